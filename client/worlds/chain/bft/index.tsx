import { FORK_LOOT, JUDGED, LOOT, STANDSTILL } from "../../../../src/game/mechanisms/bft/stakes.ts";
import type { Note } from "../../../../src/game/types.ts";
import { type Choice, cost, offerOf } from "../../../parts/choice.ts";
import { lasts } from "../../../parts/clock.ts";
import { nameOf } from "../../../parts/name.tsx";
import { own } from "../../../store.ts";
import { lookUp } from "../../../words/catalogue.ts";
import * as format from "../../../words/format.ts";
import { isLiar } from "../../liars.ts";
import { auditChoice, mechanismChoice } from "../choices.ts";
import { Block, block } from "../names.ts";
import type { ChainPart } from "../part.ts";
import { chainSeat, node, screen } from "../views.ts";
import { words as chainWords } from "../words/words.ts";
import { chanceBad, knowsMaker } from "./estimate.ts";
import { found, foundShort } from "./found.ts";
import { ended, finals, headlines, held } from "./headlines.ts";
import { Line } from "./line.tsx";
import { metText } from "./met-text.ts";
import { Prompt } from "./prompt.tsx";
import { markOf, publicMark } from "./tally.ts";
import {
  behaviour,
  composes,
  isOfPair,
  isOwn,
  liars,
  mine,
  onABeat,
  open,
  pastAThird,
  recordOf,
  revealed,
  roundState,
  rule,
  spared,
  untilDue,
  voteless,
} from "./views.ts";
import { announcement, where } from "./where.ts";
import { words as w } from "./words/words.ts";

/** From this sure on another check is hardly worth its time. */
const SURE = 0.7;
/**
 * A button is only put forward where it wins on average, and by more than a little: approving does above 73% clean, refusing above
 * 57% bad (see JUDGED). Never against what one found in its maker's other blocks.
 */
const CLEAR = { clean: 0.85, bad: 0.75 };

/** What I know of the block: how likely it is bad, by all that I found out, and that in a few words. */
function knowing(id: number | undefined): { fraud: number | undefined; note: string | undefined } {
  const fraud = id === undefined ? undefined : chanceBad(id);
  if (id === undefined || fraud === undefined) return { fraud: undefined, note: undefined };
  const note = knowsMaker(id)
    ? w.actions.allSays({ found: foundShort(fraud) })
    : // The check's own number: the one that stands everywhere else.
      w.actions.checkSays({ found: foundShort(chainSeat.value?.audits[id]?.fraud ?? fraud) });
  return { fraud, note };
}

/** What a verdict is to an attacker: a bad block that becomes final pays it, and so does a turn without a final block. */
const spoils = (): Choice["note"][] => [
  w.actions.approveSpoils({ n: LOOT }),
  w.actions.rejectSpoils({ n: Math.round(STANDSTILL / Math.max(1, rule.value?.turns ?? 1)) }),
];

/** What a judgement brings where it is right, and costs where it is wrong. */
const PAYS = {
  approve: { n: JUDGED.clean.approved, lost: -JUDGED.fraud.approved },
  reject: { n: JUDGED.fraud.rejected, lost: -JUDGED.clean.rejected },
};

function judging(): [Choice, Choice] {
  const target = { field: "block", id: roundState.value?.proposal ?? 0 };
  const { fraud, note } = knowing(open());
  const maker = recordOf(roundState.value?.proposer ?? -1);
  const { decided } = mine.value ?? {};
  const not = { ...w.not, decided_already: w.not[decided === "reject" ? "rejected" : "approved"] };
  const attacks = isLiar() && onABeat();
  const twin = !attacks && isOfPair(target.id);
  const [yes, no] = attacks ? spoils() : [w.actions.approveFor(PAYS.approve), w.actions.rejectFor(PAYS.reject)];
  const approve: Choice = {
    id: "approve",
    label: w.actions.approve,
    note: twin ? w.actions.twinYes({ lost: -JUDGED.fraud.approved }) : fraud !== undefined && fraud < 0.5 ? note : yes,
    main: !attacks && !twin && fraud !== undefined && fraud < 1 - CLEAR.clean && !maker?.bad,
  };
  const reject: Choice = {
    id: "reject",
    label: w.actions.reject,
    note: twin ? w.actions.twinNo({ n: JUDGED.fraud.rejected }) : fraud !== undefined && fraud >= 0.5 ? note : no,
    main: twin || (!attacks && fraud !== undefined && fraud > CLEAR.bad),
    doubt: true,
  };
  const made = [mechanismChoice("approve", not, approve, target), mechanismChoice("reject", not, reject, target)] as [
    Choice,
    Choice,
  ];
  if (!isLiar() || (behaviour() === "speak" && !voteless())) return made;
  // Its node does not do as it judges, or nobody counts what it says.
  const note2 = voteless() ? w.not.voteless : lookUp(w.not, behaviour());
  return made.map((choice) => ({ ...choice, off: true, main: false, note: note2 })) as [Choice, Choice];
}

/** Check first: the block to decide on. Worth it while there is time, and one is not sure. */
function checking(): Choice {
  const id = open();
  const takes = offerOf("audit")?.cost ?? 0;
  const costs = isLiar() ? 0 : (rule.value?.check ?? 0);
  const { fraud = 0.5 } = knowing(id);
  const time = 1000 * untilDue() > lasts(takes) + 1000;
  const sure = fraud < 1 - SURE || fraud > SURE;
  const proposal = roundState.value?.proposal;
  // Where a check costs something, whom to check is one's own to say once one knows whose block it is.
  const known = costs > 0 && recordOf(roundState.value?.proposer ?? -1) !== undefined;
  const own = proposal !== undefined && isOwn(proposal) && !onABeat();
  return auditChoice(id !== undefined && time && !sure && !known && !own && !voteless(), {
    block: own ? undefined : proposal,
    label:
      // Without a vote there is nothing that a check comes before.
      (id === undefined || voteless()) && proposal !== undefined
        ? chainWords.actions.audit({ block: block(proposal) })
        : w.actions.check,
    none: own ? w.not.own_proposal : w.not.no_proposal,
    ...(costs > 0 && { note: w.actions.checkCosts({ time: cost(takes) ?? "", n: costs }) }),
  });
}

function noteText(note: Note): string | undefined {
  const n = w.notes;
  const id = Number(note.block);
  switch (note.what) {
    case "audited":
      return n.audited({ block: Block(id), found: found(Number(note.fraud)) });
    case "approved":
      return (note.found ? n.foundYes : n.approved)({ block: block(id) });
    case "rejected":
      return (note.found ? n.foundNo : n.rejected)({ block: block(id) });
    case "proposed":
      return note.fees === undefined
        ? n.proposed({ block: block(id) })
        : n.proposedFees({ block: block(id), fees: Number(note.fees) });
    case "cheated":
      return n.cheated({ block: block(id) });
    case "final":
      return n.final({ block: Block(id), round: Number(note.round) + 1 });
    case "caught":
      return n.caught({ name: nameOf(Number(note.seat)) });
    case "reported":
      return n.reported({ name: nameOf(Number(note.seat)), spared: spared() });
    case "slashed":
      return n.slashed({ spared: spared() });
    default:
      return undefined;
  }
}

/** The other attackers by name, where they know each other. */
function allies(): string | undefined {
  const group = own.value?.role?.group ?? [];
  return group.length > 0 ? format.list(group.map(nameOf)) : undefined;
}

/** Validators vote twice on each height's block; more than two thirds make it final. */
export const bft: ChainPart = {
  briefing() {
    const { n = 0, quorum = 0, check = 0 } = rule.value ?? {};
    const b = w.briefing;
    const [many, third] = [liars(), pastAThird()];
    const lying = third ? b.third({ liars: many, n }) : b.lying({ liars: many, n, loot: LOOT });
    return {
      title: third ? b.titleThird : b.title,
      stake: [b.stake({ n, quorum }), ...(many > 0 ? [lying] : []), ...(isLiar() ? [] : [b.stands])],
      part: isLiar() ? "" : third ? b.partThird({ spared: spared() }) : check > 0 ? b.partChecks({ n: check }) : b.part,
      secret: !isLiar()
        ? undefined
        : third
          ? b.attackerThird({ allies: allies() ?? w.nobody, fork: FORK_LOOT, still: STANDSTILL, spared: spared() })
          : b.attacker({ loot: LOOT, still: Math.round(STANDSTILL / Math.max(1, rule.value?.turns ?? 1)) }),
    };
  },
  where,
  secret() {
    const names = allies();
    return !isLiar()
      ? undefined
      : voteless()
        ? w.attackerCaught
        : names
          ? w.attackerWith({ allies: names })
          : w.attacker;
  },
  choices() {
    const last = checking();
    // My own block is asked for above the buttons: what cannot be pressed makes room for it, so that the chain stays in view.
    return composes() && open() === undefined ? [last] : [...judging(), last];
  },
  Prompt,
  hints: w.hints,
  terms: w.terms,
  Line,
  recounts: true,
  announcement,
  sky: () => (roundState.value ? w.sky({ finals: Object.keys(roundState.value.committed).length }) : undefined),
  marks(id) {
    if (id === 0) return {};
    const now = roundState.value;
    const at = node.value?.blocks[id];
    if (now && at) return markOf(id, at.height, now, rule.value?.quorum ?? 1);
    return publicMark(id, screen.value?.blocks ?? {});
  },
  mainHead: () => roundState.value?.proposal,
  metText,
  noteText,
  moments: () => import("./moments.tsx").then(({ tell }) => tell),
  notices: ["slashed"],
  projectorLine() {
    if (!rule.value) return undefined;
    const { n, quorum, slashed } = rule.value;
    if (slashed.length === 0) return w.public({ n, quorum });
    return w.publicSlashed({ n, quorum, spared: spared(), names: format.list(slashed.map(nameOf)) });
  },
  held,
  ended,
  headlines,
  truth: (id) => {
    const heights = Object.values(revealed.value?.decided ?? {});
    const last = heights[heights.length - 1]?.[0]?.block;
    return id === 0 ? {} : { state: finals().has(id) ? "final" : "orphan", confirmations: undefined, tip: id === last };
  },
  pointsOf: (name) => lookUp(w.points, name),
  roleReveal: () => (isLiar() ? w.was : undefined),
  loadAftermath: () => import("./aftermath.tsx").then(({ Aftermath }) => Aftermath),
  loadRecounted: () => import("./recounted.ts").then(({ recounted }) => recounted),
};
