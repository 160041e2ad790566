import { BOTS_MAX, SLOW_MAX } from "./limits.ts";
import type { Refusal, SeatId } from "./types.ts";

/** Why a seat may drive the room: a host named it, or the people there elected it while no host was there. */
export type Driver = "named" | "elected";

/** How a room is driven, and by whom; plain JSON. */
export interface House {
  /** With friends anyone chooses what comes next and starts it, between rounds; in a class only hosts do. */
  mode: "friends" | "class";
  /** Nobody new comes in. */
  locked: boolean;
  /** Whether people may type a name of their own, or pick among those offered. */
  names: "own" | "offered";
  /** Whether those who lost a vote may part ways; absent, with friends alone. */
  forks?: boolean;
  /** What the room speaks, for whoever has chosen no language: "de", "zh-CN". Absent: each page goes by its browser. */
  language?: string;
  /** So many bots play beside the people; absent, they fill up to what the scenario wants. */
  bots?: number;
  hosts: Record<SeatId, Driver>;
  /** Seats that need longer, and how many times as long. Nobody but hosts and the seat itself may know. */
  slow: Record<SeatId, number>;
  /** The people here may elect a host. `present`: who was here at the first vote; more than half of them decide. */
  election?: { present: SeatId[]; votes: Record<SeatId, SeatId> };
}

export type HouseInput =
  | { type: "mode"; mode: House["mode"] }
  | { type: "lock"; locked: boolean }
  | { type: "names"; names: House["names"] }
  /** Those who lose a vote may go on under the old rules in a room of their own, or may not. */
  | { type: "forks"; allowed: boolean }
  /** Without one, each its own. */
  | { type: "language"; language?: string }
  /** Without a number, as the scenario wants. */
  | { type: "bots"; bots?: number }
  /** A host makes a seat one, or no longer. */
  | { type: "host"; seat: SeatId; host: boolean }
  /** A seat needs so many times as long: 1, 1.5 or 2. */
  | { type: "slow"; seat: SeatId; times: number }
  /** No host is here: the people may elect one. */
  | { type: "election" }
  /** `present`: the seats that are here now; those of the first vote count. */
  | { type: "elect"; seat: SeatId; choice: SeatId; present: SeatId[] }
  /** A host is here: no election, and no elected ones. */
  | { type: "hosted" };

/** A language by its tag: which there are is the client's to know. */
export const LANGUAGE_TAG = /^[a-z]{2,3}(-[A-Za-z]{2,8})?$/;

export const newHouse = (): House => ({ mode: "friends", locked: false, names: "own", hosts: {}, slow: {} });

/** Whether those who lost a vote may part ways: a class stays together unless its host says otherwise. */
export const mayFork = ({ forks, mode }: Pick<House, "forks" | "mode">): boolean => forks ?? mode === "friends";

/** What a seat that is given up leaves behind: nothing. */
export function forgetSeat(h: House, seat: SeatId): void {
  delete h.hosts[seat];
  delete h.slow[seat];
  if (!h.election) return;
  delete h.election.votes[seat];
  h.election.present = h.election.present.filter((one) => one !== seat);
  for (const [voter, choice] of Object.entries(h.election.votes))
    if (choice === seat) delete h.election.votes[Number(voter)];
}

/**
 * How many times as long a round takes, for those of the room's seats that need it; whether they are here at the moment or not,
 * as a clock that changed with somebody's comings and goings would tell everybody who it is.
 */
export const slowest = (h: House): number => Math.max(1, ...Object.values(h.slow));

/** More than half of those who were there at the first vote. */
export const majorityOf = (present: readonly SeatId[]): number => Math.floor(present.length / 2) + 1;

function elect(h: House, { seat, choice, present }: Extract<HouseInput, { type: "elect" }>): Refusal | undefined {
  const { election } = h;
  if (!election) return { code: "no_election" };
  if (Object.keys(election.votes).length === 0) election.present = [...new Set(present)];
  // Who came later neither votes nor is counted.
  if (!election.present.includes(seat)) return { code: "not_present" };
  if (!election.present.includes(choice)) return { code: "not_present" };
  if (election.votes[seat] === choice) return { code: "no_change" };
  election.votes[seat] = choice;
  const count = Object.values(election.votes).filter((one) => one === choice).length;
  if (count < majorityOf(election.present)) return undefined;
  h.hosts[choice] = "elected";
  delete h.election;
  return undefined;
}

/** Does it, or refuses and changes nothing. Seats that it names are people's: the session has seen to that. */
export function houseInput(h: House, input: HouseInput): Refusal | undefined {
  switch (input.type) {
    case "mode":
      if (input.mode !== "friends" && input.mode !== "class") return { code: "bad_setup" };
      if (h.mode === input.mode) return { code: "no_change" };
      h.mode = input.mode;
      return undefined;
    case "lock":
      if (typeof input.locked !== "boolean") return { code: "bad_setup" };
      if (h.locked === input.locked) return { code: "no_change" };
      h.locked = input.locked;
      return undefined;
    case "names":
      if (input.names !== "own" && input.names !== "offered") return { code: "bad_setup" };
      if (h.names === input.names) return { code: "no_change" };
      h.names = input.names;
      return undefined;
    case "forks":
      if (typeof input.allowed !== "boolean") return { code: "bad_setup" };
      if (mayFork(h) === input.allowed) return { code: "no_change" };
      h.forks = input.allowed;
      return undefined;
    case "language": {
      const { language } = input;
      if (language !== undefined && !LANGUAGE_TAG.test(language)) return { code: "bad_setup" };
      if (h.language === language) return { code: "no_change" };
      if (language === undefined) delete h.language;
      else h.language = language;
      return undefined;
    }
    case "bots": {
      const { bots } = input;
      if (bots === undefined) delete h.bots;
      else if (!(Number.isInteger(bots) && bots >= 0 && bots <= BOTS_MAX)) return { code: "bad_setup" };
      else h.bots = bots;
      return undefined;
    }
    case "host":
      if ((h.hosts[input.seat] === "named") === input.host) return { code: "no_change" };
      if (input.host) h.hosts[input.seat] = "named";
      else delete h.hosts[input.seat];
      return undefined;
    case "slow":
      if (!(input.times >= 1 && input.times <= SLOW_MAX)) return { code: "bad_setup" };
      if (input.times === 1) delete h.slow[input.seat];
      else h.slow[input.seat] = input.times;
      return undefined;
    case "election":
      if (h.election) return { code: "no_change" };
      h.election = { present: [], votes: {} };
      return undefined;
    case "elect":
      return elect(h, input);
    case "hosted": {
      const elected = Object.keys(h.hosts).filter((seat) => h.hosts[Number(seat)] === "elected");
      if (!h.election && elected.length === 0) return { code: "no_change" };
      delete h.election;
      for (const seat of elected) delete h.hosts[Number(seat)];
      return undefined;
    }
  }
}
