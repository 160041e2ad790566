import { signal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useEffect } from "preact/hooks";
import type { Choice } from "./choice.ts";
import css from "./hint.module.css";
import { Told } from "./term/told.tsx";

const PLACE = "leaderless.hints";
function remembered(): string[] {
  try {
    return JSON.parse(localStorage.getItem(PLACE) ?? "[]") as string[];
  } catch {
    return [];
  }
}
const told = new Set(remembered());
const current = signal<string | undefined>(undefined);
let since = 0;
/** A hint stays at least so long before another may take its place, in ms. */
const LEAST = 4000;
/** And at most so long, where no other comes: whoever has not read it by then does not want it. ms */
const MOST = 15_000;

function remember(id: string): void {
  told.add(id);
  try {
    localStorage.setItem(PLACE, JSON.stringify([...told]));
  } catch {
    // It is told again next time then.
  }
}

/** What a hint looks like, for a line that stays: a lesson. Read aloud as it changes. */
export const HintLine = ({ children }: { children: ComponentChildren }) => (
  <p class={css.hint} data-part="lesson" role="status">
    {children}
  </p>
);

/** The choices as they look beside the hint that stands there: none is highlighted while the line is about another. */
export function besideHint(choices: readonly Choice[], hints: Readonly<Record<string, string>>): readonly Choice[] {
  const id = current.value;
  if (id === undefined || !hints[id] || !choices.some((choice) => choice.id === id && !choice.off)) return choices;
  return choices.map((choice) => (choice.main && choice.id !== id ? { ...choice, main: false } : choice));
}

/** One line about an action, the first time it is possible; of several, about the likeliest. */
export function Hint({ choices, hints }: { choices: readonly Choice[]; hints: Readonly<Record<string, string>> }) {
  const open = choices.filter((choice) => !choice.off);
  const possible = [...open].sort((a, b) => Number(b.main ?? false) - Number(a.main ?? false)).map(({ id }) => id);
  const here = current.value !== undefined && possible.includes(current.value);
  const next = possible.find((id) => !told.has(id) && hints[id]);
  const stays = here && performance.now() - since < (next ? LEAST : MOST);
  useEffect(() => {
    if (stays) return;
    current.value = next;
    since = performance.now();
    if (next) remember(next);
  }, [stays, next]);
  const text = here ? hints[current.value as string] : undefined;
  return text ? (
    <p class={css.hint}>
      <Told>{text}</Told>
    </p>
  ) : null;
}
