import { type Choice, choiceFor, cost, offerOf, type Reasons } from "../../parts/choice.ts";
import { block, newerFirst } from "./names.ts";
import { select, selected } from "./selection.ts";
import { cartel, chainSeat, node } from "./views.ts";
import { words as w } from "./words/words.ts";

/** Why not, at any chain; `because` are a mechanism's own reasons. */
const reasons = (because: Readonly<Record<string, string>> = {}): Reasons => ({
  soon: (code) => (code === "busy" ? w.not.busy : w.not.soon),
  other: w.not.other,
  because: { ...w.not.because, ...because },
});

/** A button for one of a mechanism's own verbs: `because` says in a few words why not, by code of refusal. */
export function mechanismChoice(
  verb: string,
  because: Readonly<Record<string, string>>,
  choice: Omit<Choice, "id">,
  target?: { field: string; id: number },
): Choice {
  const command = target ? { verb, [target.field]: target.id } : { verb };
  return choiceFor(offerOf(verb, target?.id), "other", reasons(because), { id: verb, command, ...choice });
}

/**
 * The block that the audit means: the selected one; else the newest unaudited; else the one that one's looks say least
 * about. Undefined while there is none. `newer` sorts the newest first.
 */
export function auditAim(
  ids: readonly number[],
  audits: Readonly<Record<number, { fraud: number }>>,
  chosen: number | undefined,
  newer: (a: number, b: number) => number,
): number | undefined {
  if (chosen !== undefined) return chosen;
  const newest = [...ids].sort(newer);
  const fresh = newest.find((id) => audits[id] === undefined);
  if (fresh !== undefined) return fresh;
  const doubt = (id: number): number => Math.abs((audits[id]?.fraud ?? 0.5) - 0.5);
  return newest.sort((a, b) => doubt(a) - doubt(b) || newer(a, b))[0];
}

/** What a look is at while no block is selected, what the button then says, and why not while there is none. */
interface Meant {
  block: number | undefined;
  label: string;
  none: string;
  /** What it costs, where that is more than time. */
  note?: string;
}

/**
 * "Check block 4": a look at the block that is selected, or else at the one that is worth it. A mechanism may prefer one
 * (a number), or mean one and no other.
 */
export function auditChoice(main: boolean, wish?: number | Meant): Choice {
  const any = offerOf("audit");
  const ids = any?.aim?.ids ?? [];
  const meant = typeof wish === "object" ? wish : undefined;
  const chosen = selected.value || undefined;
  // One knows what is in one's own.
  const others = ids.filter((id) => node.value?.blocks[id]?.by !== chainSeat.value?.node);
  const rather = typeof wish === "number" && ids.includes(wish) ? wish : undefined;
  const worth = () =>
    auditAim(others.length > 0 ? others : ids, chainSeat.value?.audits ?? {}, chosen ?? rather, newerFirst);
  const aim = meant ? (chosen ?? meant.block) : worth();
  if (aim === undefined) {
    const note = meant?.none ?? w.not.because.noBlock;
    return { id: "audit", label: w.actions.auditNone, off: true, note };
  }
  const again = chainSeat.value?.audits[aim] !== undefined;
  const first = meant && aim === meant.block ? meant.label : w.actions.audit({ block: block(aim) });
  const missing = cartel.value?.held[aim] ? "held" : "unknown_block";
  return choiceFor(offerOf("audit", aim), missing, reasons(), {
    id: "audit",
    label: again ? w.actions.again({ block: block(aim) }) : first,
    note: meant?.note ?? cost(any?.cost),
    command: { verb: "audit", block: aim },
    // What one looks at next is the newest again.
    does: () => select(undefined),
    main,
  });
}
