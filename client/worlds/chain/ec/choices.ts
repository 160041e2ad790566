import { type Choice, offerOf } from "../../../parts/choice.ts";
import { isLiar } from "../../liars.ts";
import { auditChoice, mechanismChoice, orderChoices } from "../choices.ts";
import { block } from "../names.ts";
import { selected } from "../selection.ts";
import { chainSeat, node } from "../views.ts";
import { isSure, judgeAim, leaving, loudest, unchecked } from "./judge.ts";
import { deepLeft } from "./tipsets.ts";
import { mine, plainName, winning } from "./views.ts";
import { words as w } from "./words/words.ts";

const a = w.actions;
const choice = (verb: string, more: Omit<Choice, "id">, target?: { field: string; id: number }): Choice =>
  mechanismChoice(verb, w.not, more, target);

/** A left-out block that the others have built on. */
export const alone = (): number | undefined =>
  node.value && deepLeft(node.value.blocks, node.value.head, mine.value?.excluded ?? []);

/**
 * Leave out, for who has won; doubt, for everybody else, and for a winner who has left that block out already.
 */
function judging(main: boolean): Choice {
  const won = winning() > 0;
  const left = selected.value !== undefined && mine.value?.excluded.includes(selected.value);
  const out = won && !left ? judgeAim("leave") : undefined;
  if (out !== undefined)
    return choice(
      "leave",
      { label: a.leave({ block: block(out) }), note: a.leaveNote, main, doubt: !main },
      { field: "block", id: out },
    );
  const aim = judgeAim("doubt");
  if (aim !== undefined)
    return choice(
      "doubt",
      { label: a.doubt({ block: block(aim) }), note: a.doubtNote, main, doubt: !main },
      { field: "block", id: aim },
    );
  const none = offerOf("doubt") === undefined && offerOf("leave") === undefined;
  const [id, label] = won ? (["leave", a.leaveNone] as const) : (["doubt", a.doubtNone] as const);
  return { id, label, off: true, note: none ? a.nothing : a.judgeNone };
}

/** A proof is worth more than anything else that one could do. */
function reporting(): Choice | undefined {
  const seat = offerOf("report")?.aim?.ids[0];
  if (seat === undefined) return undefined;
  return choice(
    "report",
    { label: a.report({ name: plainName(seat) }), note: a.reportNote, main: true },
    { field: "seat", id: seat },
  );
}

function building(main: boolean): Choice {
  const taken = mine.value?.excluded.length ?? 0;
  const on = (node.value?.head ?? []).filter((id) => id > 0).length;
  return choice("build", {
    label: a.build,
    note: taken > 0 ? a.takesIn({ taken }) : a.buildNote({ blocks: on }),
    main,
  });
}

/** Ship, with what waiting would pay; who does not ship waits. */
function shipping(): Choice | undefined {
  const [ship] = orderChoices(false);
  const order = chainSeat.value?.order === undefined ? undefined : chainSeat.value.orders[chainSeat.value.order];
  if (ship && !ship.off && order?.next !== undefined) ship.note = a.shipNote({ pay: order.pay, next: order.next });
  return ship;
}

/** What an attacker can do with a block it has won: each takes the place of what takes it back. */
function attacking(): Choice[] {
  const { chosen, purse = 0 } = mine.value ?? {};
  const back = (verb: string): boolean => chosen === verb;
  const clean = choice("build", { label: chosen === "stall" ? a.publish : a.clean, note: a.cleanNote });
  return [
    back("cheat") ? clean : choice("cheat", { label: a.cheat, note: a.cheatNote({ coins: purse }), doubt: true }),
    back("twice") ? clean : choice("twice", { label: a.twice, note: a.twiceNote({ coins: purse }), doubt: true }),
    back("stall") ? clean : choice("stall", { label: a.stall, note: a.stallNote }),
  ];
}

/** At most three: look, judge, and build or ship. An attacker who has won, and has a coin for it, makes its plan instead. */
export function choices(): Choice[] {
  const wins = winning();
  const report = reporting();
  const plans = wins > 0 && isLiar();
  if (plans && ((mine.value?.purse ?? 0) > 0 || mine.value?.chosen)) return attacking();
  const sure = isSure(judgeAim(wins > 0 ? "leave" : "doubt"));
  // Who stands alone had better build with the others, unless it knows better.
  const stray = wins > 0 && alone() !== undefined && !isSure(alone());
  const open = unchecked();
  const look = !report && !sure && !stray && open.length > 0;
  // Without a coin left an attacker builds clean, or not at all.
  const block = plans
    ? choice("stall", { label: a.stall, note: a.stallNote })
    : wins > 0
      ? building(!sure && !look)
      : (shipping() ?? building(false));
  return [auditChoice(look, loudest(open)), judging(sure && !report), report ?? block];
}

export const leftNames = (): string[] => leaving().map(block);
