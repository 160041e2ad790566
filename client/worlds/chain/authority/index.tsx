import { BAD_BLOCK, KEPT_OUT, LOST } from "../../../../src/game/mechanisms/authority/stakes.ts";
import type { Note } from "../../../../src/game/types.ts";
import { Lighthouse, type LightNode } from "../../../art/harbour/index.ts";
import { type Choice, offerOf } from "../../../parts/choice.ts";
import { lasts } from "../../../parts/clock.ts";
import { nameOf } from "../../../parts/name.tsx";
import { lookUp } from "../../../words/catalogue.ts";
import * as format from "../../../words/format.ts";
import { isLiar, mayLie } from "../../liars.ts";
import { Cargo } from "../cargo.tsx";
import { auditChoice, mechanismChoice } from "../choices.ts";
import { Block, block } from "../names.ts";
import { known, newest } from "../newest.ts";
import type { ChainPart } from "../part.ts";
import { StatusLine, StatusTag } from "../status-line.tsx";
import { percent } from "../sure.ts";
import { chainAll, chainSeat, node } from "../views.ts";
import { words as chainWords } from "../words/words.ts";
import { crashed, frauds, headlines, trustByBlock } from "./headlines.ts";
import { SoFar } from "./so-far.tsx";
import {
  checkCosts,
  checked,
  darkFor,
  dealNow,
  done,
  feesOf,
  lostNow,
  mine,
  rule,
  sequences,
  stand,
  stopped,
  untilNext,
} from "./views.ts";
import { words as w } from "./words/words.ts";

const sequencer = (): string => nameOf(rule.value?.sequencer ?? -1);

/** The sequencer's node: it alone makes blocks, each seat has its own. */
const nodeOfSequencer = (): number => {
  const nodes = Object.entries(chainAll.value?.nodes ?? {});
  return Number(nodes.find(([, { seats }]) => seats.includes(rule.value?.sequencer ?? -1))?.[0] ?? 0);
};

/** Who makes every block, when the next one comes, and what my checks have found so far. */
function Line() {
  if (!rule.value) return null;
  const at = nodeOfSequencer();
  // Its name stands beside it, where a long one has room.
  const dark = darkFor();
  const state = stopped() || dark > 0 ? "silent" : "lit";
  const next = dark > 0 ? w.line.dark({ s: dark }) : w.line.next({ s: untilNext() });
  const light: LightNode = { id: at, by: at, name: "", state, mine: sequences(), alt: w.line.sequencer };
  return (
    <StatusLine>
      <Lighthouse node={light} />
      <span>
        <b>{sequencer()}</b>
        <span class="muted">{stopped() ? w.line.stopped : done() ? w.line.done : next}</span>
      </span>
      <StatusTag kind={stopped() ? "out" : "plain"}>{sequences() ? w.line.yours : w.line.checked(checked())}</StatusTag>
    </StatusLine>
  );
}

/** What I know of a block: what my checks say, or else how it looks. */
function knownHere(id: number): string {
  const looks = node.value?.blocks[id]?.looks;
  if (looks === undefined || chainSeat.value?.audits[id]) return known(id);
  return w.where.looks({ percent: percent(looks) });
}

function where(): string {
  if (stopped()) return sequences() ? w.where.youStopped : w.where.stopped;
  const id = newest();
  if (sequences()) {
    if (done()) return w.where.done;
    const next = (rule.value?.height ?? 0) + 1;
    return mine.value?.cheats ? w.where.fraud({ next }) : w.where.compose({ next });
  }
  if (id === undefined) return w.where.waiting({ name: sequencer(), s: untilNext() });
  const said = stand();
  if (said === undefined) return w.where.asked({ block: Block(id), fees: feesOf(id), known: knownHere(id) });
  if (done()) return w.where.done;
  return (said ? w.where.dealt : w.where.keptOut)({ block: block(id), s: untilNext() });
}

/** How long a check takes, before play says so. ms */
const CHECK = 2000;
/** After a check: up to this chance of a fraud a deal gains on average, and from there on keeping out does. Before it, it is mine to weigh. */
const FAIR = { deal: 1 / (1 + LOST), keep: KEPT_OUT.clean / (KEPT_OUT.clean - KEPT_OUT.fraud) };

/** Check, deal, keep out: always these three, in this order. */
function watching(): Choice[] {
  const id = newest();
  const target = { field: "block", id: id ?? 0 };
  const fraud = id === undefined ? undefined : chainSeat.value?.audits[id]?.fraud;
  const said = stand();
  const not = { ...w.not, stands_already: said === false ? w.not.keptOut : w.not.dealt };
  const open = id !== undefined && said === undefined;
  const takes = offerOf("audit")?.cost ?? CHECK;
  const fees = feesOf(id);
  const none = said === undefined ? w.not.no_deal : not.stands_already;
  // Once one has dealt or kept out, a check still tells something of who makes the blocks.
  const after = said !== undefined && fraud === undefined && !stopped();
  return [
    auditChoice(false, {
      block: open || after ? id : undefined,
      note: after
        ? w.actions.checkAfter({ s: format.secs(takes) })
        : w.actions.checkFor({ s: format.secs(takes), n: checkCosts(id, takes) }),
      label: chainWords.actions.audit({ block: block(id ?? 0) }),
      none,
    }),
    mechanismChoice(
      "deal",
      not,
      {
        label: w.actions.deal,
        note: w.actions.dealFor({ n: dealNow(id), lost: lostNow(id) }),
        main: fraud !== undefined && fraud < FAIR.deal,
      },
      target,
    ),
    mechanismChoice(
      "keep",
      not,
      {
        label: w.actions.keep,
        note: w.actions.keepFor({ n: KEPT_OUT.fraud * fees, lost: -KEPT_OUT.clean * fees }),
        main: fraud !== undefined && fraud > FAIR.keep,
        doubt: true,
      },
      target,
    ),
  ];
}

function sequencing(): Choice[] {
  // Its blocks are its own: once no more is to come, there is nothing left to do with them.
  const empty = offerOf("clear")
    ? mechanismChoice("clear", w.not, { label: chainWords.cargo.clear, note: w.actions.clearNote })
    : {
        id: "clear",
        label: chainWords.cargo.clear,
        off: true,
        note: stopped() ? w.line.stopped : done() ? w.not.chain_done : chainWords.not.soon,
      };
  if (!isLiar()) return [empty];
  return [
    empty,
    mechanismChoice("seal", w.not, { label: w.actions.seal }),
    mechanismChoice("cheat", w.not, { label: w.actions.cheat, note: w.actions.cheatNote, doubt: true }),
  ];
}

function noteText(note: Note): string | undefined {
  const id = block(Number(note.block));
  switch (note.what) {
    case "sealed":
      return w.notes.sealed({ block: id, fees: Number(note.fees ?? 0) });
    case "cheated":
      return w.notes.cheated({ block: id });
    case "dealt":
      return w.notes.dealt({ block: id });
    case "kept_out":
      return w.notes.keptOut({ block: id });
    default:
      return undefined;
  }
}

/** One seat sequences. The others check, deal or keep out; there is nothing else to be done about it. */
export const authority: ChainPart = {
  briefing() {
    const blocks = rule.value?.blocks ?? 0;
    const b = w.briefing;
    if (sequences()) {
      return {
        title: b.title,
        stake: [b.you({ blocks })],
        part: isLiar() ? "" : b.honest({ n: BAD_BLOCK }),
        secret: isLiar() ? b.captured : undefined,
      };
    }
    const maybe = mayLie() ? [b.maybe] : [];
    const s = Math.round(lasts(offerOf("audit")?.cost ?? CHECK) / 1000);
    return {
      title: b.title,
      stake: [b.stake({ name: sequencer(), blocks }), ...maybe],
      part: b.watch,
      more: { title: b.more, lines: [b.deal({ s }), b.stands] },
    };
  },
  where,
  secret: () => (isLiar() ? w.attacker : undefined),
  choices: () => (sequences() ? sequencing() : watching()),
  Prompt: () => (sequences() ? <Cargo empty={false} /> : <SoFar />),
  hints: w.hints,
  terms: w.terms,
  Line,
  sky: () => (rule.value ? w.sky({ height: rule.value.height, blocks: rule.value.blocks }) : undefined),
  marks: () => ({ state: "final", confirmations: undefined }),
  noteText,
  moments: () => import("./moments.tsx").then(({ tell }) => tell),
  notices: [],
  projectorLine: () => (rule.value ? w.public({ name: sequencer() }) : undefined),
  held() {
    const n = frauds();
    return crashed() ? false : n === undefined ? undefined : n === 0;
  },
  ended() {
    const n = frauds();
    if (crashed()) return w.endedCrashed({ n: trustByBlock().length });
    return n === undefined ? w.endedUntold : w.ended({ frauds: n });
  },
  headlines,
  pointsOf: (name) => (name === "wage" && isLiar() ? w.points.cover : lookUp(w.points, name)),
  truth: () => ({ state: "final" }),
  roleReveal: () => (isLiar() ? w.was : undefined),
  loadAftermath: () => import("./aftermath.tsx").then(({ Aftermath }) => Aftermath),
};
