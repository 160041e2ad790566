import { FRAUDS } from "../../../../src/game/mechanisms/bft/stakes.ts";
import { chainSeat, node } from "../views.ts";
import { isOwn, liars, pastAThird, recordOf, rule } from "./views.ts";

/** No check is ever quite sure: chances of a double-spend are held between these. */
const SUREST = { least: 0.01, most: 0.99 };
const bounded = (chance: number): number => Math.min(SUREST.most, Math.max(SUREST.least, chance));

/** How likely a maker's next block is bad, 0 to 1, by what one's own checks left of its others, and by how many attack. */
export function makerBad(others: readonly number[], attackers: number, rest: number): number {
  let odds = attackers / Math.max(1, rest - attackers);
  for (const fraud of others.map(bounded))
    odds *=
      (FRAUDS.liar * fraud + (1 - FRAUDS.liar) * (1 - fraud)) /
      (FRAUDS.honest * fraud + (1 - FRAUDS.honest) * (1 - fraud));
  const liar = odds / (1 + odds);
  return liar * FRAUDS.liar + (1 - liar) * FRAUDS.honest;
}

/**
 * How likely a block is bad by all that I found out: my checks of it, and what others of its maker's blocks looked like. By the
 * checks alone where its maker is no stranger to be judged, or where attackers sign two blocks and need no bad one. Undefined
 * while I have not checked it.
 */
export function chanceBad(id: number): number | undefined {
  const audits = chainSeat.value?.audits ?? {};
  const found = audits[id]?.fraud;
  if (found === undefined || isOwn(id) || pastAThird() || liars() === 0) return found;
  const blocks = node.value?.blocks ?? {};
  const others = Object.entries(audits).filter(
    ([other]) => Number(other) !== id && blocks[Number(other)]?.by === blocks[id]?.by,
  );
  const before = makerBad(
    others.map(([, { fraud }]) => fraud),
    liars(),
    (rule.value?.n ?? 2) - 1,
  );
  const odds = ((before / (1 - before)) * bounded(found)) / (1 - bounded(found));
  return odds / (1 + odds);
}

/** Whether I know more of the block's maker than that it is one of us. */
export const knowsMaker = (id: number): boolean =>
  !isOwn(id) && !pastAThird() && recordOf(node.value?.blocks[id]?.by ?? -1) !== undefined;
