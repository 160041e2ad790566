import { type Choice, offerOf } from "../../../parts/choice.ts";
import { nameOf } from "../../../parts/name.tsx";
import { ecWords as w } from "../../../words/chain/ec.ts";
import { auditChoice, mechanismChoice, orderChoices } from "../choices.ts";
import { block } from "../names.ts";
import { selected } from "../selection.ts";
import { desk, isLiar, node } from "../sense.ts";
import { isSure, judgeAim, leaving, unchecked } from "./judge.ts";
import { mine, winning } from "./sense.ts";
import { deepLeft } from "./tipsets.ts";

const a = w.actions;
const choice = (verb: string, more: Omit<Choice, "id">, target?: { field: string; id: number }): Choice =>
  mechanismChoice(verb, w.not, more, target);

/** A left-out block that the others have built on. */
export const alone = (): number | undefined =>
  node.value && deepLeft(node.value.blocks, node.value.head, mine.value?.leaves ?? []);

/** Leave out, for who has won; doubt, for everybody else, and for a winner who has left the block out already. */
function judging(main: boolean): Choice {
  const verb =
    winning() > 0 && !(selected.value !== undefined && mine.value?.leaves.includes(selected.value)) ? "leave" : "doubt";
  const aim = judgeAim(verb);
  const leaves = verb === "leave";
  if (aim === undefined) {
    const none = offerOf(verb) === undefined;
    return {
      id: verb,
      label: leaves ? a.leaveNone : a.doubtNone,
      off: true,
      note: none ? a.nothing : a.judgeNone,
    };
  }
  const more = leaves
    ? { label: a.leave(block(aim)), note: a.leaveNote }
    : { label: a.doubt(block(aim)), note: a.doubtNote };
  return choice(verb, { ...more, main, doubt: !main }, { field: "block", id: aim });
}

/** A proof is worth more than anything else that one could do. */
function reporting(): Choice | undefined {
  const seat = offerOf("report")?.aim?.ids[0];
  if (seat === undefined) return undefined;
  return choice(
    "report",
    { label: a.report(nameOf(seat)), note: a.reportNote, main: true },
    { field: "seat", id: seat },
  );
}

function building(main: boolean): Choice {
  const taken = mine.value?.leaves.length ?? 0;
  const on = (node.value?.head ?? []).filter((id) => id > 0).length;
  return choice("build", { label: a.build, note: a.buildNote(on, taken), main });
}

/** Ship, with what waiting would pay; who does not ship waits. */
function shipping(): Choice | undefined {
  const [ship] = orderChoices(false);
  const order = desk.value?.order === undefined ? undefined : desk.value.orders[desk.value.order];
  if (ship && !ship.off && order?.next !== undefined) ship.note = a.shipNote(order.pay, order.next);
  return ship;
}

/** What an attacker can do with a block it has won: each takes the place of what takes it back. */
function attacking(): Choice[] {
  const { chosen, purse = 0 } = mine.value ?? {};
  const back = (verb: string): boolean => chosen === verb;
  const clean = choice("build", { label: chosen === "stall" ? a.publish : a.clean, note: a.cleanNote });
  return [
    back("cheat") ? clean : choice("cheat", { label: a.cheat, note: a.cheatNote(purse), doubt: true }),
    back("twice") ? clean : choice("twice", { label: a.twice, note: a.twiceNote(purse), doubt: true }),
    back("stall") ? clean : choice("stall", { label: a.stall, note: a.stallNote }),
  ];
}

/** At most three: look, judge, and build or ship. An attacker who has won, and has a coin for it, makes its plan instead. */
export function choices(): Choice[] {
  const wins = winning();
  const report = reporting();
  if (wins > 0 && isLiar() && ((mine.value?.purse ?? 0) > 0 || mine.value?.chosen)) return attacking();
  const aim = judgeAim(wins > 0 ? "leave" : "doubt");
  const sure = isSure(aim);
  const stray = alone() !== undefined;
  const look = !report && !sure && !stray && unchecked().length > 0;
  const third = report ?? (wins > 0 || stray ? building(!sure && !look) : shipping());
  const list = [auditChoice(look), judging(sure && !report), third];
  return list.filter((one): one is Choice => one !== undefined);
}

export const leftNames = (): string[] => leaving().map(block);
