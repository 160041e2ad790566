import type { Note } from "../../../../src/game/types.ts";
import { siteName } from "../../../art/sites.ts";
import { all } from "../../../store.ts";
import { words } from "./words/words.ts";

/** A line of one's own diary about dances, as a sentence. */
export function noteText(note: Note): string | undefined {
  const site = siteName(Number(note.site));
  const { notes } = words;
  switch (note.what) {
    case "proposed":
      return notes.proposed({ site, claim: String(note.claim) });
    case "danced":
      return notes.danced({ site, claim: String(note.claim) });
    case "followed":
      return notes.followed({ site, name: all.value?.seats[Number(note.seat)]?.name ?? "" });
    case "stopped":
      return notes.stopped({ site });
    case "missed":
      return notes.missed;
    case "was_stopped":
      return notes.was_stopped({ site });
    default:
      return undefined;
  }
}

/** The claim that was danced, for the drawing of one's own path. */
export function said(note: Note): { site: number; word: string } | undefined {
  return note.what === "danced" || note.what === "proposed"
    ? { site: Number(note.site), word: String(note.claim) }
    : undefined;
}
