import { effect, signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { Note } from "../../src/game/types.ts";
import { all, bees, own } from "../store.ts";
import { words } from "../words/words.ts";

/** What is said to those who listen instead of looking: the last few sentences. */
const said = signal<readonly { id: number; text: string }[]>([]);
let count = 0;

export function say(text: string): void {
  said.value = [...said.value.slice(-2), { id: count++, text }];
}

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
    case "taken_over":
      return notes.taken_over;
    case "autopilot":
      return notes.autopilot;
    case "was_stopped":
      return notes.was_stopped(site);
    default:
      return undefined;
  }
}

export const diary = (): Note[] => Object.values(own.value?.diary ?? {});

/** Speaks new diary lines, the piping and the falling quorum as they happen, each once. */
function listen(): () => void {
  let lines = -1;
  let piping = -1;
  let quorum = 0;
  return effect(() => {
    const notes = diary();
    // What was in the diary before this page was opened is old news.
    if (lines < 0 || notes.length < lines) lines = notes.length;
    for (const note of notes.slice(lines)) {
      const text = tell(note);
      if (text) say(text);
    }
    lines = notes.length;
    const now = bees.value;
    const site = now?.piping?.site ?? -1;
    if (site >= 0 && site !== piping) say(words.told.piping(words.site(site), 5));
    piping = site;
    if (now && quorum > now.quorum) say(words.told.quorum(now.quorum));
    quorum = now?.quorum ?? 0;
  });
}

export function Announcer() {
  useEffect(listen, []);
  return (
    <div class="unseen" role="log" aria-live="polite">
      {said.value.map(({ id, text }) => (
        <p key={id}>{text}</p>
      ))}
    </div>
  );
}
