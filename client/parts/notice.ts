import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { Note } from "../../src/game/types.ts";
import { refused } from "../store.ts";
import { refusalText } from "../words/refusals.ts";
import { realSince } from "./clock.ts";
import { diary } from "./diary.ts";

/** Told for so long, in ms. */
const FOR = 3500;
/** Diary lines of any round that happen to somebody without their doing, and would be missed without a word. */
const TOLD = ["autopilot", "taken_over"];

/** What to say in passing: what was refused, or what just happened to me. `told` are the stage's own such lines. */
export function useNotice(
  noteText: (note: Note) => string | undefined,
  told: readonly string[],
): { text: string; alert: boolean } | undefined {
  const shown = useSignal<string | undefined>(undefined);
  const no = refused.value;
  useEffect(() => {
    if (!no || performance.now() - no.at > FOR) return undefined;
    shown.value = refusalText(no.code);
    const timer = setTimeout(() => {
      shown.value = undefined;
    }, FOR);
    return () => clearTimeout(timer);
  }, [no]);
  if (shown.value) return { text: shown.value, alert: true };
  // What comes right after it, say the next order, must not take the word away.
  const last = diary().findLast(({ what }) => TOLD.includes(what) || told.includes(what));
  const event = last && realSince(last.t) < FOR ? noteText(last) : undefined;
  return event ? { text: event, alert: false } : undefined;
}
