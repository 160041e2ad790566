import { clock } from "../../../parts/clock.ts";
import { nameOf } from "../../../parts/name.tsx";
import { ecWords as w } from "../../../words/chain/ec.ts";
import { chainWords } from "../../../words/chain/index.ts";
import { Block, block } from "../names.ts";
import { desk, node } from "../sense.ts";
import { alone, leftNames } from "./choices.ts";
import { doubtsOf, unchecked, worst } from "./judge.ts";
import { type Beat, beat, choosing, mine, minerName, ofEpoch, toCut, winning } from "./sense.ts";

/** So long after the cut an epoch without a block is told as empty: blocks arrive in about a second. ms */
const EMPTY = 1800;

/** What I know of the fresh blocks, in a sentence: what is bad of them, or how many I have not looked at. */
function aboutFresh(): string | undefined {
  const me = desk.value?.node;
  const head = (node.value?.head ?? []).filter((id) => id > 0 && node.value?.blocks[id]?.by !== me);
  const bad = worst(head);
  if (bad !== undefined) {
    const fraud = desk.value?.audits[bad]?.fraud;
    return fraud === undefined
      ? w.where.doubted(block(bad), doubtsOf(bad))
      : w.where.suspect(Block(bad), chainWords.sure(fraud));
  }
  const open = unchecked().length;
  if (open > 0) return w.where.fresh(open);
  return head.length > 0 ? w.where.clean : undefined;
}

/** What my block will be, if I have won. */
function aboutMine(): string {
  const { chosen } = mine.value ?? {};
  if (chosen && chosen !== "build") return w.where.plan[chosen](toCut());
  const stray = alone();
  if (stray !== undefined) return w.where.alone(block(stray));
  const left = leftNames();
  if (left.length > 0) return w.where.leaving(left, toCut());
  return w.where.goes(toCut(), (node.value?.head ?? []).filter((id) => id > 0).length);
}

/** Who won this epoch, once their blocks are here; or that nobody did. */
function aboutEpoch({ epoch, cut }: Beat): string {
  const names = [...new Set(ofEpoch(epoch).map(minerName))];
  if (names.length > 0) return w.where.came(capital(names), epoch);
  if (clock.value > cut + EMPTY && mine.value?.wins === undefined) return w.where.empty(epoch);
  return mine.value?.wins && mine.value.chosen !== "stall" ? w.where.mineOut : w.where.drawing;
}

const capital = ([first = "", ...more]: string[]): string[] => [
  first.charAt(0).toUpperCase() + first.slice(1),
  ...more,
];

/** Whether the last epoch brought no block. */
const wasEmpty = (epoch: number): boolean => epoch > 0 && ofEpoch(epoch).length === 0;

export function where(): string {
  const at = beat();
  if (!at || !node.value) return w.where.drawing;
  const proof = mine.value?.evidence[0];
  if (proof !== undefined) return w.where.proof(nameOf(proof));
  const fresh = aboutFresh();
  if (winning() > 0) {
    const own = `${w.where.won(winning())} ${aboutMine()}`;
    return fresh && mine.value?.chosen === undefined && leftNames().length === 0 && alone() === undefined
      ? `${own} ${fresh}`
      : own;
  }
  if (choosing(at)) {
    const stray = alone();
    const lost = w.where.lost;
    if (stray !== undefined) return `${lost} ${w.where.alone(block(stray))}`;
    if (wasEmpty(at.epoch - 1)) return `${w.where.empty(at.epoch - 1)} ${lost}`;
    return fresh ? `${lost} ${fresh}` : lost;
  }
  if (at.epoch === at.epochs && clock.value > at.until) return w.where.last;
  const told = aboutEpoch(at);
  return fresh && ofEpoch(at.epoch).length > 0 ? `${told} ${fresh}` : told;
}
