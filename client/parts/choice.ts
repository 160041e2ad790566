import type { Command, Ms, Offer } from "../../src/game/types.ts";
import { own, RECORDING } from "../store.ts";
import * as format from "../words/format.ts";
import { words } from "../words/words.ts";
import { clock, lasts, secondsTo } from "./clock.ts";

/** A big button: a verb with its cost, or the reason why it is not possible now. */
export interface Choice {
  /** Names the hint that explains it, and the place it keeps. */
  id: string;
  label: string;
  note?: string | undefined;
  command?: Command;
  /** For what is decided here and not sent. */
  does?: () => void;
  off?: boolean;
  main?: boolean;
  doubt?: boolean;
}

/** The offer for a verb, for that target where one is given. */
export function offerOf(verb: string, target?: number): Offer | undefined {
  const list = (own.value?.offers ?? []).filter((offer) => offer.verb === verb);
  return target === undefined ? list[0] : list.find((offer) => offer.aim?.ids.includes(target));
}

/** Why not, in a few words of the stage's; with a countdown where the time is known. */
export interface Reasons {
  soon: (code: string) => string;
  other: string;
  /** By code of refusal; a code that has no words here gets `other`. */
  because: Readonly<Record<string, string>>;
}

function reason(code: string, until: Ms | undefined, not: Reasons): string {
  if (code === RECORDING) return words.recording.off;
  if (code === "paused") return words.play.paused;
  if (code === "dark" && until !== undefined) return words.play.soon({ why: words.play.dark, s: secondsTo(until) });
  return until === undefined
    ? (not.because[code] ?? not.other)
    : words.play.soon({ why: not.soon(code), s: secondsTo(until) });
}

/**
 * A button for an offer: off with its reason while it is refused, and on again by itself when its time has come.
 * `missing` is the code of why there is no such offer at all.
 */
export function choiceFor(offer: Offer | undefined, missing: string, not: Reasons, choice: Choice): Choice {
  const no = offer ? offer.not : { code: missing };
  if (!no || (no.until !== undefined && no.until <= clock.value)) return choice;
  return { ...choice, off: true, main: false, note: reason(no.code, no.until, not) };
}

export const cost = (ms: Ms | undefined): string | undefined => (ms === undefined ? undefined : format.secs(lasts(ms)));
