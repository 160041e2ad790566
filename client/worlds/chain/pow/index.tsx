import type { TreeBlock } from "../../../art/harbour/index.ts";
import { lookUp } from "../../../words/catalogue.ts";
import * as format from "../../../words/format.ts";
import { isLiar } from "../../liars.ts";
import { Block, nodeName } from "../names.ts";
import type { ChainPart } from "../part.ts";
import { node, screen, truth } from "../views.ts";
import { Berths } from "./berths.tsx";
import { briefing } from "./briefing.ts";
import { choices } from "./choices.ts";
import { headlines, hiddenBlocks, underWhose } from "./headlines.ts";
import { Line } from "./line.tsx";
import { earned } from "./my-orders.ts";
import { noteText, notices } from "./notes.ts";
import {
  berths,
  bigPool,
  blockCount,
  facts,
  isPastHalf,
  mainChain,
  publicChain,
  publicForks,
  revealed,
  rule,
} from "./views.ts";
import { where } from "./where.ts";
import { words as w } from "./words/words.ts";

/** My orders' payments on my own tree; the projector, which builds on nothing, shows the longest chain. */
function marks(id: number): Partial<TreeBlock> {
  // Who mines in a pool made none of its blocks alone, and those from before one came not at all.
  if (node.value && rule.value?.pools) return { mine: false };
  if (node.value || !screen.value) return berths().some(({ order }) => order?.block === id) ? { order: true } : {};
  const { head, top, chain } = publicChain.value;
  if (!chain.has(id)) return { state: "orphan" };
  if (id === 0) return { state: "confirmed" };
  const z = top - (screen.value.blocks[id]?.height ?? top) + 1;
  return { state: id === head ? "open" : "confirmed", confirmations: z, tip: id === head };
}

/** What came of a block, told after the round; whoever an attackers' block named as its maker had no part in it. */
function about(id: number): string | undefined {
  const made = truth.value?.blocks[id];
  if (!made || id === 0) return undefined;
  const main = mainChain.value.has(id);
  const out = revealed.value?.attackers[id];
  if (out === undefined) return w.truth.about({ block: Block(id), by: nodeName(made.by), main });
  const hidden = out < 0 ? w.truth.never : w.truth.held({ s: format.secs(out - made.t) });
  return w.truth.attackers({ block: Block(id), under: underWhose(id), main, hidden });
}

/** What the projector says: of pools, how much the biggest has; else how the chain stands. */
function projectorLine(): string | undefined {
  if (!rule.value) return undefined;
  const big = bigPool();
  if (big) {
    const said = { pool: nodeName(big.id), share: big.share };
    return isPastHalf(big) ? w.public.past(said) : w.public.below(said);
  }
  return blockCount() === 0 ? w.public.none : w.public.forks({ forks: publicForks() });
}

/** Whoever finds a block by luck adds it to the longest chain they know; what is deep is hard to undo, and never final. */
export const pow: ChainPart = {
  briefing,
  where,
  secret: () => (isLiar() ? w.attacker : undefined),
  choices,
  hints: w.hints,
  terms: w.terms,
  Prompt: Berths,
  Line,
  // There is nothing to find by checking: a private branch is made of valid blocks.
  unchecked: true,
  sky: () => (rule.value ? w.sky({ n: blockCount(), of: rule.value.blocks }) : undefined),
  marks,
  noteText,
  moments: () => import("./moments.tsx").then(({ tell }) => tell),
  notices,
  projectorLine,
  held: () => !facts().attack,
  ended() {
    const { attack, lost = 0, given = 0, thefts } = facts();
    if (thefts !== undefined) return w.ended.pools({ thefts });
    return attack ? w.ended.attacked({ lost }) : w.ended.held({ given });
  },
  headlines,
  lights() {
    const { attack, given = 0 } = facts();
    return attack ? w.headlines.out : given > 0 ? w.headlines.hasty : undefined;
  },
  truth(id) {
    const shown: Partial<TreeBlock> = { state: mainChain.value.has(id) ? "confirmed" : "orphan" };
    if (facts().thefts !== undefined) shown.mine = false;
    shown.tip = id === revealed.value?.head;
    // Whichever pool an attackers' block names as its maker had no part in it, so that these are told in any room.
    return revealed.value?.attackers[id] === undefined ? shown : { ...shown, state: "fraud", mine: false };
  },
  fraudLegend: () =>
    hiddenBlocks().length > 0 ? (facts().thefts === undefined ? w.truth.torn : w.truth.tornPool) : w.truth.noFraud,
  about,
  pointsOf: (name) => earned(name) ?? lookUp(w.points, name),
  roleReveal: () => (isLiar() ? w.was : undefined),
  loadAftermath: () => import("./aftermath.tsx").then(({ Aftermath }) => Aftermath),
};
