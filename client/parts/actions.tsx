import type { ComponentChildren } from "preact";
import type { Note } from "../../src/game/types.ts";
import { act } from "../net/actions.ts";
import { pending } from "../store.ts";
import { words } from "../words/words.ts";
import css from "./actions.module.css";
import { Button } from "./button.tsx";
import type { Choice } from "./choice.ts";
import { useFocusKept } from "./focus.ts";
import { besideHint, Hint } from "./hint.tsx";
import { useNotice } from "./notice.ts";

/** A double tap must not press what has meanwhile taken the first button's place. ms */
const DOUBLE = 350;
let tapped = { id: "", at: Number.NEGATIVE_INFINITY };
function isDouble(id: string): boolean {
  const now = performance.now();
  const slipped = id !== tapped.id && now - tapped.at < DOUBLE;
  if (!slipped) tapped = { id, at: now };
  return slipped;
}

function Act({ choice }: { choice: Choice }) {
  const { command } = choice;
  // What a player sees as sent is the same verb on its way; another tap would only repeat it.
  const sent = command && pending.value.some((p) => p.command?.verb === command.verb);
  return (
    <Button
      does={choice.id}
      kind={choice.main ? "main" : choice.doubt ? "doubt" : "plain"}
      off={choice.off ?? false}
      note={choice.note}
      sending={sent ? words.sending : undefined}
      onClick={() => {
        if (isDouble(choice.id)) return;
        if (command) act(command, choice.label);
        choice.does?.();
      }}
    >
      {choice.label}
    </Button>
  );
}

interface Props {
  choices: readonly Choice[];
  /** One line for each kind of choice, told the first time it is possible. */
  hints: Readonly<Record<string, string>>;
  noteText: (note: Note) => string | undefined;
  /** Diary lines that would be missed without a word. */
  notices: readonly string[];
  /** What is asked for above the buttons: a claim. */
  children?: ComponentChildren;
}

/** What can be done now: at most three big buttons under the thumb. */
export function Actions({ choices, hints, noteText, notices, children }: Props) {
  const word = useNotice(noteText, notices);
  const section = useFocusKept();
  return (
    <section class={css.actions} data-part="actions" ref={section} tabIndex={-1} aria-label={words.play.actions}>
      {word ? (
        <p class={css.notice} data-part="notice" role={word.alert ? "alert" : undefined}>
          {word.text}
        </p>
      ) : (
        <Hint choices={choices} hints={hints} />
      )}
      {children}
      {(word ? choices : besideHint(choices, hints)).map((choice, i) => (
        <Act key={i} choice={choice} />
      ))}
    </section>
  );
}
