import type { PowCartelView } from "../../../../src/game/mechanisms/pow/view.ts";
import { isLiar } from "../../liars.ts";
import { block, blockNames, nodeName } from "../names.ts";
import { aboutNewest } from "../newest.ts";
import { chainSeat, node } from "../views.ts";
import { branch, contested, done, tips, votedTip } from "./views.ts";
import { words as w } from "./words/words.ts";

/** The others' best block by name; the attackers' node may have heard of it before one's own pool has. */
export const named = (best: number): string => (blockNames.value.has(best) ? block(best) : w.hidden.newest);

/** How the hidden branch stands against what the others have. */
export function hidden({ lead, held, against, tip, best }: PowCartelView, over: boolean): string {
  const h = w.hidden;
  if (over && held.length > 0) return h.over;
  if (tip === best) return h.none({ block: named(best) });
  if (lead < 0 && held.length === 0) return h.lags({ tip: named(tip), n: -lead, block: named(best) });
  if (lead < 0) return h.behind({ n: -lead, block: named(best) });
  if (lead === 0) return h.level;
  return against > 0 ? h.ahead({ lead, undoes: against }) : h.free({ lead });
}

export function where(): string {
  const my = chainSeat.value;
  const at = node.value;
  if (!my || !at) return "";
  if (isLiar() && branch.value) return hidden(branch.value, done());
  const order = my.order;
  if (order !== undefined && my.orders[order]?.state === "undone") return w.where.void({ n: order + 1 });
  if (done()) return w.where.done;
  if (contested()) {
    const voted = votedTip();
    return voted === undefined
      ? w.where.fork({ block: block(at.head[0] ?? 0) })
      : w.where.voted({ block: block(voted) });
  }
  const on = tips().find((tip) => tip.on);
  if (on && on.behind > 0) return w.where.shorter({ block: block(on.id), behind: on.behind, mine: on.mine });
  const news = aboutNewest();
  const pool = nodeName(my.node);
  return news ? w.where.mine({ pool, news }) : w.where.first({ pool });
}
