import { clock } from "../../../parts/clock.ts";
import { you } from "../../../store.ts";
import * as format from "../../../words/format.ts";
import { Block, block } from "../names.ts";
import { sure } from "../sure.ts";
import { chainSeat, node } from "../views.ts";
import { alone, leftNames } from "./choices.ts";
import { doubtsOf, unchecked, worst } from "./judge.ts";
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
  winning,
} from "./views.ts";
import { words as w } from "./words/words.ts";

/** So long after the cut an epoch without a block is told as empty: blocks arrive in about a second. ms */
const EMPTY = 1800;
/** So many winners are named in the sentence; of more their number is told. */
const NAMED = 3;

/** What I know of the fresh blocks, in a sentence: what is bad of them, or how many I have not looked at. */
function aboutFresh(): string | undefined {
  const me = chainSeat.value?.node;
  const head = (node.value?.head ?? []).filter((id) => id > 0 && node.value?.blocks[id]?.by !== me);
  const bad = worst(head);
  if (bad !== undefined) {
    const fraud = chainSeat.value?.audits[bad]?.fraud;
    return fraud === undefined
      ? w.where.doubted({ block: block(bad), n: doubtsOf(bad) })
      : w.where.suspect({ block: Block(bad), sure: sure(fraud) });
  }
  const open = unchecked().length;
  if (open > 0) return w.where.fresh({ n: open });
  return head.length > 0 ? w.where.clean : undefined;
}

/** What my block will be, now that I have won. */
function aboutMine(): string {
  const { chosen } = mine.value ?? {};
  const won = w.where.won({ times: w.times({ n: winning() }) });
  if (chosen && chosen !== "build") return `${won} ${w.where.plan[chosen]({ s: toCut() })}`;
  const stray = alone();
  if (stray !== undefined) return w.where.alone({ block: block(stray) });
  const left = leftNames();
  if (left.length > 0) return `${won} ${w.where.leaving({ blocks: format.list(left), s: toCut() })}`;
  const fresh = chosen === undefined ? aboutFresh() : undefined;
  return `${won} ${w.where.goes({ s: toCut() })}${fresh ? ` ${fresh}` : ""}`;
}

function many(seats: readonly number[], epoch: number): string {
  return seats.includes(you.value.seat ?? -1)
    ? w.where.manyAndMe({ others: seats.length - 1, epoch })
    : w.where.many({ n: seats.length, epoch });
}

/** Who won this epoch, once their blocks are here; or that nobody did. */
function aboutEpoch({ epoch, cut }: EpochTimes): string {
  const seats = [...new Set(ofEpoch(epoch).map(minerOf))];
  if (seats.length > NAMED) return many(seats, epoch);
  if (seats.length > 0) return w.where.came({ names: format.capital(format.list(seats.map(minerName))), epoch });
  if (clock.value > cut + EMPTY && mine.value?.wins === undefined) return w.where.empty({ epoch });
  return mine.value?.wins && mine.value.chosen !== "stall" ? w.where.mineOut : w.where.drawing;
}

/** Whether an epoch that is over brought no block. */
const wasEmpty = (epoch: number): boolean => epoch > 0 && ofEpoch(epoch).length === 0;

export function where(): string {
  const at = epochNow();
  if (!at || !node.value) return w.where.drawing;
  const proof = mine.value?.evidence[0];
  if (proof !== undefined) return w.where.proof({ name: plainName(proof) });
  if (winning() > 0) return aboutMine();
  const fresh = aboutFresh();
  if (choosing(at)) {
    if (wasEmpty(at.epoch - 1)) return w.where.empty({ epoch: at.epoch - 1 });
    return `${w.where.lost} ${fresh ?? w.where.coming({ s: toCut() })}`;
  }
  if (at.epoch === at.epochs && clock.value > at.until) return w.where.last;
  const told = aboutEpoch(at);
  return fresh && ofEpoch(at.epoch).length > 0 ? `${told} ${fresh}` : told;
}
