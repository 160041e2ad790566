import { effect } from "@preact/signals";
import type { Note } from "../../../src/game/types.ts";
import { say } from "../../parts/announcer.tsx";
import { tellSeat } from "../../parts/diary.ts";
import { all } from "../../store.ts";
import { words } from "../../words/words.ts";
import { bees } from "./sense.ts";

/** A line of one's own diary as a sentence; undefined for what needs no word. */
export function tell(note: Note): string | undefined {
  const site = words.site(Number(note.site));
  const { notes } = words;
  switch (note.what) {
    case "found":
      return notes.found(site);
    case "arrived":
      return notes.arrived(site);
    case "read":
      return notes.read(site, words.score(Math.min(10, Number(note.reading))));
    case "lost":
      return notes.lost(site);
    case "nothing":
      return notes.nothing;
    case "landed":
      return notes.landed;
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
      return tellSeat(note);
  }
}

/** Speaks the piping and the falling quorum as they happen, each once. */
export function listen(): () => void {
  let piping = -1;
  let quorum = 0;
  return effect(() => {
    const now = bees.value;
    const site = now?.piping?.site ?? -1;
    if (site >= 0 && site !== piping) say(words.told.piping(words.site(site), 5));
    piping = site;
    if (now && quorum > now.quorum) say(words.told.quorum(now.quorum));
    quorum = now?.quorum ?? 0;
  });
}
