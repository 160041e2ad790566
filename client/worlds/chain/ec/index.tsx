import { computed } from "@preact/signals";
import { BOUNTY, CAUGHT, FRAUD, LOOT, SLASHED, VERDICT } from "../../../../src/game/mechanisms/ec/stakes.ts";
import type { Note } from "../../../../src/game/types.ts";
import type { TreeBlock } from "../../../art/harbour/index.ts";
import { lasts } from "../../../parts/clock.ts";
import { nameOf } from "../../../parts/name.tsx";
import { lookUp } from "../../../words/catalogue.ts";
import * as format from "../../../words/format.ts";
import { isLiar, liarsShare, mayLie } from "../../liars.ts";
import { chainOf } from "../blocks.ts";
import { block, blockNames } from "../names.ts";
import type { ChainPart } from "../part.ts";
import { holders, isUnequal, PowerBar } from "../power.tsx";
import { percent } from "../sure.ts";
import { chainAll, chainSeat, node, screen, truth } from "../views.ts";
import { choices } from "./choices.ts";
import { ending, fact, finals, headlines, settledUpTo } from "./headlines.ts";
import { Line } from "./line.tsx";
import { metText } from "./met-text.ts";
import { Prompt } from "./prompt.tsx";
import { settledOf } from "./tipsets.ts";
import { epochNow, heard, mine, plainName, revealed, rule, slashNews, weightOf } from "./views.ts";
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
    const counts = id === 0 ? 1 : weightOf(id);
    if (counts > 1) more.label = w.times({ block: blockNames.value.get(id) ?? "", n: counts });
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
      return n.won({ epoch, n: Number(note.wins) });
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
      return (note.checked === 1 ? n.doubted : n.doubtedAlone)({ block: block(Number(note.block)) });
    case "trusted":
      return n.trusted({ block: block(Number(note.block)) });
    case "reported":
      return n.reported({ name: nameOf(Number(note.seat)), n: BOUNTY });
    case "slashed":
      return n.slashed({ name: nameOf(Number(note.by)), n: SLASHED, epochs: rule.value?.finality ?? 0 });
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
        ? w.public.many({ n: won.length })
        : w.public.won({ names: format.list(won.map(plainName)) }),
    news ? w.public.slashed({ name: plainName(news.seat) }) : "",
  ]
    .filter((text) => text !== "")
    .join(" · ");
}

/** Who makes blocks: all alike, or the mighty. */
function drawn(): string {
  const b = w.briefing;
  const s = Math.round(lasts(rule.value?.epochMs ?? 1) / 1000);
  const all = holders();
  const seats = all.length;
  const [first] = all;
  if (!first || !isUnequal()) {
    // Of so many with equal power each is drawn at least once with 1 − e^(−expected ÷ seats).
    const n = Math.round(seats * (1 - Math.exp(-(rule.value?.expected ?? 1) / Math.max(1, seats))));
    return b.draw({ s, n, seats });
  }
  const me = all.find((one) => one.node === chainSeat.value?.node);
  const mineOf = percent(me?.share ?? 0);
  if (me?.node === first.node) return b.powerMe({ s, mine: mineOf });
  return b.power({
    s,
    name: plainName(chainAll.value?.nodes[first.node]?.seats[0] ?? -1),
    percent: percent(first.share),
    mine: mineOf,
  });
}

function briefing() {
  const b = w.briefing;
  const seats = Object.keys(chainAll.value?.nodes ?? {}).length;
  const liars = { n: Math.round(liarsShare() * seats), seats, loot: LOOT, cost: FRAUD };
  const { stoodClean, againstClean, stoodFraud, againstFraud } = VERDICT;
  const pays = { right: againstFraud, wrong: stoodFraud, clean: stoodClean, unfair: againstClean };
  return {
    title: isUnequal() ? b.whales : b.title,
    stake: [drawn(), mayLie() ? b.liars(liars) : b.noLiars({ cost: FRAUD })],
    part: isLiar() ? "" : rule.value?.weighs ? b.decideWeighs : b.decide,
    secret: isLiar()
      ? format.sentences(
          b.attacker({ coins: mine.value?.purse ?? 0, caught: CAUGHT }),
          b.twice({ cost: SLASHED, epochs: rule.value?.finality ?? 0 }),
        )
      : undefined,
    // What an honest node's judgement brings is nothing to an attacker.
    more: { title: b.more, lines: [...(isLiar() ? [] : [b.pays(pays)]), b.check] },
  };
}

/** Who holds how much, where some hold more: under the briefing's text, and on the projector. */
const Figure = () => (isUnequal() ? <PowerBar size="page" /> : null);
function Wall() {
  const blocks = Object.values(screen.value?.blocks ?? {});
  const newest = Math.max(0, ...blocks.map((one) => one.height));
  const lit = blocks.filter((one) => one.height === newest).map((one) => one.by);
  return isUnequal() ? <PowerBar size="wall" lit={lit} /> : null;
}

/** Expected Consensus: each epoch a draw by power says who adds a block, and all of them are built on together. */
export const ec: ChainPart = {
  briefing,
  where,
  secret: () => (isLiar() ? w.attacker({ coins: mine.value?.purse ?? 0 }) : undefined),
  choices,
  get hints() {
    return {
      ...w.hints,
      cheat: w.hints.cheat({ loot: LOOT, caught: CAUGHT }),
      twice: w.hints.twice({ cost: SLASHED, epochs: rule.value?.finality ?? 0 }),
    };
  },
  terms: w.terms,
  Line,
  Prompt,
  Figure,
  Wall,
  tall: true,
  marks,
  metText,
  noteText,
  moments: () => import("./moments.tsx").then(({ tell }) => tell),
  notices: ["reported", "slashed"],
  projectorLine: publicLine,
  held: () => ending() === "agree",
  ended: () => w.ended({ frauds: fact("frauds"), blocks: finals().size }),
  headlines,
  lights: () => lookUp(w.headlines.out, ending()),
  truth(id) {
    if (finals().has(id)) return { state: "final" };
    const height = truth.value?.blocks[id]?.height ?? 0;
    return { state: id !== 0 && revealed.value && height <= settledUpTo() ? "orphan" : "confirmed" };
  },
  pointsOf: (name) => lookUp(w.points, name),
  roleReveal: () => (isLiar() ? w.was : undefined),
  loadAftermath: () => import("./aftermath.tsx").then(({ Aftermath }) => Aftermath),
};
