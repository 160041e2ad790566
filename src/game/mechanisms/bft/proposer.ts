/**
 * One step of Tendermint's weighted round-robin: everyone's priority rises by their power, the highest priority proposes
 * (of equal ones the first in the list) and falls by the power of all. Changes `priorities`; gives the proposer's index.
 *
 * Starting from zeros, priorities add up to zero after every step, each of as many steps as there is power in all falls to
 * a validator once per unit of its power, then the order repeats; who has no power never proposes. Priorities stay whole
 * numbers, so they can be stored as they are. Not here: what CometBFT does to priorities when the validators change.
 *
 * Source: CometBFT specification, "Proposer selection procedure".
 * @throws RangeError unless both lists are as long, powers are integers >= 0, and their sum is at least 1 and at most
 * 2^53 / (4n), which keeps every priority exact.
 */
export function nextProposer(priorities: number[], powers: readonly number[]): number {
  const total = powers.reduce((sum, power) => sum + power, 0);
  const whole = powers.every((power) => Number.isSafeInteger(power) && power >= 0);
  const sane = whole && total >= 1 && total <= Number.MAX_SAFE_INTEGER / (4 * powers.length);
  if (!sane || priorities.length !== powers.length)
    throw new RangeError(`proposer: ${priorities.length} priorities, powers [${powers.slice(0, 9)}]`);
  let chosen = 0;
  for (let i = 0; i < powers.length; i++) {
    priorities[i] = (priorities[i] as number) + (powers[i] as number);
    if ((priorities[i] as number) > (priorities[chosen] as number)) chosen = i;
  }
  priorities[chosen] = (priorities[chosen] as number) - total;
  return chosen;
}
