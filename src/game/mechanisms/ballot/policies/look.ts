import { viewsAlwaysIn, viewsIn } from "../../../policies/seen.ts";
import type { Choice, Luck, Ms, Seen } from "../../../types.ts";
import type { ScoutView, SwarmViews } from "../../../worlds/swarm/view.ts";
import type { BallotViews, BoardView, VoterView } from "../view.ts";

/** What a voter's bot sees, with the types of the swarm and of `ballot`. */
export interface Sees {
  me: ScoutView;
  mine: VoterView;
  /** The bell has rung. */
  voting: boolean;
  /** The board: at the swarm, or once the bell has rung. */
  board: BoardView;
}

/** Reads the typed views out of what a bot is given. */
export function look(seen: Seen): Sees {
  const ballot = viewsAlwaysIn<BallotViews>(seen, "ballot");
  const all = ballot("all");
  const board = all.board ?? viewsIn<BallotViews>(seen, "ballot")("floor")?.board ?? {};
  const me = viewsAlwaysIn<SwarmViews>(seen, "swarm")("seat");
  return { me, mine: ballot("seat"), voting: all.vote !== undefined, board };
}

/** The targets of a verb that is possible now. */
export const targets = (seen: Seen, verb: string): number[] =>
  seen.offers.find((offer) => offer.verb === verb && !offer.not)?.aim?.ids ?? [];

export const readingOf = ({ me }: Sees, site: number): number => me.known[site]?.reading ?? 0;
export const visitsOf = ({ me }: Sees, site: number): number => me.known[site]?.visits ?? 0;

/** The sites that it has read, best reading first. */
export const read = (sees: Sees): number[] =>
  Object.keys(sees.me.known)
    .map(Number)
    .filter((site) => sees.me.known[site]?.reading !== undefined)
    .sort((a, b) => readingOf(sees, b) - readingOf(sees, a));

/** To the nearest half point, 0 to 10. */
export const halves = (x: number): number => Math.min(10, Math.max(0, Math.round(2 * x) / 2));

/** The mean of its readings of a site: remembers each visit's. */
export function meanOf(sees: Sees, site: number, memory: Record<string, number>): number {
  const visits = visitsOf(sees, site);
  if (visits > (memory[`visits ${site}`] ?? 0)) {
    memory[`visits ${site}`] = visits;
    memory[`times ${site}`] = (memory[`times ${site}`] ?? 0) + 1;
    memory[`sum ${site}`] = (memory[`sum ${site}`] ?? 0) + readingOf(sees, site);
  }
  return (memory[`sum ${site}`] ?? 0) / Math.max(1, memory[`times ${site}`] ?? 0);
}

/** Whoever stays at the swarm looks at the board so often. ms */
const GLANCE: Ms = 3000;

type Memory = Record<string, number>;

/** What share of the clock is over, 0 to 1. */
export const share = (seen: Seen): number => (seen.now - seen.begin) / Math.max(1, seen.end - seen.begin);

/** How a voter plays: where it flies, what it tells of a site that it is back from (undefined: nothing), and the best first for its vote. */
export interface Ways {
  /** A site that it returns to or checks; undefined to explore; null to stay where it is. */
  flies(seen: Seen, sees: Sees, memory: Memory, luck: Luck): number | undefined | null;
  tells(sees: Sees, site: number, memory: Memory): number | undefined;
  /** It wants the bell now. */
  rings(seen: Seen, sees: Sees, memory: Memory): boolean;
  /** The sites that it votes for, the best first; under plurality the first alone. */
  votes(seen: Seen, sees: Sees, memory: Memory): number[];
}

/** A vote that is still to be given, one mark at a time. Bots do not change theirs. */
function voting(seen: Seen, sees: Sees, memory: Memory, { votes }: Ways): Choice {
  const may = targets(seen, "vote");
  const { method } = viewsAlwaysIn<BallotViews>(seen, "ballot")("all");
  const wants = votes(seen, sees, memory);
  const list = method === "plurality" ? wants.slice(0, 1) : wants;
  if (method === "plurality" && sees.mine.marks.length > 0) return undefined;
  const site = list.find((one) => may.includes(one));
  return site === undefined ? undefined : { act: { verb: "vote", site } };
}

/** One step of a voter that plays in these ways. */
export function step(ways: Ways): (seen: Seen, memory: Memory, luck: Luck) => Choice {
  return (seen, memory, luck) => {
    const sees = look(seen);
    const { me, mine } = sees;
    if (sees.voting) return voting(seen, sees, memory, ways);
    if (me.at === "wing") return undefined;
    if (me.at === "site") return me.leaves === undefined ? undefined : { act: { verb: "home" } };
    const site = mine.back;
    if (site !== undefined) {
      const claim = ways.tells(sees, site, memory);
      return claim === undefined ? { act: { verb: "quiet" } } : { act: { verb: "tell", site, claim } };
    }
    const may = seen.offers.some(({ verb, not }) => verb === "ring" && !not);
    if (may && ways.rings(seen, sees, memory)) return { act: { verb: "ring" } };
    const to = ways.flies(seen, sees, memory, luck);
    if (to === null) return { wait: GLANCE };
    if (to !== undefined && targets(seen, "return").includes(to)) return { act: { verb: "return", site: to } };
    if (to !== undefined && targets(seen, "check").includes(to)) return { act: { verb: "check", site: to } };
    return { act: { verb: "explore" } };
  };
}
