import { diary } from "../../../parts/diary.ts";
import { all, own } from "../../../store.ts";
import * as format from "../../../words/format.ts";
import { missedLead } from "../missed.ts";
import { nodeName } from "../names.ts";
import type { Headline } from "../part.ts";
import { truth } from "../views.ts";
import { ordersOf } from "./my-orders.ts";
import { facts, mainChain, revealed } from "./views.ts";
import { words as w } from "./words/words.ts";

/** What the attackers made: found when, published when; −1 for never. Oldest first. Session ms. */
export function hiddenBlocks(): { id: number; found: number; out: number }[] {
  return Object.entries(revealed.value?.attackers ?? {})
    .map(([id, out]) => ({ id: Number(id), found: truth.value?.blocks[Number(id)]?.t ?? 0, out }))
    .sort((a, b) => a.found - b.found);
}

/** Whose name an attackers' block bears, after what else is said of it; nothing of an operator's, who uses its pool's own. */
export function underWhose(id: number, shared = false): string {
  if (facts().thefts !== undefined) return "";
  const by = truth.value?.blocks[id]?.by ?? -1;
  const seats = truth.value?.nodes[by]?.seats ?? [];
  const mine = !shared && own.value?.playing && seats.length === 1 && seats[0] === own.value.seat;
  return mine ? w.after.underMine : w.after.under({ name: nodeName(by) });
}

/** How many blocks were left behind because of attacks (the attackers' own, and what they replaced), and how many since news was slow. */
export function leftBehindBy(): { attack: number; slow: number } {
  const blocks = truth.value?.blocks ?? {};
  const { attackers = {} } = revealed.value ?? {};
  const main = mainChain.value;
  const parentOf = (id: number): number => blocks[id]?.parents[0] ?? 0;
  // Which block of the chain stands on one of it.
  const next = new Map([...main].filter((id) => id !== 0).map((id) => [parentOf(id), id]));
  const by = { attack: 0, slow: 0 };
  for (const id of Object.keys(blocks).map(Number)) {
    if (id === 0 || main.has(id)) continue;
    let at = id;
    let theirs = false;
    for (; at !== 0 && !main.has(at); at = parentOf(at)) theirs ||= attackers[at] !== undefined;
    by[theirs || attackers[next.get(at) ?? -1] !== undefined ? "attack" : "slow"]++;
  }
  return by;
}

function behind(n: number): string {
  const b = w.headlines;
  const { attack, slow } = leftBehindBy();
  if (n === 0) return b.stale;
  return attack > 0 && slow > 0
    ? b.staleBoth({ n, attack, slow })
    : attack > 0
      ? b.staleAttack({ n })
      : b.staleSlow({ n });
}

function missed(): Headline {
  const b = w.headlines;
  const { undone = 0, attempts = 0, stale = 0 } = facts();
  const made = hiddenBlocks();
  const lead = missedLead();
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
  const { thefts = 0, begun = 0, left = 0, coins = 0, leavers = 0, gone = 0, stayers = 0, stayed = 0 } = facts();
  const { crossed = 0, highest = 0 } = facts();
  const n = all.value?.round?.seats.length ?? 0;
  const past = 2 * left > n;
  // Who left kept the others' coins safe, and has less than those who stayed.
  const paid = !past && leavers > 0 && stayers > 0 && stayed > gone;
  const mine = own.value?.playing ? revealed.value?.coins?.[own.value.seat] : undefined;
  const paidNote = [
    b.paidNote({ leavers, gone, stayers, stayed }),
    ...(mine === undefined ? [] : [b.mine({ n: mine })]),
    b.paidWhy,
  ];
  return [
    { lead: b.chose, big: b.left({ n: left, of: n }), note: b.leftNote({ past }) },
    { lead: w.headlines.worth, big: b.coins({ n: coins }), note: thefts > 0 ? b.taken({ n: thefts }) : b.none },
    paid
      ? { lead: b.paidLead, big: b.paid({ n: stayed - gone }), note: format.sentences(...paidNote) }
      : {
          lead: b.lead,
          big: b.begun({ n: begun }),
          note: format.sentences(b.begunNote({ n: thefts }), b.crossed({ n: crossed, pay: highest })),
        },
  ];
}

/** How many of my own orders were paid, for who sold. */
function yours(): string[] {
  const { shipped, undone, given } = ordersOf(diary());
  return own.value?.playing && shipped > 0 ? [w.headlines.yours({ n: shipped - undone - given, of: shipped })] : [];
}

/** What we chose: one chain. What it was worth: the orders that stayed paid. What we missed: what was hidden. */
export function headlines(): [Headline, Headline, Headline] {
  const b = w.headlines;
  const { blocks = 0, stale = 0, shipped = 0, lost = 0, given = 0, loot = 0, coins = 0, thefts } = facts();
  if (thefts !== undefined) return pooled();
  const gone = lost + given;
  // Of the sellers' own haste the chain knows nothing: what attacks undid and what was never paid are told apart.
  const failed = lost > 0 ? b.lost({ n: lost, of: shipped }) : b.unpaid({ n: given, of: shipped });
  const chose: Headline = { lead: b.chose, big: b.chain({ n: blocks - stale }), note: behind(stale) };
  const worth = shipped === 0 ? b.noOrders : gone > 0 ? failed : b.paid({ n: shipped });
  const note =
    gone > 0
      ? format.sentences(b.lostNote({ lost, given, earned: coins + loot, loot }), ...yours())
      : b.earned({ n: coins });
  return [chose, { lead: b.worth, big: worth, note: shipped > 0 ? note : undefined }, missed()];
}
