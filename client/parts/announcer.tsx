import { effect, signal } from "@preact/signals";
import type { Note } from "../../src/game/types.ts";
import { diary } from "./diary.ts";

/** What is said to those who listen instead of looking: the last few sentences. */
const said = signal<readonly { id: number; text: string }[]>([]);
let count = 0;

export function say(text: string): void {
  said.value = [...said.value.slice(-2), { id: count++, text }];
}

/** Speaks new diary lines as they come, each once. Returns what ends it. */
export function speakDiary(noteText: (note: Note) => string | undefined): () => void {
  let lines = -1;
  return effect(() => {
    const notes = diary();
    // What was in the diary before this page was opened is old news.
    if (lines < 0 || notes.length < lines) lines = notes.length;
    for (const note of notes.slice(lines)) {
      const text = noteText(note);
      if (text) say(text);
    }
    lines = notes.length;
  });
}

export function Announcer() {
  return (
    <div class="visually-hidden" role="log" aria-live="polite">
      {said.value.map(({ id, text }) => (
        <p key={id}>{text}</p>
      ))}
    </div>
  );
}
