import type { Note } from "../../../../src/game/types.ts";
import type { TreeBlock } from "../../../art/harbour/index.ts";
import { all } from "../../../store.ts";
import * as format from "../../../words/format.ts";
import { isLiar } from "../../liars.ts";
import { Block, block, nodeName } from "../names.ts";
import type { ChainPart } from "../part.ts";
import { chainAll, chainSeat, node, screen, truth } from "../views.ts";
import { Aftermath } from "./aftermath.tsx";
import { choices } from "./choices.ts";
import { headlines, hiddenBlocks } from "./headlines.ts";
import { Line } from "./line.tsx";
import { blockCount, facts, mainChain, publicChain, publicForks, revealed, rule } from "./views.ts";
import { where } from "./where.ts";
import { words as w } from "./words/words.ts";

/** On one's own tree the chain says it all; the projector, which builds on nothing, shows the longest chain. */
function marks(id: number): Partial<TreeBlock> {
  if (node.value || !screen.value) return {};
  const { head, top, chain } = publicChain.value;
  if (!chain.has(id)) return { state: "orphan" };
  if (id === 0) return { state: "confirmed" };
  const z = top - (screen.value.blocks[id]?.height ?? top) + 1;
  return { state: id === head ? "open" : "confirmed", confirmations: z, tip: id === head };
}

function noteText(note: Note): string | undefined {
  switch (note.what) {
    case "tip":
      return w.notes.tip({ block: block(Number(note.block)) });
    case "untip":
      return w.notes.untip;
    case "published":
      return w.notes.published({ left: Number(note.left) });
    case "restarted":
      return w.notes.restarted;
    case "reorg":
      return w.notes.reorg({ n: Number(note.blocks) });
    default:
      return undefined;
  }
}

/** What came of a block, told after the round; whoever an attackers' block named as its maker had no part in it. */
function about(id: number): string | undefined {
  const made = truth.value?.blocks[id];
  if (!made || id === 0) return undefined;
  const main = mainChain.value.has(id);
  const out = revealed.value?.attackers[id];
  if (out === undefined) return w.truth.about({ block: Block(id), by: nodeName(made.by), main });
  const hidden = out < 0 ? w.truth.never : w.truth.held({ s: format.secs(out - made.t) });
  return w.truth.attackers({ block: Block(id), main, hidden });
}

/** A delay of more than this share of the time between blocks makes branches part by themselves: 0.1 is calm, 0.5 stormy. */
const STORMY = 0.3;

/** Whoever finds a block by luck adds it to the longest chain they know; what is deep is hard to undo, and never final. */
export const pow: ChainPart = {
  briefing() {
    const b = w.briefing;
    const pools = Object.keys(chainAll.value?.nodes ?? {}).length;
    const miners = all.value?.round?.seats.length ?? 0;
    const stake = [b.stake({ miners, pools, n: rule.value?.blocks ?? 0 })];
    const { delay = 0 } = chainAll.value ?? {};
    if (delay > STORMY * (rule.value?.interval ?? 1)) stake.push(b.storm({ s: format.secs(delay) }));
    const share = rule.value?.attackers ?? 0;
    if (isLiar()) return { title: b.title, stake, part: "", secret: b.attacker({ n: rule.value?.confirmations ?? 1 }) };
    stake.push(b.orders({ goods: chainSeat.value?.goods ?? 0 }));
    if (share > 0) stake.push(b.attackers({ share }));
    return {
      title: b.title,
      stake,
      part: b.honest({ pool: nodeName(chainSeat.value?.node ?? 0), usual: rule.value?.usual ?? 1 }),
    };
  },
  where,
  secret: () => (isLiar() ? w.attacker : undefined),
  choices,
  hints: w.hints,
  Line,
  sky: () => (rule.value ? w.sky({ n: blockCount(), of: rule.value.blocks }) : undefined),
  marks,
  // Attackers earn nothing by their own orders.
  orders: () => !isLiar(),
  noteText,
  notices: ["reorg", "published", "restarted"],
  projectorLine() {
    if (!rule.value) return undefined;
    return blockCount() === 0 ? w.public.none : w.public.forks({ forks: publicForks() });
  },
  held: () => !facts().attack,
  ended: () => (facts().attack ? w.ended.attacked({ undone: facts().undone ?? 0 }) : w.ended.held),
  headlines,
  truth(id) {
    const shown: Partial<TreeBlock> = { state: mainChain.value.has(id) ? "confirmed" : "orphan" };
    shown.tip = id === revealed.value?.head;
    // Whichever pool an attackers' block names as its maker had no part in it, so that these are told in any room.
    return revealed.value?.attackers[id] === undefined ? shown : { ...shown, state: "fraud", mine: false };
  },
  fraudLegend: () => (hiddenBlocks().length > 0 ? w.truth.torn : w.truth.noFraud),
  about,
  roleReveal: () => (isLiar() ? w.was : undefined),
  Aftermath,
};
