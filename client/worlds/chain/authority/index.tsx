import type { Note } from "../../../../src/game/types.ts";
import { Lighthouse, type LightNode } from "../../../art/harbour/index.ts";
import { nameOf } from "../../../parts/name.tsx";
import { isLiar, mayLie } from "../../liars.ts";
import { auditChoice, mechanismChoice } from "../choices.ts";
import { block } from "../names.ts";
import { aboutNewest, newest } from "../newest.ts";
import type { ChainPart } from "../part.ts";
import { StatusLine, StatusTag } from "../status-line.tsx";
import { chainAll, chainSeat } from "../views.ts";
import { Aftermath } from "./aftermath.tsx";
import { frauds, headlines } from "./headlines.ts";
import { done, mine, rule, sequences, trusts, untilNext } from "./views.ts";
import { words as w } from "./words/words.ts";

const sequencer = (): string => nameOf(rule.value?.sequencer ?? -1);

/** The sequencer's node: it alone makes blocks, each seat has its own. */
const nodeOfSequencer = (): number => {
  const nodes = Object.entries(chainAll.value?.nodes ?? {});
  return Number(nodes.find(([, { seats }]) => seats.includes(rule.value?.sequencer ?? -1))?.[0] ?? 0);
};

/** Who makes every block, when the next one comes, and where I stand. */
function Line() {
  if (!rule.value) return null;
  const out = !sequences() && !trusts();
  const at = nodeOfSequencer();
  // Its name stands beside it, where a long one has room.
  const light: LightNode = { id: at, by: at, name: "", state: "lit", mine: sequences(), alt: w.line.sequencer };
  return (
    <StatusLine>
      <Lighthouse node={light} />
      <span>
        <b>{sequencer()}</b>
        <span class="muted">{done() ? w.line.done : w.line.next({ s: untilNext() })}</span>
      </span>
      <StatusTag kind={out ? "out" : undefined}>
        {sequences() ? w.line.yours : out ? w.line.out : w.line.trust}
      </StatusTag>
    </StatusLine>
  );
}

function where(): string {
  if (done()) return w.where.done;
  if (sequences()) {
    const chosen = mine.value?.chosen;
    const say = chosen === "cheat" ? w.where.fraud : chosen || !isLiar() ? w.where.clean : w.where.unset;
    return say({ next: (rule.value?.height ?? 0) + 1 });
  }
  const news = aboutNewest();
  if (!news) return w.where.waiting({ name: sequencer(), s: untilNext() });
  return `${trusts() ? w.where.trust : w.where.out} ${news}`;
}

/** From this sure on of the newest block, keeping out is the likelier thing to do. */
const SURE = 0.8;

function watching() {
  const fear = chainSeat.value?.audits[newest() ?? -1]?.fraud ?? 0;
  const flee = trusts() && fear > SURE;
  const stand = trusts()
    ? mechanismChoice("distrust", w.not, {
        label: w.actions.distrust,
        note: w.actions.distrustNote,
        main: flee,
        doubt: true,
      })
    : mechanismChoice("trust", w.not, { label: w.actions.trust, note: w.actions.trustNote });
  return [auditChoice(!flee), stand];
}

function sequencing() {
  const seal = mechanismChoice("seal", w.not, { label: w.actions.seal, main: mine.value?.chosen !== "cheat" });
  if (!isLiar()) return [seal];
  return [seal, mechanismChoice("cheat", w.not, { label: w.actions.cheat, doubt: true })];
}

function noteText(note: Note): string | undefined {
  switch (note.what) {
    case "sealed":
      return w.notes.sealed({ block: block(Number(note.block)) });
    case "cheated":
      return w.notes.cheated({ block: block(Number(note.block)) });
    case "trust":
      return w.notes.trust;
    case "distrust":
      return w.notes.distrust;
    default:
      return undefined;
  }
}

/** One seat sequences. The others watch, check, trust or keep out; there is nothing else to be done about it. */
export const authority: ChainPart = {
  briefing() {
    const blocks = rule.value?.blocks ?? 0;
    const b = w.briefing;
    if (sequences()) {
      return {
        title: b.title,
        stake: [b.you({ blocks })],
        part: isLiar() ? "" : b.honest,
        secret: isLiar() ? b.captured : undefined,
      };
    }
    const maybe = mayLie() ? [b.maybe] : [];
    return { title: b.title, stake: [b.stake({ name: sequencer(), blocks }), ...maybe], part: b.watch };
  },
  where,
  secret: () => (isLiar() ? w.attacker : undefined),
  choices: () => (sequences() ? sequencing() : watching()),
  hints: w.hints,
  Line,
  sky: () => (rule.value ? w.sky({ height: rule.value.height, blocks: rule.value.blocks }) : undefined),
  marks: () => ({ state: "final", confirmations: undefined }),
  noteText,
  notices: [],
  projectorLine: () => (rule.value ? w.public({ name: sequencer() }) : undefined),
  held() {
    const n = frauds();
    return n === undefined ? undefined : n === 0;
  },
  ended() {
    const n = frauds();
    return n === undefined ? w.endedUntold : w.ended({ frauds: n });
  },
  headlines,
  truth: () => ({ state: "final" }),
  roleReveal: () => (isLiar() ? w.was : undefined),
  Aftermath,
};
