import type { Option, SeatId } from "../../types.ts";
import { lines, type Story, type Telling } from "./story.ts";

/** From here on a check found rather a fraud than none, 0 to 1. */
const FOUND = 0.5;

/**
 * The check that turned a vote: of an option that was a fraud and was not chosen, who of those who spoke against it found it first by a check of its own, and how
 * many spoke against it in all. `fraud`: as far as it may be told. `against`: the lines that do so.
 */
export function checksThatTurned(
  story: Story,
  options: readonly Option[],
  kept: (option: Option) => boolean,
  fraud: (option: Option) => boolean | undefined,
  against: readonly string[],
): Telling[] {
  const audits = lines(story, "audited");
  const no = lines(story, ...against);
  return options
    .filter((option) => fraud(option) === true && !kept(option))
    .flatMap((block): Telling[] => {
      const refused = new Set<SeatId>(no.filter((one) => one.block === block).map(({ own }) => own));
      const found = audits.filter((one) => one.block === block && Number(one.fraud) > FOUND);
      // An attacker looks too, and goes along all the same.
      const first = found.find(({ own }) => refused.has(own));
      return first ? [{ t: first.t, weight: 8, seat: first.own, block, n: refused.size }] : [];
    });
}
