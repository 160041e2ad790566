import { effect } from "@preact/signals";
import type { Note } from "../../../../src/game/types.ts";
import { say } from "../../../parts/announcer.tsx";
import { all } from "../../../store.ts";
import { words } from "../../../words/words.ts";
import { rule } from "./views.ts";

/** A line of one's own diary about dances, as a sentence. */
export function tell(note: Note): string | undefined {
  const site = words.site(Number(note.site));
  const { notes } = words;
  switch (note.what) {
    case "danced":
      return notes.danced(site, String(note.claim));
    case "followed":
      return notes.followed(site, all.value?.seats[Number(note.seat)]?.name ?? "");
    case "stopped":
      return notes.stopped(site);
    case "missed":
      return notes.missed;
    case "was_stopped":
      return notes.was_stopped(site);
    default:
      return undefined;
  }
}

/** The claim that was danced, for the drawing of one's own path. */
export function said(note: Note): { site: number; word: string } | undefined {
  return note.what === "danced" ? { site: Number(note.site), word: String(note.claim) } : undefined;
}

/** Speaks the piping and the falling quorum as they happen, each once. */
export function listen(): () => void {
  let piping = -1;
  let quorum = 0;
  return effect(() => {
    const now = rule.value;
    const site = now?.piping?.site ?? -1;
    if (site >= 0 && site !== piping) say(words.told.piping(words.site(site), 5));
    piping = site;
    if (now && quorum > now.quorum) say(words.told.quorum(now.quorum));
    quorum = now?.quorum ?? 0;
  });
}
