import { effect } from "@preact/signals";
import type { Note } from "../../../src/game/types.ts";
import { say } from "../../parts/announcer.tsx";
import { seatNoteText } from "../../parts/diary.ts";
import { Block, block } from "./names.ts";
import { newest } from "./newest.ts";
import { part } from "./registry.ts";
import { isOpen, sure } from "./sure.ts";
import { truth } from "./views.ts";
import { words as chainWords } from "./words/words.ts";

const w = chainWords.notes;

/** A line of one's own diary as a sentence: any chain's, or its mechanism's. */
export function noteText(note: Note): string | undefined {
  switch (note.what) {
    case "audited": {
      const [id, fraud] = [Number(note.block), Number(note.fraud)];
      const told = { block: block(id), sure: sure(fraud) };
      const was = truth.value?.blocks[id]?.fraud;
      if (was === undefined) return part().noteText(note) ?? w.audited(told);
      return w.auditedWas({ ...told, bad: was === 1, wrong: !isOpen(fraud) && fraud >= 0.5 !== (was === 1) });
    }
    default:
      return part().noteText(note) ?? seatNoteText(note);
  }
}

/** Of those, the ones that happen without one's doing, told above the buttons. */
export const NOTICES = ["audited"];

/** Speaks of each new block that one's node builds on, as it comes; or of what the mechanism says instead. */
export function announce(): () => void {
  const { announcement } = part();
  if (announcement) {
    let before = announcement();
    return effect(() => {
      const now = announcement();
      if (now !== undefined && now !== before) say(now);
      before = now;
    });
  }
  let last = newest();
  return effect(() => {
    const now = newest();
    if (now !== undefined && now !== last) say(w.came({ block: Block(now) }));
    last = now;
  });
}
