import type { Command, Offer } from "../types.ts";

/** A number that can be chosen is tried at its ends and in the middle. */
const LEVELS = [0, 0.5, 1] as const;
/** Of one verb's targets no more than so many are tried: the first, which views list by age or number. */
const TARGETS = 3;

function amounts({ field, min, max, step }: NonNullable<Offer["amount"]>): Record<string, number>[] {
  const steps = Math.floor((max - min) / step);
  const levels = new Set(LEVELS.map((level) => min + step * Math.round(level * steps)));
  return [...levels].map((amount) => ({ [field]: amount }));
}

/** What a seat could sensibly do by these offers: every verb that is possible now, with a few of its targets and amounts. */
export function alternatives(offers: readonly Offer[]): Command[] {
  const commands: Command[] = [];
  const tried: Record<string, number> = {};
  for (const { verb, aim, amount, not } of offers) {
    if (not) continue;
    const left = TARGETS - (tried[verb] ?? 0);
    const aims = aim ? aim.ids.slice(0, left).map((id) => ({ [aim.field]: id })) : [{}];
    tried[verb] = (tried[verb] ?? 0) + aims.length;
    for (const target of aims) {
      for (const level of amount ? amounts(amount) : [{}]) commands.push({ verb, ...target, ...level });
    }
  }
  return commands;
}
