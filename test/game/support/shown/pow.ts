import type { RoundState } from "../../../../src/game/index.ts";
import type { PowState } from "../../../../src/game/mechanisms/pow/state.ts";
import { liarsIn } from "../../../../src/game/trials/liars/liars.ts";
import type { ChainState } from "../../../../src/game/worlds/chain/state.ts";
import type { Shown } from "./types.ts";

const known = (r: RoundState): boolean => liarsIn(r.scenario)?.known ?? false;

/** The attackers' own node, if this viewer is one of them. */
const cartelOf = (w: ChainState, viewer: number | "screen") =>
  w.nodes.find((node) => node.hidden && viewer !== "screen" && node.seats.includes(viewer));

export const pow: Shown = {
  paths(r, viewer) {
    const [s, w] = [r.parts.pow as PowState, r.parts.chain as ChainState];
    const paths = ["options", "until", "interval", "usual"];
    if (viewer === "screen") return paths;
    // Of others' votes only how many there are for each tip.
    const node = w.seats[viewer]?.node;
    paths.push(`nodes.${node}.tips`, `nodes.${node}.votes.${viewer}`);
    if (!cartelOf(w, viewer) || !s.cartel) return paths;
    for (const field of ["node", "tip", "held", "best", `votes.${viewer}`]) paths.push(`cartel.${field}`);
    if (known(r)) paths.push("cartel.votes");
    return paths;
  },
  mend(mutant, r, viewer) {
    if (viewer === "screen") return;
    const [s, w] = [r.parts.pow as PowState, r.parts.chain as ChainState];
    const hidden = mutant.parts.pow as PowState;
    const node = w.seats[viewer]?.node ?? -1;
    const [mine, theirs] = [s.nodes[node], hidden.nodes[node]];
    // As many votes for each tip, from others of the pool.
    if (mine && theirs) theirs.votes = dealt(mine.votes, viewer, w.nodes[node]?.seats ?? []);
    const cartel = cartelOf(w, viewer);
    if (cartel && s.cartel && hidden.cartel && !known(r))
      hidden.cartel.votes = dealt(s.cartel.votes, viewer, cartel.seats);
  },
};

/** The same votes, but for one's own cast by other seats, the last of them first. */
function dealt<V>(votes: Record<number, V>, viewer: number, seats: readonly number[]): Record<number, V> {
  const others = seats.filter((seat) => seat !== viewer).reverse();
  const cast = Object.entries(votes).filter(([seat]) => Number(seat) !== viewer);
  const own = votes[viewer];
  const given = cast.map(([, vote], i) => [others[i] as number, vote]);
  return Object.fromEntries([...given, ...(own === undefined ? [] : [[viewer, own]])]);
}
