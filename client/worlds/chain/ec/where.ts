import { clock } from "../../../parts/clock.ts";
import { you } from "../../../store.ts";
import * as format from "../../../words/format.ts";
import { Block, block } from "../names.ts";
import { isOpen, sure } from "../sure.ts";
import { chainSeat, node } from "../views.ts";
import { doubtsOf, fresh, isLeft, unchecked, worst } from "./judge.ts";
import {
  choosing,
  type EpochTimes,
  epochNow,
  mine,
  minerName,
  minerOf,
  ofEpoch,
  plainName,
  toCut,
  weightOf,
  winning,
} from "./views.ts";
import { words as w } from "./words/words.ts";

/** So long after the cut an epoch without a block is told as empty: blocks arrive in about a second. ms */
const EMPTY = 1800;
/** So many winners are named in the sentence; of more their number is told. */
const NAMED = 3;

/** What I know of the fresh blocks, in a sentence: what is bad of them, or how many I have not looked at. */
function aboutFresh(): string | undefined {
  const ids = fresh();
  const bad = worst();
  if (bad !== undefined) {
    const fraud = chainSeat.value?.audits[bad]?.fraud;
    return fraud === undefined
      ? w.where.doubted({ block: block(bad), n: doubtsOf(bad) })
      : w.where.suspect({ block: Block(bad), sure: sure(fraud) });
  }
  const left = ids.filter(isLeft);
  if (left.length > 0) return w.where.left({ blocks: format.list(left.map(block)) });
  const unseen = unchecked();
  const weighty = unseen.find((id) => weightOf(id) > 1 && unseen.every((other) => weightOf(other) <= weightOf(id)));
  if (weighty !== undefined) return w.where.weighty({ block: Block(weighty), n: weightOf(weighty) });
  if (unseen.length > 0) return w.where.fresh({ n: unseen.length });
  const unsure = ids.find((id) => isOpen(chainSeat.value?.audits[id]?.fraud ?? 0));
  if (unsure !== undefined) return w.where.unsure({ block: block(unsure) });
  return ids.length > 0 ? w.where.clean : undefined;
}

/** What my block will be, now that I am drawn. */
function aboutMine(): string {
  const { chosen } = mine.value ?? {};
  return chosen ? w.where.plan[chosen] : w.where.drawn;
}

function many(seats: readonly number[]): string {
  return seats.includes(you.value.seat ?? -1)
    ? w.where.manyAndMe({ others: seats.length - 1 })
    : w.where.many({ n: seats.length });
}

/** Who was drawn this epoch, once their blocks are here; or that nobody was. */
function aboutEpoch({ epoch, cut }: EpochTimes): string {
  const seats = [...new Set(ofEpoch(epoch).map(minerOf))];
  if (seats.length > NAMED) return many(seats);
  if (seats.length > 0) return w.where.came({ names: format.list(seats.map(minerName)) });
  if (clock.value > cut + EMPTY && mine.value?.wins === undefined) return w.where.empty({ epoch });
  return mine.value?.wins && mine.value.chosen !== "stall" ? w.where.mineOut : w.where.drawing;
}

export function where(): string {
  const at = epochNow();
  if (!at || !node.value) return w.where.drawing;
  const proof = mine.value?.evidence[0];
  if (proof !== undefined) return w.where.proof({ name: plainName(proof) });
  const known = aboutFresh();
  const and = (told: string): string => format.sentences(told, known);
  if (winning() > 0) return and(aboutMine());
  if (choosing(at)) return known ?? w.where.coming({ s: toCut() });
  if (at.epoch === at.epochs && clock.value > at.until) return w.where.last;
  return ofEpoch(at.epoch).length > 0 ? and(aboutEpoch(at)) : aboutEpoch(at);
}
