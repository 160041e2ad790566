import type { Factory } from "../part.ts";
import type { Command, Offer } from "../types.ts";

/** A number that can be chosen is tried at its ends and in the middle. */
const LEVELS = [0, 0.5, 1] as const;
/** Of one verb's targets no more than so many are tried: the first, which views list by age or number. */
const TARGETS = 3;

/** What parts say of which verbs are instead of which. */
type Kinds = readonly Pick<Factory<string, unknown, unknown, unknown>, "beside" | "each">[];

function amounts({ field, min, max, step }: NonNullable<Offer["amount"]>): Record<string, number>[] {
  const steps = Math.floor((max - min) / step);
  const levels = new Set(LEVELS.map((level) => min + step * Math.round(level * steps)));
  return [...levels].map((amount) => ({ [field]: amount }));
}

/** What of a verb's targets may be instead of what was chosen. */
function targets({ verb, aim }: Offer, chosen: Command, kinds: Kinds): readonly number[] {
  const ids = aim?.ids ?? [];
  if (!aim || !kinds.some(({ each }) => each?.includes(verb))) return ids.slice(0, TARGETS);
  return ids.filter((id) => id === chosen[aim.field] && verb !== chosen.verb);
}

/**
 * What a seat could sensibly have done instead of what it chose, by what it was offered just then: every verb that was possible,
 * with a few of its targets and amounts.
 */
export function alternatives(offers: readonly Offer[], chosen: Command, kinds: Kinds): Command[] {
  const beside = (verb: string) => kinds.find((kind) => kind.beside?.includes(verb));
  const commands: Command[] = [];
  for (const offer of offers) {
    const { verb, aim, amount, not } = offer;
    if (not || beside(verb) !== beside(chosen.verb)) continue;
    for (const target of aim ? targets(offer, chosen, kinds).map((id) => ({ [aim.field]: id })) : [{}]) {
      for (const level of amount ? amounts(amount) : [{}]) commands.push({ verb, ...target, ...level });
    }
  }
  const text = JSON.stringify(Object.entries(chosen).sort());
  return commands.filter((one) => JSON.stringify(Object.entries(one).sort()) !== text);
}
