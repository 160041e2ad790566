import type { PowCartelView } from "../../../../src/game/mechanisms/pow/view.ts";
import { type Choice, offerOf } from "../../../parts/choice.ts";
import { isLiar } from "../../liars.ts";
import { auditChoice, mechanismChoice, orderChoices } from "../choices.ts";
import { block } from "../names.ts";
import { selected } from "../selection.ts";
import { cartel, chainSeat } from "../views.ts";
import { branch, rule, tips, votedTip } from "./views.ts";
import { named } from "./where.ts";
import { words as w } from "./words/words.ts";

/** What a selected tip is for: vote for it, or take one's vote for it back. Undefined where there is no such choice. */
function tipChoice(): Choice | undefined {
  const id = selected.value;
  if (id === undefined) return undefined;
  if (votedTip() === id && offerOf("untip"))
    return mechanismChoice("untip", w.not, { label: w.actions.untip, note: w.actions.untipNote });
  if (!offerOf("tip", id)) return undefined;
  const { votes = 0, behind = 0 } = tips().find((tip) => tip.id === id) ?? {};
  const note = behind > 0 ? w.actions.shorter({ behind }) : w.actions.tipVotes({ votes });
  const choice = { label: w.actions.tip({ block: block(id) }), note, main: behind === 0 };
  return mechanismChoice("tip", w.not, choice, { field: "block", id });
}

/** Ship, wait, check; while a tip is selected that one can vote for, that is in the place of waiting. */
function honest(): Choice[] {
  const order = chainSeat.value?.order === undefined ? undefined : chainSeat.value.orders[chainSeat.value.order];
  const tip = tipChoice();
  const [ship, wait] = orderChoices(order?.state === "in" && !tip);
  const check = auditChoice(!ship);
  return [ship, tip ?? wait, check].filter((one) => one !== undefined);
}

function publishNote({ lead, against }: PowCartelView): string {
  const a = w.actions;
  if (lead < 0) return a.short({ n: 1 - lead });
  if (lead === 0) return against > 0 ? a.tie : a.nothing;
  return against > 0 ? a.undoes({ n: against }) : a.nothing;
}

/** A button that is there, and off, while there is nothing that it could be for. */
const off = (id: string, label: string, note: string): Choice => ({ id, label, off: true, note });

/** Hold, publish, give up. With a hidden block selected one can publish the oldest alone; with a public tip, vote for it. */
function attacking(mine: PowCartelView): Choice[] {
  const a = w.actions;
  const ripe = mine.lead > 0 && mine.held.length > 0 && mine.against >= (rule.value?.confirmations ?? 1);
  const hold = mechanismChoice("hold", w.not, {
    label: a.hold,
    note: a.holdNote({ held: mine.held.length }),
    main: !ripe,
  });
  const one = selected.value !== undefined && cartel.value?.held[selected.value] !== undefined && offerOf("reveal");
  const publish = one
    ? mechanismChoice("reveal", w.not, { label: a.reveal, note: a.revealNote({ left: mine.held.length - 1 }) })
    : mechanismChoice("publish", w.not, { label: a.publish, note: publishNote(mine), main: ripe });
  const tip = tipChoice();
  if (tip) return [hold, publish, tip];
  const restart = offerOf("restart")
    ? mechanismChoice("restart", w.not, {
        label: a.restart,
        note: a.restartNote({ block: named(mine.best) }),
        doubt: true,
      })
    : off("restart", a.restart, w.not.nothing_to_give_up);
  return [hold, publish, restart];
}

export const choices = (): Choice[] => (isLiar() && branch.value ? attacking(branch.value) : honest());
