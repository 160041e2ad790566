import { CAUGHT, LOOT, SLASHED, VERDICT } from "../../../../src/game/mechanisms/ec/stakes.ts";
import { type Choice, offerOf } from "../../../parts/choice.ts";
import { lasts } from "../../../parts/clock.ts";
import { isLiar } from "../../liars.ts";
import { auditChoice, mechanismChoice } from "../choices.ts";
import { block } from "../names.ts";
import { selected } from "../selection.ts";
import { chainSeat, node } from "../views.ts";
import { doubtAim, fresh, isClean, isLeft, isSuspect, missed, nextLook, open, unchecked } from "./judge.ts";
import { choosing, mine, toCut, untilCut, weightOf, winning } from "./views.ts";
import { words as w } from "./words/words.ts";

const a = w.actions;

/** From here on one had better say what one stands by. Seconds before the next blocks are made. */
const LATE = 3;
/** Whoever has an answer takes so long at least to use it. ms */
const USE = 500;

/** Look: at what is selected, at what others doubt, at what came first. Not where the answer would come when nobody can use it any more. */
function checking(main: boolean): Choice {
  const aim = nextLook();
  const choice = auditChoice(main, { block: aim, label: a.check({ block: block(aim ?? 0) }), none: a.nothing });
  const takes = lasts(offerOf("audit")?.cost ?? 0);
  const over = choosing() && untilCut() < takes + USE && !choice.off;
  return over ? { ...choice, off: true, main: false, note: a.checkLate } : choice;
}

/** Points as they are told: to a tenth. */
const tenths = (points: number): number => Math.round(10 * points) / 10;

/** Why there is no block to doubt: what one pointed at, or had found bad, is settled since the next blocks stand on it. */
function whyNoDoubt(): string {
  const late = selected.value && !isLeft(selected.value) ? selected.value : missed();
  if (late !== undefined) return (mine.value?.doubted.includes(late) ? a.inTime : a.tooLate)({ block: block(late) });
  return offerOf("doubt") ? a.doubtWhich : a.nothing;
}

/** Doubt a block; or take the doubt back of one that is selected. Drawn or not, it is the same word. */
function doubting(main: boolean, aim = doubtAim()): Choice {
  const at = selected.value;
  if (at !== undefined && isLeft(at))
    return mechanismChoice("trust", w.not, { label: a.trust({ block: block(at) }) }, { field: "block", id: at });
  if (aim === undefined) return { id: "doubt", label: a.doubtNone, off: true, note: whyNoDoubt() };
  const counts = weightOf(aim);
  const note = a.doubtPays({ n: tenths(counts * VERDICT.againstFraud), lost: tenths(-counts * VERDICT.againstClean) });
  const choice = { label: a.doubt({ block: block(aim) }), note, main, doubt: !main };
  return mechanismChoice("doubt", w.not, choice, { field: "block", id: aim });
}

/** Vouch for all that is left: who is drawn builds on it. */
function vouching(main: boolean): Choice {
  const stood = fresh().filter((id) => !isLeft(id));
  const not = { ...w.not, vouched_already: a.vouched({ n: stood.length }) };
  // Who is drawn stands by what the new block is built on, which is never a block that was left behind.
  const head = node.value?.head ?? [];
  const ids = winning() > 0 ? stood.filter((id) => head.includes(id)) : open();
  const counts = ids.map(weightOf);
  const gain = counts.reduce((sum, n) => sum + n, 0) * VERDICT.stoodClean;
  const note = a.vouchPays({ gain: tenths(gain), lost: tenths(-Math.max(0, ...counts) * VERDICT.stoodFraud) });
  return mechanismChoice("vouch", not, { label: a.vouch, note, main });
}

/** How an attacker makes the block that it is drawn for, by a tap; by another it is honest again. */
function attacking(verb: "cheat" | "twice", label: string, note: string): Choice {
  const chosen = mine.value?.chosen === verb;
  const choice = { label, note: chosen ? w.plans.chosen : note, main: chosen };
  return { ...mechanismChoice(chosen ? "build" : verb, { ...w.not, not_mining: w.plans.later }, choice), id: verb };
}

/** A clean block that an attacker may cast doubt on, to draw the others' looks there: one that it points at, or has looked at. */
function sowing(): Choice {
  const aim = selected.value ?? fresh().find((id) => isClean(id) && offerOf("doubt", id));
  return aim === undefined ? { id: "doubt", label: a.doubtNone, off: true } : doubting(false, aim);
}

/** Looking and doubting, for an attacker. */
export const besides = (): Choice[] => [checking(false), sowing()];

/**
 * Always the same three in the same places: look, doubt, vouch for the rest. What changes is what they are about. For an attacker the
 * first two are its attacks.
 */
export function choices(): Choice[] {
  if (isLiar())
    return [
      attacking("cheat", w.plans.cheat, w.plans.cheatPays({ loot: LOOT, caught: CAUGHT })),
      attacking("twice", w.plans.twice, w.plans.twicePays({ cost: SLASHED })),
      vouching(winning() === 0 && open().length > 0),
    ];
  const bad = isSuspect(doubtAim());
  // A look that is not done before the next blocks are made comes too late.
  const late = choosing() && toCut() <= LATE;
  const look = !bad && !late && unchecked().length > 0;
  // To vouch for what nobody of us has looked at is a guess: nothing to put forward.
  const seen = unchecked().length === 0 && chainSeat.value?.auditing === undefined;
  return [checking(look), doubting(bad), vouching(!bad && seen && open().length > 0)];
}
