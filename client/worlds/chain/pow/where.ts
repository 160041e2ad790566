import type { PowCartelView } from "../../../../src/game/mechanisms/pow/view.ts";
import { clock, lasts, secondsTo } from "../../../parts/clock.ts";
import { all } from "../../../store.ts";
import * as format from "../../../words/format.ts";
import { isLiar } from "../../liars.ts";
import { Block, block, blockNames, nodeName } from "../names.ts";
import { ago, newest } from "../newest.ts";
import { chainSeat, node } from "../views.ts";
import {
  bigPool,
  branch,
  done,
  goesTo,
  isPastHalf,
  leftBehind,
  mine,
  myPay,
  myPool,
  purse,
  replaced,
  rule,
  turns,
} from "./views.ts";
import { words as w } from "./words/words.ts";

/** The others' best block by name; the attackers' node may have heard of it before one's own pool has. */
export const named = (best: number): string =>
  best === 0 || blockNames.value.has(best) ? block(best) : w.hidden.newest;

/** How the hidden branch stands against what the others have. */
export function hidden({ lead, held, against, loot, tip, best, base }: PowCartelView, over: boolean): string {
  const h = w.hidden;
  if (over) return held.length > 0 ? h.over : h.end;
  if (tip === best) return h.none({ block: named(best) });
  if (held.length === 0 && tip === base) return h.below({ tip: named(tip), block: named(best) });
  if (lead < 0 && held.length === 0) return h.lags({ tip: named(tip), n: -lead, block: named(base) });
  if (lead < 0) return h.behind({ n: -lead, block: named(base) });
  if (lead === 0) return h.level;
  return against > 0 ? h.ahead({ lead, undoes: against, loot }) : h.free({ lead });
}

/** A branch that was left behind, or what an attack took, is news for so long. ms */
const NEWS = 8000;

/** No block for so many times the mean between two: luck, or somebody hides what they find. */
const LONG = 2;

/** Since when no block has come, in whole seconds, where that is longer than it should be by far. */
function silence(): number | undefined {
  const { interval = 0 } = rule.value ?? {};
  const last = node.value?.blocks[newest() ?? 0]?.at ?? 0;
  const lasted = clock.value - Math.max(last, all.value?.round?.begin ?? 0);
  return lasted > LONG * interval ? Math.round(lasts(lasted) / 1000) : undefined;
}

function news(): string {
  const longer = replaced();
  const { shipped } = purse();
  if (longer)
    return format.sentences(
      w.where.replaced({ n: longer.n }),
      ...(shipped > 0 ? [longer.lost > 0 ? w.where.lost({ n: longer.lost }) : w.where.kept] : []),
    );
  const left = leftBehind.value;
  if (left?.open) return w.where.fork({ block: block(newest() ?? 0) });
  if (left && clock.value - left.at < NEWS) return w.where.left({ n: left.n });
  const quiet = silence();
  if (quiet !== undefined && (rule.value?.attackers ?? 0) > 0) return w.where.quiet({ s: quiet });
  const id = newest();
  const at = id === undefined ? undefined : node.value?.blocks[id]?.at;
  return id === undefined || at === undefined ? w.where.first : w.where.came({ block: Block(id), ago: ago(at) });
}

/** Where pools can be changed: whether the big one is past half, and what I am about to do. */
function pooled(): string {
  const big = bigPool();
  const to = goesTo();
  const { paid = 0 } = mine.value?.mining ?? {};
  if (!big) return "";
  if (to !== undefined) return w.where.going({ pool: nodeName(to) });
  if (paid > clock.value) return w.where.settling({ pool: nodeName(chainSeat.value?.node ?? 0), s: secondsTo(paid) });
  const robbed = Math.max(0, ...(rule.value?.pools?.thefts ?? []));
  if (robbed > 0 && clock.value - robbed < NEWS) return w.where.robbed({ pool: nodeName(big.id) });
  const name = { pool: nodeName(big.id), share: big.share, n: turns() };
  // That it is silent stands beside its name.
  if (isPastHalf(big)) return w.where.past(name);
  // What it offers is news only to those outside.
  if (myPool() === big.id) return w.where.below(name);
  return w.where.room({ ...name, pay: big.pay, more: Math.round(big.pay - myPay()) });
}

export function where(): string {
  if (!chainSeat.value || !node.value) return "";
  if (rule.value?.pools) return pooled();
  if (isLiar() && branch.value) return hidden(branch.value, done());
  return done() ? w.where.done : news();
}
