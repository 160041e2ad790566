import { WhoWasWho } from "../../naming/who.tsx";
import { ownDiary } from "../../parts/diary.ts";
import { MyPath } from "../../parts/path.tsx";
import { Points } from "../../parts/points.tsx";
import * as format from "../../words/format.ts";
import type { Aftermath } from "../stage.ts";
import css from "./aftermath.module.css";
import { Block, block } from "./names.ts";
import { noteText } from "./note-text.ts";
import { part } from "./registry.ts";
import { isOpen } from "./sure.ts";
import { isTold, truth } from "./views.ts";
import { truthAt, WhatHappened } from "./what-happened.tsx";
import { words as w } from "./words/words.ts";

const c = w.checks;

interface Props {
  shared?: boolean;
}

const Earned = ({ shared = false }: Props) => (
  <Points shared={shared} who={w.who} was={part().roleReveal()} bonus={(n) => w.bonus({ n })} of={part().pointsOf} />
);

/** What one's own checks had said, held against what the blocks were: what is not told of is not counted. */
function Checks() {
  const last = new Map(
    ownDiary().mine.flatMap((note) =>
      note.what === "audited" ? [[Number(note.block), Number(note.fraud)] as const] : [],
    ),
  );
  const told = [...last].filter(([id]) => isTold(id));
  const said = told.filter(([, fraud]) => !isOpen(fraud));
  const wrong = said.filter(([id, fraud]) => fraud >= 0.5 !== (truth.value?.blocks[id]?.fraud === 1));
  if (told.length === 0) return null;
  return (
    <section data-part="checks">
      <h2>{c.title}</h2>
      <p>
        {said.length > 0 && c.sum({ right: said.length - wrong.length, of: said.length })}
        {format.mark("")}
        {told.length > said.length && c.open({ n: told.length - said.length })}
      </p>
      {wrong.length > 0 && (
        <>
          <ul class={css.wrong}>
            {wrong.map(([id, fraud]) => (
              <li key={id}>{c.wrong({ block: Block(id), bad: fraud >= 0.5 })}</li>
            ))}
          </ul>
          <p class="muted">{c.note}</p>
        </>
      )}
    </section>
  );
}

const Who = ({ shared = false }: Props) => <WhoWasWho shared={shared} liar={w.attacker} saw={part().metText} />;

/** What the reveal of a chain has to tell after its three headlines. */
export async function aftermath(): Promise<Aftermath> {
  const Own = part().Aftermath ?? (await part().loadAftermath?.());
  return {
    Truth: ({ shared = false }) => <WhatHappened shared={shared} />,
    Points: Earned,
    Who,
    ...((Own || !part().unchecked) && {
      Own: ({ shared = false }: Props) => (
        <>
          {!shared && <Checks />}
          {Own && <Own shared={shared} />}
        </>
      ),
    }),
    named: block,
    truthAt,
    Path: () => <MyPath noteText={noteText} />,
  };
}
