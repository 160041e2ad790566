import type { Note } from "../../src/game/types.ts";
import { own } from "../store.ts";
import { words } from "../words/words.ts";

export const diary = (): Note[] => Object.values(own.value?.diary ?? {});

/** A line of the diary that any round may have, as a sentence; undefined for what only a stage knows. */
export function seatNoteText(note: Note): string | undefined {
  if (note.what === "taken_over") return words.notes.taken_over;
  return note.what === "autopilot" ? words.notes.autopilot : undefined;
}

/** One's own diary: what happened to oneself, and until when a bot played the seat, if one did. Session time in ms. */
export function ownDiary(): { mine: Note[]; bot: number | undefined } {
  const all = diary();
  const at = all.findLastIndex(({ what }) => what === "taken_over");
  return { mine: at < 0 ? all : all.slice(at + 1), bot: all[at]?.t };
}
