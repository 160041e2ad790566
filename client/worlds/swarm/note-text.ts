import type { Note } from "../../../src/game/types.ts";
import { siteName } from "../../art/sites.ts";
import { seatNoteText } from "../../parts/diary.ts";
import * as format from "../../words/format.ts";
import { part } from "./registry.ts";
import { words } from "./words/words.ts";

/** A line of one's own diary as a sentence: its mechanism's, or any scout's; undefined for what needs no word. */
export function noteText(note: Note): string | undefined {
  const own = part().noteText(note);
  if (own !== undefined) return own;
  const site = siteName(Number(note.site));
  const { notes } = words;
  switch (note.what) {
    case "found":
      return notes.found({ site });
    case "arrived":
      return notes.arrived({ site });
    case "read":
      return notes.read({ site, r: format.score(Math.min(10, Number(note.reading))) });
    case "lost":
      return notes.lost({ site });
    case "nothing":
      return notes.nothing;
    case "landed":
      return notes.landed;
    default:
      return seatNoteText(note);
  }
}

/** Of those, the ones that happen without one's doing, told above the buttons. */
export const NOTICES = ["lost", "nothing"];
