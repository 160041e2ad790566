import { mechanisms } from "./mechanisms/registry.ts";
import { partsFault } from "./parts.ts";
import { type Scenario, standing } from "./scenario.ts";

const kindsOf = (s: Scenario): string =>
  JSON.stringify(
    standing(s)
      .map(({ id }) => id)
      .sort(),
  );

/**
 * The setups that play a round's world under another rule, one for each other mechanism there: the first that counts and in which
 * the same kinds of trial go wrong, or else the first that counts.
 */
export function otherRules(played: Scenario): Scenario[] {
  const kinds = kindsOf(played);
  return [...mechanisms.values()].flatMap(({ id, world, scenarios }) => {
    if (world !== played.world || id === played.mechanism) return [];
    const counting = scenarios.filter(({ scored }) => scored);
    const found = counting.find((one) => kindsOf(one) === kinds) ?? counting[0];
    return found ? [found] : [];
  });
}

/** The setup of the same again, without anything of the earlier round: as it is chosen in a lobby. */
export function afresh({ again: _, ...played }: Scenario): Scenario {
  const named = mechanisms.get(played.mechanism)?.scenarios.find(({ id }) => id === played.id);
  return named ? { ...named, fill: played.fill } : played;
}

/**
 * The same again under another rule: the setup named `id` for as many seats, with what the world carries over of its truth
 * (`carried`: see World). `round` is the number of the round that was played. Undefined for what is no such setup.
 */
export function sameAgain(
  played: Scenario,
  id: string,
  round: number,
  carried: Readonly<Record<string, unknown>> | undefined,
): Scenario | undefined {
  const other = otherRules(played).find((one) => one.id === id);
  if (!other) return undefined;
  const options = { ...other.options, world: { ...other.options.world, ...carried } };
  const next = { ...other, options, again: played.again ?? round };
  // Not every rule bears as large a room.
  const full = { ...next, fill: played.fill };
  return partsFault(full) === undefined ? full : next;
}
