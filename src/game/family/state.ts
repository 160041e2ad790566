import type { Value } from "../assembly/amendable.ts";
import type { Constitution } from "../assembly/state.ts";
import type { Compared } from "../compared.ts";
import type { House } from "../house.ts";
import { SISTERS_MAX } from "../limits.ts";
import type { Scenario } from "../scenario.ts";
import type { Level, SeatId } from "../types.ts";

/** The rule over which two rooms parted: what it is in each. */
export interface Split {
  part: string;
  option: string;
  here: Value;
  there: Value;
}

/** What a room begins with that splits off from another: the rules that the other had before, and nobody in it yet. */
export interface Founding {
  plan: Scenario[];
  step: number;
  constitution: Constitution;
  house: Pick<House, "mode" | "names" | "bots" | "forks">;
  level: Level;
  pace: number;
  /** Rounds that were played already: the next has the same number in both rooms. */
  rounds: number;
  /** So many seats, bots' at first: whoever comes finds the number that they had. */
  seats: number;
  /** So many rooms may still split off from it: see Family. */
  left: number;
  /** Over which rule they parted, as the new room sees it; absent in what was stored before it was kept. */
  split?: Split;
}

/** Another room of the family. */
export interface Kin {
  /** Rounds that were over when the two became two. */
  since: number;
  /** Over which rule they parted; absent in what was stored before it was kept. */
  split?: Split;
  /** What it is to begin with, until it is known that it has. */
  founding?: Founding;
  /** The latest of this room's rounds that it was told of. */
  told?: number;
  /** Its own latest round that counted, as everybody there was told of it. */
  heard?: Compared;
  /** It has ended. */
  gone?: true;
}

/** Somebody on the way to another room, `n` counting this room's. Until they are there, they are here. */
export interface Going {
  to: string;
  n: number;
}

/** The rooms that this one split off from or that split off from it, and who went where. Plain JSON. */
export interface Family {
  /** The code of the room that this one split off from; absent for the first of a family. */
  mother?: string;
  /** So many rooms may still split off from this one: half of what is left, rounded down, goes with each to split off from there. */
  left: number;
  /** By code. */
  kin: Record<string, Kin>;
  /** The room that those go to who lost the vote after this round. */
  sister?: { code: string; round: number };
  /** Those on the way now, by seat; and how many have ever been. */
  going: Record<SeatId, Going>;
  moves: number;
  /** Seats of those who went, and where to. */
  parted: Record<SeatId, string>;
  /** Those who came from another room: from which, and from which seat there. */
  came: Record<SeatId, { from: string; home: SeatId }>;
  /** The latest arrival from a room's seat, by code and seat: the same one counts once. */
  arrived: Record<string, { n: number; seat: SeatId }>;
  /** Why somebody who wanted to go did not get there, in a code, until they try again. */
  stuck: Record<SeatId, string>;
}

export type FamilyInput =
  /** A seat that lost a vote goes on under the old rules. `code`: of the room to be made, where nobody went before. */
  | { type: "part"; seat: SeatId; code: string }
  /** A seat goes back to the room that this one split off from. */
  | { type: "return"; seat: SeatId }
  /** The seat is in the other room now. */
  | { type: "parted"; seat: SeatId }
  /** It did not get there: why, in a code. */
  | { type: "stuck"; seat: SeatId; why: string }
  /** This room splits off from the room `of`; its first input. */
  | { type: "found"; of: string; founding: Founding }
  /** The room that was to be made has another code, since that one was taken; or it is made. */
  | { type: "redraw"; code: string; to: string }
  | { type: "made"; code: string }
  /** Somebody comes from seat `home` of the room `from`, on its move `n`; wants seat `at`. */
  | {
      type: "arrive";
      from: string;
      home: SeatId;
      n: number;
      at: SeatId;
      name: string;
      score: number;
      open: number;
      times?: number;
      host?: true;
    }
  /** The latest round of another room; that room was told of ours; it has ended. */
  | { type: "heard"; from: string; one: Compared }
  | { type: "told"; to: string; round: number }
  | { type: "gone"; code: string };

export const newFamily = (): Family => ({
  left: SISTERS_MAX,
  kin: {},
  going: {},
  moves: 0,
  parted: {},
  came: {},
  arrived: {},
  stuck: {},
});

/** From which room's seat an arrival came, as `arrived` has it. */
export const homeKey = (from: string, home: SeatId): string => `${from} ${home}`;
