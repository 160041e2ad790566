import type { Command, Note } from "../../../../src/game/types.ts";
import { siteName } from "../../../art/sites.ts";
import { nameOf } from "../../../parts/name.tsx";
import { words } from "./words/words.ts";

/** A line of one's own diary about the council, as a sentence. */
export function noteText(note: Note): string | undefined {
  const { notes } = words;
  const site = siteName(Number(note.site));
  const claim = String(note.claim);
  const name = nameOf(Number(note.seat));
  switch (note.what) {
    case "told":
    case "said":
      return notes[note.what]({ site, claim });
    case "reported_to":
    case "was_told":
      return notes[note.what]({ name, site, claim });
    case "voted":
    case "would_recall":
      return notes[note.what]({ name });
    case "elected":
      return notes.elected({ n: Number(note.votes) });
    case "backed":
    case "changed_course":
      return notes[note.what]({ site });
    case "stands":
    case "withdrew":
    case "drawn_by_lot":
    case "was_recalled":
      return notes[note.what];
    default:
      return undefined;
  }
}

/** The claim that was made, for the drawing of one's own path. */
export function said(note: Note): { site: number; word: string } | undefined {
  return note.what === "told" || note.what === "reported_to"
    ? { site: Number(note.site), word: String(note.claim) }
    : undefined;
}

/** What somebody did, in the middle of a sentence. */
export function deed({ verb, site: at, seat, claim }: Command): string | undefined {
  const w = words.deeds;
  const site = siteName(Number(at));
  const name = nameOf(Number(seat));
  switch (verb) {
    case "tell":
    case "say":
      return w[verb]({ site, claim: String(claim) });
    case "report":
      return w.report({ name, claim: String(claim) });
    case "back":
      return w.back({ site });
    case "elect":
    case "unelect":
    case "recall":
      return w[verb]({ name });
    case "stand":
    case "withdraw":
    case "unrecall":
      return w[verb];
    default:
      return undefined;
  }
}
