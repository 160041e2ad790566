import { effect, signal } from "@preact/signals";
import { run } from "../../net/actions.ts";
import { pending, refused } from "../../store.ts";
import { refusalText } from "../../words/refusals.ts";
import { say } from "../announcer.tsx";

/** What became of the latest control; `at` counts, so that the same outcome twice is told twice. */
export const outcome = signal<{ text: string; wrong: boolean; at: number } | undefined>(undefined);
let count = 0;
/** What is said of each control on its way, by its id, once the room has done it. */
const awaited = new Map<string, string>();

function tell(text: string, wrong: boolean): void {
  outcome.value = { text, wrong, at: count++ };
  say(text);
}

// Whatever is no longer on its way was done, or refused.
effect(() => {
  const going = new Set(pending.value.map(({ id }) => id));
  // One frame says both what is done and what is refused: only after it is read to its end are both known.
  queueMicrotask(() => {
    const no = refused.peek();
    for (const [id, done] of awaited) {
      if (going.has(id)) continue;
      awaited.delete(id);
      const wrong = no?.id === id;
      tell(wrong ? refusalText(no.code) : done, wrong);
    }
  });
});

/** Does what a host does, and says what it did: `what` names it in people's words, `done` is the sentence afterwards. */
export function order(message: Parameters<typeof run>[0], what: string, done: string): void {
  const before = pending.peek().length;
  run(message, what);
  const sent = pending.peek().slice(before).at(-1);
  if (sent) awaited.set(sent.id, done);
}
