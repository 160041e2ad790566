import { queen } from "../../game/mechanisms/queen/queen.ts";
import type { QueenState } from "../../game/mechanisms/queen/state.ts";
import type { RoundState } from "../../game/state.ts";
import type { Choice, Policy, SeatId } from "../../game/types.ts";
import { band, difference, type Measure } from "../models/rounds-rows.ts";
import { measuredError, Z95 } from "../statistics.ts";
import { ahead, beats, gap, type Measured, type Must } from "./measured.ts";
import { firstLiar, type WorthRows } from "./row.ts";

const herSeat = (r: RoundState): SeatId => (r.parts.queen as QueenState).queen;
const firstScout = (r: RoundState): SeatId =>
  r.seats.find((seat) => seat !== herSeat(r) && r.roles[seat] === undefined) as SeatId;

/** Plays as another bot does, but says something else of what it read. */
function saying(id: string, like: string, says: (claim: number) => number): Policy {
  const policy = queen.family.policies.get(like) as Policy;
  return {
    id,
    decide(seen, memory, luck): Choice {
      const choice = policy.decide(seen, memory, luck);
      const reports = choice && "act" in choice && choice.act.verb === "report";
      return reports ? { act: { ...choice.act, claim: says(Number(choice.act.claim)) } } : choice;
    },
  };
}

/** One way ends in the best home so many points of a hundred more often than another. */
const finds =
  (a: string, b: string, by: number): Must =>
  (m: Measured) => {
    const best = (way: string): Measure => {
      const k = m.ways[way]?.endings.best ?? 0;
      return { measured: (100 * k) / m.runs, halfWidth: 100 * Z95 * measuredError(k, m.runs), runs: m.runs };
    };
    const more = difference(best(a), best(b));
    return [band(`${m.id}: best home, ${a} − ${b}, points`, more, by, Number.POSITIVE_INFINITY, "rounds that end so")];
  };

const ways = {
  idle: null,
  honest: "honest",
  sharp: "sharp",
  boasts: saying("boasts", "honest", () => 10),
  belittles: saying("belittles", "honest", (claim) => Math.max(0, claim - 3)),
};
/** What dishonesty costs a scout at least, in points. */
const CLEARLY = 4;
const must = [gap("sharp", "idle", 0.2), ahead("honest", "boasts", CLEARLY), ahead("honest", "belittles", CLEARLY)];

/** One seat decides: from a scout's place, from hers, from a robber's, and from hers when she is captured. */
export const queenWorth: WorthRows = {
  queen: { scenario: "queen", seat: firstScout, ways, must },
  "queen-decides": {
    scenario: "queen",
    seat: herSeat,
    ways: { idle: null, hasty: "hasty", sharp: "sharp" },
    must: [gap("sharp", "idle", 0.2), beats("sharp", "hasty"), finds("sharp", "hasty", 15)],
  },
  "captured-queen": { scenario: "captured-queen", seat: firstScout, ways, must: [gap("sharp", "idle", 0.2)] },
  "captured-decides": {
    scenario: "captured-queen",
    // In all but a tenth of the rounds she is.
    changes: { liars: 0.9 },
    seat: herSeat,
    ways: { idle: null, honest: "honest", takes: "robber" },
    must: [gap("takes", "idle", 0.2), beats("takes", "honest")],
  },
  "queen-robber": {
    scenario: "queen",
    changes: { liars: 1 / 8 },
    seat: firstLiar,
    ways: { idle: null, honest: "honest", lies: "robber" },
    must: [gap("lies", "idle", 0.2), beats("lies", "honest")],
  },
};
