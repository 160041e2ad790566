import type { ComponentChildren } from "preact";
import type { Note } from "../../src/game/types.ts";
import { all, own, you } from "../store.ts";
import * as format from "../words/format.ts";
import { words } from "../words/words.ts";
import { ownDiary } from "./diary.ts";
import css from "./path.module.css";

const w = words.reveal;

interface Props {
  noteText: (note: Note) => string | undefined;
  /** A picture above the lines; with it the lines are folded away, without it they are there to be read. */
  children?: ComponentChildren;
}

/** My own way through the round, line by line. Only for the one who went it. */
export function MyPath({ noteText, children }: Props) {
  const begin = all.value?.round?.begin ?? 0;
  if (you.value.seat === undefined || !own.value?.playing) return null;
  const at = (t: number): string => format.clock(Math.max(0, Math.round((t - begin) / 1000)));
  const { mine, bot } = ownDiary();
  const lines = mine.flatMap((note) => {
    const text = noteText(note);
    return text ? [{ t: note.t, text }] : [];
  });
  if (lines.length === 0 && bot === undefined) return null;
  const list = (
    <ol class={css.path}>
      {lines.map(({ t, text }, i) => (
        <li key={i}>
          <span class="tabular muted">{at(t)}</span> <span>{text}</span>
        </li>
      ))}
    </ol>
  );
  return (
    <section>
      <h2>{w.path}</h2>
      <p class="muted">{w.pathNote}</p>
      {bot !== undefined && <p class="muted">{w.pathBot({ t: at(bot) })}</p>}
      {lines.length > 0 && children}
      {lines.length > 0 && (
        <details open={!children}>
          <summary>{w.pathAll}</summary>
          {list}
        </details>
      )}
    </section>
  );
}
