import { secondsTo } from "../../../parts/clock.ts";
import { nameOf } from "../../../parts/name.tsx";
import * as format from "../../../words/format.ts";
import { isLiar, liarsCount } from "../../liars.ts";
import { bft } from "../bft/index.tsx";
import { rule as inner, roundState } from "../bft/views.ts";
import type { ChainPart } from "../part.ts";
import { Prompt } from "./prompt.tsx";
import { delegates, isDelegate, record, rule } from "./views.ts";
import { words as w } from "./words/words.ts";

/** Whether the elected decide alone by now. */
const alone = (): boolean => rule.value?.from !== undefined && (inner.value?.turn ?? -1) >= rule.value.from;

function where(): string {
  const { stage, from } = rule.value ?? {};
  if (stage === "election") {
    const found = (rule.value?.list ?? []).some((seat) => Object.values(record(seat)).some((n) => n > 0));
    return w.where.election({ found });
  }
  if (stage !== "council" || roundState.value?.proposal !== undefined) return bft.where();
  if (!alone()) return w.where.soon({ turn: (from ?? 0) + 1 });
  return isDelegate() ? bft.where() : w.where.watch;
}

/** What a validator's diary says, and what elections and recalls add. */
const noteText: ChainPart["noteText"] = (note) => {
  const { notes } = w;
  if (note.what === "voted" || note.what === "would_recall")
    return notes[note.what]({ name: nameOf(Number(note.seat)) });
  if (note.what === "delegated" || note.what === "recalled") return notes[note.what];
  return bft.noteText(note);
};

/** Delegates vote as validators do under `bft`, elected by all. */
export const council: ChainPart = {
  ...bft,
  briefing() {
    const b = w.briefing;
    const { n, of } = liarsCount();
    return {
      title: b.title,
      stake: [b.stake({ n: rule.value?.size ?? 0 }), ...(n > 0 ? [b.lying({ n, of })] : [])],
      part: isLiar() ? "" : b.part,
      secret: isLiar() ? b.attacker : undefined,
    };
  },
  where,
  Prompt,
  hints: bft.hints,
  terms: { ...bft.terms, ...w.terms },
  sky() {
    const { stage, until = 0 } = rule.value ?? {};
    if (stage === "all") return w.sky.election({ s: secondsTo(until) });
    if (stage === "election") return w.sky.ballot({ s: secondsTo(until) });
    return bft.sky?.();
  },
  headlines() {
    const [chose, ...others] = bft.headlines();
    return [{ ...chose, lead: chose.lead && w.chose }, ...others];
  },
  noteText,
  notices: [...bft.notices, "delegated", "recalled"],
  moments: async () => {
    const [inside, own] = await Promise.all([bft.moments?.(), import("./moments.tsx")]);
    return (moment) => own.tell(moment) ?? inside?.(moment);
  },
  projectorLine() {
    const { stage } = rule.value ?? {};
    if (stage === "election") return w.projector.election;
    if (stage === "council") return w.projector.council({ names: format.list(delegates().map(nameOf)) });
    return bft.projectorLine();
  },
  loadAftermath: () => import("./aftermath.tsx").then(({ Aftermath }) => Aftermath),
};
