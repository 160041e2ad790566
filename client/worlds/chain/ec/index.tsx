import { computed } from "@preact/signals";
import type { Note } from "../../../../src/game/types.ts";
import type { TreeBlock } from "../../../art/harbour/index.ts";
import { nameOf } from "../../../parts/name.tsx";
import * as format from "../../../words/format.ts";
import { isLiar, mayLie } from "../../liars.ts";
import { chainOf } from "../blocks.ts";
import { block } from "../names.ts";
import type { ChainPart } from "../part.ts";
import { percent } from "../sure.ts";
import { node, screen, truth } from "../views.ts";
import { Aftermath } from "./aftermath.tsx";
import { choices } from "./choices.ts";
import { fact, finals, headlines, settledUpTo } from "./headlines.ts";
import { Line } from "./line.tsx";
import { settledOf } from "./tipsets.ts";
import { epochNow, heard, mine, plainName, powerShare, revealed, rule, slashNews } from "./views.ts";
import { where } from "./where.ts";
import { words as w } from "./words/words.ts";

/** Blocks that my node takes for final. */
const finalHere = computed(() => chainOf(node.value?.blocks ?? {}, heard.value?.final ?? []));
const settled = computed(() => settledOf(screen.value?.blocks ?? {}, rule.value?.finality ?? 1));

/** A column tells how deep a block lies; what counts is whether it is final, who doubts it, and what my block leaves out. */
function marks(id: number): Partial<TreeBlock> {
  if (node.value) {
    const more: Partial<TreeBlock> = { confirmations: undefined };
    const doubts = heard.value?.doubts[id];
    if (doubts) more.doubts = doubts;
    if (mine.value?.excluded.includes(id)) more.left = true;
    return id !== 0 && finalHere.value.has(id) ? { ...more, state: "final" } : more;
  }
  const { final, behind } = settled.value;
  return final.has(id) ? { state: "final" } : behind.has(id) ? { state: "orphan" } : {};
}

function noteText(note: Note): string | undefined {
  const n = w.notes;
  const epoch = Number(note.epoch);
  switch (note.what) {
    case "won":
      return n.won({ epoch, times: w.times({ n: Number(note.wins) }) });
    case "built":
      return n.built({ block: block(Number(note.block)) });
    case "cheated":
      return n.cheated({ block: block(Number(note.block)) });
    case "doubled":
      return n.doubled({ epoch });
    case "stalled":
      return n.stalled({ epoch });
    case "left":
      return n.left({ block: block(Number(note.block)) });
    case "doubted":
      return n.doubted({ block: block(Number(note.block)) });
    case "reported":
      return n.reported({ name: nameOf(Number(note.seat)) });
    case "slashed":
      return n.slashed({ name: nameOf(Number(note.by)) });
    default:
      return undefined;
  }
}

/** So many winners are named on the projector; of more, their number is told. */
const NAMED = 4;

function publicLine(): string | undefined {
  const at = epochNow();
  if (!rule.value) return undefined;
  if (!at) return w.public.soon({ n: rule.value.epochs });
  const blocks = Object.values(screen.value?.blocks ?? {}).filter((one) => one.height > 0);
  const newest = Math.max(0, ...blocks.map((one) => one.height));
  const won = [...new Set(blocks.filter((one) => one.height === newest).map((one) => Number(one.miner)))];
  const news = slashNews();
  return [
    w.public.epoch({ n: at.epoch, of: at.epochs }),
    won.length === 0
      ? ""
      : won.length > NAMED
        ? w.public.many({ n: won.length, epoch: newest })
        : w.public.won({ names: format.list(won.map(plainName)), epoch: newest }),
    news ? w.public.slashed({ name: plainName(news.seat) }) : "",
  ]
    .filter((text) => text !== "")
    .join(" · ");
}

function briefing() {
  const b = w.briefing;
  const { epochs = 1, epochMs = 1, expected = 1, finality = 1 } = rule.value ?? {};
  const share = powerShare();
  const wins = Math.round(expected * epochs);
  return {
    title: b.title,
    stake: [
      b.stake({
        s: Math.round(epochMs / 1000),
        percent: percent(share),
        wins: Math.round(share * wins),
        all: wins,
      }),
      b.tipset({ epochs: finality }),
      mayLie() ? b.liars : b.noLiars,
    ],
    part: b.honest,
    secret: isLiar() ? b.attacker({ coins: mine.value?.purse ?? 0 }) : undefined,
  };
}

/** Expected Consensus: each epoch a draw by power says who adds a block, and all of them are built on together. */
export const ec: ChainPart = {
  briefing,
  where,
  secret: () => (isLiar() ? w.attacker({ coins: mine.value?.purse ?? 0 }) : undefined),
  choices,
  hints: w.hints,
  Line,
  marks,
  noteText,
  notices: ["reported", "slashed"],
  projectorLine: publicLine,
  held: () => fact("frauds") === 0,
  ended: () => w.ended({ frauds: fact("frauds"), blocks: finals().size }),
  headlines,
  truth(id) {
    if (finals().has(id)) return { state: "final" };
    const height = truth.value?.blocks[id]?.height ?? 0;
    return { state: id !== 0 && revealed.value && height <= settledUpTo() ? "orphan" : "confirmed" };
  },
  roleReveal: () => (isLiar() ? w.was : undefined),
  Aftermath,
};
