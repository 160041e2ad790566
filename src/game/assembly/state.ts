import type { Ms, SeatId } from "../types.ts";
import type { Value } from "./amendable.ts";
import type { Amendment } from "./amendments.ts";
import type { Tally, VotingRule } from "./ways.ts";

/** Everybody proposes and seconds for so long, then votes for so long; both are over early when all are done. ms */
export const PROPOSE: Ms = 35_000;
export const VOTE: Ms = 25_000;
/** So many of the most seconded are voted on: what a phone shows at once, and people can weigh in 25 s. */
export const VOTED_MAX = 3;
/** Proposals in one assembly at most, a seat's latest alone: a hall of 300 would be shown hundreds. */
export const PROPOSALS_MAX = 12;
/** Bots propose so many at most, so that people's own are not lost among them. */
export const BOTS_PROPOSE = 3;
/** What each has to spend under quadratic votes in one assembly: five votes on one proposal, or four and three on two. */
export const CREDITS = 25;
export const VOTES_MAX = 5;
/** The rules of voting need more than two thirds, or more where the room's own threshold is higher. */
export const TWO_THIRDS = 2 / 3;
/** Amendments and refusals that the room remembers: a campaign has about a dozen. */
export const HISTORY_MAX = 40;
/** How large a share of those who voted has to be against an amendment that passes, so that they may part ways. */
export const PARTING_SHARE = 1 / 4;

/** Something is proposed: by a seat, and who stands behind it, the first among them. All is said aloud, as with raised hands. */
export interface Proposal extends Amendment {
  id: number;
  by: SeatId;
  /** A bot's own idea: visibly so. */
  bot?: true;
  seconds: SeatId[];
  /** Under conviction: it stands from an earlier assembly. */
  stands?: true;
}

/** Something that somebody will do at a time, as bots do. */
export interface Due {
  t: Ms;
  seat: SeatId;
}

/** An assembly: plain JSON. Ballots are secret, and gone once they are counted. */
export interface Assembly {
  stage: "propose" | "vote" | "over";
  /** After which round. */
  round: number;
  opened: Ms;
  /** When the stage ends at the latest. */
  until: Ms;
  /** What bots draw by: 128 bits in hex. Secret until it is over. */
  key: string;
  /** The rule of voting in force when it began. */
  voting: VotingRule;
  /** The seats that it began with: people who come later take part as well. */
  seats: SeatId[];
  proposals: Proposal[];
  /** The number of the next proposal. */
  next: number;
  /** Who has nothing more to say at this stage. */
  done: SeatId[];
  /** What is voted on, by its number, the most seconded first. */
  voted: number[];
  /** By proposal and seat: votes, above 0 for it. Secret. */
  ballots: Record<number, Record<SeatId, number>>;
  /** When bots do something next, in order. */
  due: Due[];
  /** How it came out, from the count on. */
  results: Enacted[];
}

/** What was voted on, and how it came out. */
export interface Enacted extends Amendment {
  round: number;
  from: Value;
  /** Who proposed it; absent for a seat that was given up since. */
  by?: SeatId;
  bot?: true;
  passed: boolean;
  /** It had the votes, and was left: another change of the same rule had more, or no round could be played with both. */
  left?: true;
  tally: Tally;
  /** The same votes counted by the other ways. */
  recounts: Tally[];
}

/** What has support that grows until it carries, under conviction. */
export interface Standing extends Amendment {
  by: SeatId;
  bot?: true;
  /** By seat, how much has grown. As secret as ballots. */
  grown: Record<SeatId, number>;
}

/** How a kind of player fared in a round: for bots, which go by what their own kind gained. */
export interface Fared {
  round: number;
  mechanism: string;
  /** The clock had as good as run out when it was over. */
  late: boolean;
  /** By kind, the mean of their points. */
  means: Record<string, number>;
  /** The fewest seats that together could have decided, as the mechanism counts power: see power.ts. */
  few?: number;
}

/** The room's own rules: plain JSON. */
export interface Constitution {
  voting: VotingRule;
  /** What was decided and holds, by part and option. */
  decided: Record<string, Value>;
  history: Enacted[];
  standing: Standing[];
}

export const newConstitution = (): Constitution => ({
  voting: { way: "heads", quorum: 0.2, threshold: 1 / 2 },
  decided: {},
  history: [],
  standing: [],
});

/** What a room without rules of its own has. */
export const constitutionOf = (s: { constitution?: Constitution }): Constitution => s.constitution ?? newConstitution();

export type AssemblyInput =
  /** An assembly opens; bots draw by this key. */
  | { type: "assembly"; key: string }
  /** Its stage is over now: who drives goes on. */
  | { type: "count" }
  | ({ type: "propose"; seat: SeatId } & Amendment)
  /** A seat stands behind a proposal, or no longer. */
  | { type: "second"; seat: SeatId; proposal: number; on: boolean }
  /** `votes`: above 0 for it, below against it, 0 for neither. */
  | { type: "ballot"; seat: SeatId; proposal: number; votes: number }
  /** A seat has nothing more to say at this stage. */
  | { type: "content"; seat: SeatId };
