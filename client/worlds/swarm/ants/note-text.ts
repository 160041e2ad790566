import type { Note } from "../../../../src/game/types.ts";
import { siteName } from "../../../art/sites.ts";
import { nameOf } from "../../../parts/name.tsx";
import { words } from "./words/words.ts";

/** A line of one's own diary as a sentence, in an ant's words. */
export function noteText(note: Note): string | undefined {
  const { notes } = words;
  const site = siteName(Number(note.site));
  const name = nameOf(Number(note.seat));
  switch (note.what) {
    case "found":
    case "arrived":
    case "lost":
    case "called":
    case "unanswered":
    case "felt":
    case "carried":
    case "set_down":
      return notes[note.what]({ site });
    case "led":
    case "followed":
    case "left_alone":
      return notes[note.what]({ name, site });
    case "lost_follower":
      return notes.lost_follower({ name });
    case "fetched":
      return notes.fetched({ from: siteName(Number(note.from)), site });
    case "nothing":
    case "landed":
    case "brought_back":
      return notes[note.what];
    default:
      return undefined;
  }
}
