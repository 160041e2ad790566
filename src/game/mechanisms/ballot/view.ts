import type { Channel, Ms, SeatId } from "../../types.ts";
import type { Method } from "./count.ts";
import type { BallotReveal } from "./reveal.ts";
import { type BallotState, type Count, cast, type Facts, ringsFrom, ringTakes } from "./state.ts";

/**
 * So many claims about a site are listed, the latest: as many as read well side by side. In larger rooms their number and mean
 * say the rest, and a phone that comes back to the swarm is sent little.
 */
const LISTED = 12;

/** What was told of a site: the way there, by how many, the mean of it, and who said what of late. */
export interface ToldView {
  angle: number;
  flight: Ms;
  n: number;
  /** To one decimal. */
  mean: number;
  told: Record<SeatId, number>;
}
export type BoardView = Record<number, ToldView>;

/** What everybody knows. The board is everybody's once the bell has rung; before, one sees it at the swarm alone. */
export interface BallotAllView {
  method: Method;
  /** Before the bell: from when on it can be rung, how many want it now (never who), and how many it takes. */
  bell?: { from: Ms; wanting: number; takes: number };
  /** When the vote closes, and by when at the latest; how many have voted, and of how many. */
  vote?: { from: Ms; until: Ms; latest: Ms; cast: number; of: number };
  board?: BoardView;
  count?: Pick<Count, "votes" | "tied" | "winner" | "from" | "until">;
}
/** At the swarm, before the bell. */
export interface BallotFloorView {
  board: BoardView;
}
/** A scout: what it can tell of, what it said of each site, and its ballot. */
export interface VoterView {
  back?: number;
  said: Record<number, number>;
  marks: number[];
}
/** For the projector: how many claims are on the board, never about which sites. */
export interface BallotScreenView {
  claims: number;
}

/** The ballot's views by kind of channel, and what it reveals. */
export interface BallotViews {
  all: BallotAllView;
  floor: BallotFloorView;
  seat: VoterView;
  screen: BallotScreenView;
  reveal: BallotReveal;
}

/** Every claim is listed: who is not there has told of nothing. */
export const listsAll = (board: BoardView): boolean => Object.values(board).every(({ n }) => n <= LISTED);

export function boardView(s: BallotState, f: Facts): BoardView {
  const shown: BoardView = {};
  for (const [site, claims] of Object.entries(s.board)) {
    const sum = claims.reduce((all, { claim }) => all + claim, 0);
    const told = Object.fromEntries(claims.slice(-LISTED).map(({ seat, claim }) => [seat, claim]));
    shown[Number(site)] = {
      ...f.world.sites.way(Number(site)),
      n: claims.length,
      mean: Math.round((10 * sum) / claims.length) / 10,
      told,
    };
  }
  return shown;
}

function allView(s: BallotState, f: Facts): BallotAllView {
  const all: BallotAllView = { method: s.options.method };
  if (!s.vote) {
    all.bell = { from: ringsFrom(s, f), wanting: s.wanting, takes: ringTakes(f) };
    return all;
  }
  const { from, until, latest } = s.vote;
  all.vote = { from, until, latest, cast: cast(s), of: f.seats.length };
  all.board = boardView(s, f);
  if (s.count) {
    const { timer: _, ...shown } = s.count;
    all.count = { ...shown };
  }
  return all;
}

/** What `ballot` shows in a channel. */
export function view(s: BallotState, channel: Channel, f: Facts): object | undefined {
  const [kind, id] = channel.split(":");
  if (kind === "all") return allView(s, f);
  if (kind === "floor") return s.vote ? undefined : ({ board: boardView(s, f) } satisfies BallotFloorView);
  if (kind === "screen") {
    const claims = Object.values(s.board).reduce((sum, list) => sum + list.length, 0);
    return { claims } satisfies BallotScreenView;
  }
  const voter = kind === "seat" ? s.voters[Number(id)] : undefined;
  if (!voter) return undefined;
  const mine: VoterView = { said: { ...voter.said }, marks: [...voter.marks] };
  if (voter.back !== undefined) mine.back = voter.back;
  return mine;
}
