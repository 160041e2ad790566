import { effect } from "@preact/signals";
import type { Note } from "../../../../src/game/types.ts";
import { siteName } from "../../../art/sites.ts";
import { say } from "../../../parts/announcer.tsx";
import { rule } from "./views.ts";
import { words } from "./words/words.ts";

/** A line of one's own diary about the coin, as a sentence. */
export function noteText(note: Note): string | undefined {
  const site = siteName(Number(note.site));
  const { notes } = words;
  if (note.what === "tossed") return notes.tossed({ site });
  if (note.what === "cheered") return notes.cheered({ site });
  return note.what === "slipped" ? notes.slipped : undefined;
}

/** Speaks the toss as it happens, once. */
export function announce(): () => void {
  let up = false;
  return effect(() => {
    const now = rule.value?.lands !== undefined;
    if (now && !up) say(words.play.air);
    up = now;
  });
}
