import { all } from "../../../store.ts";
import * as format from "../../../words/format.ts";
import type { Headline } from "../part.ts";
import { truth } from "../views.ts";
import { facts, revealed } from "./views.ts";
import { words as w } from "./words/words.ts";

/** What the attackers made: found when, published when; −1 for never. Oldest first. Session ms. */
export function hiddenBlocks(): { id: number; found: number; out: number }[] {
  return Object.entries(revealed.value?.attackers ?? {})
    .map(([id, out]) => ({ id: Number(id), found: truth.value?.blocks[Number(id)]?.t ?? 0, out }))
    .sort((a, b) => a.found - b.found);
}

function missed(): Headline {
  const b = w.headlines;
  const { undone = 0, attempts = 0, stale = 0 } = facts();
  const made = hiddenBlocks();
  const lead = b.missed;
  if (undone > 0) {
    const longest = Math.max(0, ...made.map(({ found, out }) => (out < 0 ? 0 : out - found)));
    return { lead, big: b.undone({ n: undone }), note: b.held({ s: format.secs(longest), n: attempts }) };
  }
  if (made.length > 0) return { lead, big: b.failed({ n: attempts }), note: b.failedNote({ n: made.length }) };
  if (stale > 0) return { lead, big: b.work({ n: stale }), note: b.workNote };
  const { liars } = all.value?.reveal ?? {};
  return { lead, big: b.nothing, note: liars === undefined ? undefined : liars > 0 ? b.noAttack : b.nobody };
}

/** Where pools could be changed: who was left in the big one, what that came to, how often its operator struck. */
function pooled(): [Headline, Headline, Headline] {
  const b = w.headlines.pools;
  const { thefts = 0, begun = 0, left = 0, coins = 0 } = facts();
  const n = Object.keys(all.value?.reveal?.result.points ?? {}).length;
  return [
    { lead: w.headlines.chose, big: b.left({ n: left, of: n }), note: b.leftNote({ past: 2 * left > n }) },
    { lead: w.headlines.worth, big: b.coins({ n: coins }), note: thefts > 0 ? b.taken({ n: thefts }) : b.none },
    { lead: b.lead, big: b.begun({ n: begun }), note: b.begunNote({ n: thefts }) },
  ];
}

/** What we chose: one chain. What it was worth: the orders that stayed paid. What we missed: what was hidden. */
export function headlines(): [Headline, Headline, Headline] {
  const b = w.headlines;
  const { blocks = 0, stale = 0, shipped = 0, lost = 0, given = 0, coins = 0, thefts } = facts();
  if (thefts !== undefined) return pooled();
  const gone = lost + given;
  const chose: Headline = { lead: b.chose, big: b.chain({ n: blocks - stale }), note: b.stale({ n: stale }) };
  const worth = shipped === 0 ? b.noOrders : gone > 0 ? b.lost({ n: gone, of: shipped }) : b.paid({ n: shipped });
  const earned = coins < 0 ? b.lostCoins({ n: -coins }) : b.earned({ n: coins });
  return [chose, { lead: b.worth, big: worth, note: shipped > 0 ? earned : undefined }, missed()];
}
