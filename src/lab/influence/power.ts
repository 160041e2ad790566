// Over whom the power of one round was spread: exact, from its recording.
import type { RoundState } from "../../game/index.ts";
import { entropy, gini, nakamoto, shares } from "../../game/measures/power.ts";
import type { AuthorityState } from "../../game/mechanisms/authority/state.ts";
import type { CouncilState } from "../../game/mechanisms/council/state.ts";
import type { QueenState } from "../../game/mechanisms/queen/state.ts";
import type { SeatId } from "../../game/types.ts";
import { carried } from "../measures/axes.ts";
import { decisionsOf, powersOf, unitsOf } from "../measures/units.ts";

export interface PowerMap {
  /** What the amounts are: what each seat carried of the decisions that were made; where none was, the power that it had. */
  of: "carried" | "power";
  amounts: Record<SeatId, number>;
  /** Shares of all there is, 0 to 1, the largest first: of seats, or of nodes where they hold them. */
  shares: number[];
  /** So many nodes hold them, where seats share a node, as miners do a pool: they count as one, since one decides for them. */
  nodes?: number;
  /** The fewest seats (or nodes) that hold more than half, and more than a third. */
  half: number;
  third: number;
  /** Where more than two thirds have to agree: the fewest seats that can keep all others from it. */
  stops?: number;
  /** In bits, and the most that so many seats can have. */
  entropy: number;
  most: number;
  gini: number;
}

/** The measures of amounts that are not all nothing. */
export function measured(of: PowerMap["of"], amounts: Record<SeatId, number>): PowerMap {
  const values = Object.values(amounts);
  const most = entropy(values.map(() => 1));
  return {
    of,
    amounts,
    shares: shares(values).sort((a, b) => b - a),
    half: nakamoto(values, 1 / 2),
    third: nakamoto(values, 1 / 3),
    entropy: entropy(values),
    most,
    gini: gini(values),
  };
}

/** Who alone may decide, where a rule gives that to one or a few. Nobody, where it does not, or they were not elected yet. */
function chosen({ parts }: RoundState): readonly SeatId[] {
  const { queen } = (parts.queen ?? {}) as Partial<QueenState>;
  const { sequencer } = (parts.authority ?? {}) as Partial<AuthorityState>;
  const one = queen ?? sequencer;
  const few = (parts.council ?? parts["council-bft"] ?? {}) as Partial<CouncilState>;
  return one === undefined ? (few.council ?? []) : [one];
}

/** The power that each seat had over the decision, whether or not there was one. */
function had(r: RoundState): Record<SeatId, number> {
  const powers = powersOf(r);
  const few = chosen(r);
  if (few.length === 0) return powers;
  return Object.fromEntries(r.seats.map((seat) => [seat, few.includes(seat) ? (powers[seat] ?? 0) : 0]));
}

/** The amounts of a round that is over, by seat and, where seats share nodes, by node. */
function mapOf(r: RoundState): PowerMap {
  const powers = powersOf(r);
  const shares = carried(decisionsOf(r), powers);
  const some = Object.values(shares).some((share) => share > 0);
  const of = some ? "carried" : "power";
  const amounts = some ? shares : had(r);
  const units = unitsOf(r);
  if (units.every((seats) => seats.length === 1)) return measured(of, amounts);
  const sum = (seats: readonly SeatId[]): number => seats.reduce((all, seat) => all + (amounts[seat] ?? 0), 0);
  const byNode = measured(of, Object.fromEntries(units.map((seats, node) => [node, sum(seats)])));
  return { ...byNode, amounts, nodes: units.length };
}

/** The mechanisms in which more than two thirds of those who vote have to agree. */
const OF_THIRDS = ["bft", "council-bft"];

/** The fewest without whom the others hold two thirds of these powers at most. */
function stopping(powers: readonly number[]): number {
  const all = powers.reduce((sum, one) => sum + one, 0);
  const largest = [...powers].sort((a, b) => b - a);
  let [n, rest] = [0, all];
  while (n < largest.length && 3 * rest > 2 * all) rest -= largest[n++] as number;
  return n;
}

/** The power map of a round that is over. */
export function powerOf(r: RoundState): PowerMap {
  const map = mapOf(r);
  return OF_THIRDS.some((id) => id in r.parts) ? { ...map, stops: stopping(Object.values(had(r))) } : map;
}
