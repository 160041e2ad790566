import type { Habit } from "../../part.ts";

/** Patient owners wait for this share of the clock, and at most twice as long: by then others have come to trust their seats. */
const UNTIL = 0.12;

/** A bot that owns many seats: patient ones have them play fair at first, the others let them lie from the beginning. */
export const patience =
  (patient: number): Habit =>
  (seen, memory, luck) => {
    memory.patience ??= luck.uniform("how patient an owner is");
    memory.waits ??= UNTIL * (1 + luck.uniform("how long an owner waits"));
    const gone = (seen.now - seen.begin) / Math.max(1, seen.end - seen.begin);
    const holds = memory.patience < patient && gone < memory.waits;
    const verb = holds ? "restrain" : "unleash";
    return seen.offers.some((offer) => offer.verb === verb && !offer.not) ? { verb } : undefined;
  };
