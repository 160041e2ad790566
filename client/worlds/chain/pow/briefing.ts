import { lasts } from "../../../parts/clock.ts";
import { all } from "../../../store.ts";
import * as format from "../../../words/format.ts";
import { isLiar, liarsShare } from "../../liars.ts";
import { nodeName } from "../names.ts";
import type { ChainPart } from "../part.ts";
import { chainAll, chainSeat } from "../views.ts";
import { bigPool, rule } from "./views.ts";
import { words as lobby } from "./words/lobby/words.ts";
import { words as w } from "./words/words.ts";

/** A delay of more than this share of the time between blocks makes branches part by themselves: 0.1 is calm, 0.5 stormy. */
const STORMY = 0.3;

/** More than half: stay in the big pool, or leave it. */
function pooled(): ReturnType<ChainPart["briefing"]> {
  const b = w.briefing.pools;
  const { more = 1, most = 1, taken = 0, moving = 0, pay = 0 } = rule.value?.pools ?? {};
  const big = bigPool();
  const said = { pool: nodeName(big?.id ?? 0), share: big?.share ?? 0 };
  return {
    title: b.title,
    stake: [b.stake({ ...said, more: pay * more, pay }), b.attack({ taken })],
    more: {
      title: w.briefing.more,
      lines: [b.moving({ s: format.secs(lasts(moving)) }), b.lure({ most: pay * most })],
    },
    ...(isLiar() && { secret: b.attacker }),
    part: b.part({ ...said, mine: nodeName(chainSeat.value?.node ?? 0) }),
  };
}

/** Which of the setups it is, as the lobby calls it. */
function titleOf(): string {
  const named: Readonly<Record<string, { title: string }>> = lobby;
  return named[all.value?.scenario.id ?? ""]?.title ?? w.briefing.title;
}

/** How long to wait: what each kind of order is worth, and how many of its customers are crooked. */
function selling(): ReturnType<ChainPart["briefing"]> {
  const b = w.briefing;
  const { interval = 1, blocks = 0, orders } = rule.value ?? {};
  const n = all.value?.round?.seats.length ?? 0;
  const attackers = Math.round(liarsShare() * n);
  const more = { title: b.more, lines: [b.luck({ n: blocks }), b.stands] };
  const title = titleOf();
  if (isLiar()) return { title, stake: [b.stake], part: "", secret: b.attacker({ n: attackers, of: n }), more };
  const stake = [b.stake, b.orders({ fee: orders?.fee ?? 0, loss: orders?.loss ?? 0 })];
  if (attackers > 0) {
    const kinds = Object.values(orders?.kinds ?? {});
    const list = kinds.map(({ worth, crooked }) => b.kind({ worth, n: Math.round(10 * crooked) }));
    stake.push(b.attackers({ n: attackers, of: n, kinds: list.join(format.mark(",")) }));
  }
  const { delay = 0 } = chainAll.value ?? {};
  // What is different here comes first.
  if (delay > STORMY * interval) stake.unshift(b.storm({ s: format.secs(lasts(delay)) }));
  return { title, stake, part: b.honest, more };
}

export const briefing = (): ReturnType<ChainPart["briefing"]> => (rule.value?.pools ? pooled() : selling());
