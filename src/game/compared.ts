import { COMPARED_MAX } from "./limits.ts";
import { mechanisms } from "./mechanisms/registry.ts";
import { parsed } from "./parts.ts";
import { liarsOf } from "./round/naming.ts";
import { type Scenario, standing } from "./scenario.ts";
import type { Result } from "./score.ts";
import type { RoundState } from "./state.ts";
import { liars } from "./trials/liars/liars.ts";
import type { Ms, SeatId } from "./types.ts";

/** A round that counted, as it stands beside others: what everybody was told of it, and nothing of any seat. Times in ms. */
export interface Compared extends Pick<Scenario, "world" | "mechanism" | "clock"> {
  round: number;
  /** The setup's name. */
  scenario: string;
  /** The first of the rounds that were the same again, where this is one of them and not the first. */
  again?: number;
  /** In whose hands the decision lay. */
  deciders: "one" | "few" | "all";
  /** What went wrong on purpose. */
  trials: string[];
  /** How many lied, where somebody may have and it was told. */
  liars?: number;
  /** How it ended, and how good that was and could have been, 0 to 10; all absent where it was not told. */
  ended?: Pick<Result, "ending" | "worth" | "best">;
  took: Ms;
  /** The fewest seats that together decide, by the rules alone, and of how many; absent where no rule says so. */
  fewest?: number;
  seats?: number;
  /** Who played: so many people, and so many bots; absent in what was stored before it was kept. */
  people?: number;
  bots?: number;
  /** Whoever had the decision in their hands, by name, and whether they lied: in open rooms, where it was one or a few. */
  heads?: readonly Head[];
}

/** A seat that decided for all, as it was called. The name is empty where that seat was given up since. */
export interface Head {
  seat: SeatId;
  name: string;
  lied?: true;
}

const tenth = (x: number): number => Math.round(10 * x) / 10;

/** Who decided for all in a round, where that was not everybody; `names` by seat. In discreet rooms nobody is named. */
function headsOf(r: RoundState, heads: readonly SeatId[], names: readonly string[]): Head[] {
  if (r.level !== "open" || (mechanisms.get(r.scenario.mechanism)?.deciders ?? "all") === "all") return [];
  const liars = liarsOf(r);
  return heads.map((seat) => ({ seat, name: names[seat] ?? "", ...(liars.includes(seat) && { lied: true as const }) }));
}

/** What stays of a round to be held against others. `foremost`: who had most power in it; `names`: of all seats. */
export function comparedOf(
  r: RoundState,
  result: Result,
  people: number,
  foremost: readonly SeatId[],
  names: readonly string[],
): Compared {
  const { scenario: played, level, number } = r;
  const { id, world, mechanism, clock, again } = played;
  // Of cards those that were played: one that was to come and never did took nothing.
  const all = [...standing(played).map((one) => one.id), ...(r.cards ?? []).map(({ trial }) => trial)];
  const trials = [...new Set(all)];
  // How it ended would name a liar, and the room is discreet: what was not told at the reveal is not told later.
  const told = !(result.names && level === "discreet");
  const { ending, worth, best } = result;
  const heads = headsOf(r, foremost, names);
  return {
    round: number,
    scenario: id,
    world,
    mechanism,
    clock,
    ...(again !== undefined && { again }),
    deciders: mechanisms.get(mechanism)?.deciders ?? "all",
    trials,
    ...(told && trials.includes(liars.id) && { liars: liarsOf(r).length }),
    ...(told && { ended: { ending, worth: tenth(worth), best: tenth(best) } }),
    took: result.took,
    people,
    bots: r.seats.length - people,
    ...(heads.length > 0 && { heads }),
    ...fewestOf(r),
  };
}

/** How few of the round's seats together decide. */
function fewestOf({ scenario: { mechanism, options }, seats }: RoundState): Pick<Compared, "fewest" | "seats"> {
  const factory = mechanisms.get(mechanism);
  if (!factory?.fewest) return {};
  const fewest = factory.fewest(parsed(factory.options, options.mechanism), seats.length, options.world);
  return { fewest, seats: seats.length };
}

/** The same with a seat called otherwise from the beginning, or no longer named. A new list. */
export const renamedIn = (list: readonly Compared[], seat: SeatId, name = ""): Compared[] =>
  list.map((one) => {
    const { heads } = one;
    if (!heads?.some((head) => head.seat === seat)) return one;
    return { ...one, heads: heads.map((head) => (head.seat === seat ? { ...head, name } : head)) };
  });

/** With one round more; the oldest is forgotten where there are too many. A new list. */
export const withCompared = (list: readonly Compared[], one: Compared): Compared[] =>
  [...list, one].slice(-COMPARED_MAX);
