import { batch, useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { Tag } from "../parts/tag.tsx";
import type { RecordingSource } from "../source/recording.ts";
import { own } from "../store.ts";
import { words as general } from "../words/words.ts";
import type { Stage } from "../worlds/stage.ts";
import css from "./everybody.module.css";
import { through } from "./through.ts";
import type { Eyes, Seated } from "./types.ts";
import { words } from "./words/words.ts";

const w = words.show;

/** While it plays, what everybody read is looked up so often. Real ms. */
const EVERY = 700;
/** So many are told of: more nobody reads, and each takes about a millisecond. */
const MOST = 40;

/** What each of them read of their situation at this moment: undefined for who had no part in it. */
function read(recorded: RecordingSource, seated: readonly Seated[], on: Stage): (string | undefined)[] {
  // In one batch: what the page draws is looked at once, and not after each of them.
  return batch(() =>
    seated.map(({ seat }) =>
      through(recorded.seen({ seat }), seat, () => (own.value?.playing ? on.where() : undefined)),
    ),
  );
}

interface Props {
  recorded: RecordingSource;
  seated: readonly Seated[];
  truth: string | undefined;
  on: Stage;
  look(eyes: Eyes): void;
}

/** Everybody at once, liars first: what was hidden in the round from all but each of them. */
export function Everybody({ recorded, seated, truth, on, look }: Props) {
  const listed = [...seated].sort((a, b) => Number(b.lied) - Number(a.lied)).slice(0, MOST);
  const lines = useSignal<readonly (string | undefined)[]>([]);
  useEffect(() => {
    const look = (): void => {
      const next = read(recorded, listed, on);
      if (next.some((line, i) => line !== lines.peek()[i])) lines.value = next;
    };
    look();
    let last = recorded.at.peek();
    const timer = setInterval(() => {
      if (recorded.at.peek() === last) return;
      last = recorded.at.peek();
      look();
    }, EVERY);
    return () => clearInterval(timer);
  }, [on]);
  return (
    <section class={css.everybody} data-part="everybody">
      {truth && <p data-part="truth">{truth}</p>}
      <h2>{w.everybody}</h2>
      <ul>
        {listed.map(({ seat, name, bot, lied }, i) => (
          <li key={seat} data-lied={lied || undefined}>
            <button type="button" class={css.who} title={w.look({ name })} onClick={() => look(seat)}>
              <bdi translate={false}>{name}</bdi>
            </button>
            {bot && <Tag>{general.bot}</Tag>}
            {lied && <Tag>{w.lied}</Tag>}
            <p>{lines.value[i] === undefined ? <span class="muted">{w.gone}</span> : lines.value[i]}</p>
          </li>
        ))}
      </ul>
      {seated.length > MOST && <p class="muted">{w.more({ n: seated.length - MOST })}</p>}
    </section>
  );
}
