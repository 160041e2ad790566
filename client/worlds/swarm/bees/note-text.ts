import { effect } from "@preact/signals";
import type { Note } from "../../../../src/game/types.ts";
import { siteName } from "../../../art/sites.ts";
import { say } from "../../../parts/announcer.tsx";
import { all } from "../../../store.ts";
import { rule } from "./views.ts";
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

/** Speaks the piping and the falling quorum as they happen, each once. */
export function announce(): () => void {
  let piping = -1;
  let quorum = 0;
  return effect(() => {
    const now = rule.value;
    const site = now?.piping?.site ?? -1;
    if (site >= 0 && site !== piping) say(words.told.piping({ site: siteName(site), s: 5 }));
    piping = site;
    if (now && quorum > now.quorum) say(words.told.quorum({ n: now.quorum }));
    quorum = now?.quorum ?? 0;
  });
}
