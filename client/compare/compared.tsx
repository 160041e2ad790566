import { Button } from "../parts/button.tsx";
import { all } from "../store.ts";
import css from "./compared.module.css";
import { Legend, Rows, Sum, Table } from "./picture.tsx";
import { printPage } from "./print.tsx";
import { pictureOf } from "./rows.ts";
import { words as w } from "./words/words.ts";

/** Two rounds and more under different rules or trials, held against each other: who decided, how good it was, how long it took. */
export function Compared({ wall = false }: { wall?: boolean }) {
  const picture = pictureOf(all.value?.compared ?? []);
  if (!picture) return null;
  const { groups } = picture;
  return (
    <section class={css.compared} data-part="compared" style={{ "--rows": groups.flatMap(({ rows }) => rows).length }}>
      <h2>{w.question}</h2>
      <div class={css.picture} aria-hidden="true">
        {groups.map((group) => (
          <Rows key={group.deciders} group={group} picture={picture} />
        ))}
      </div>
      <div class="visually-hidden">
        <Table picture={picture} />
      </div>
      <Sum picture={picture} />
      <Legend picture={picture} />
      {!wall && (
        <Button kind="quiet" onClick={() => printPage(picture)}>
          {w.print.button}
        </Button>
      )}
    </section>
  );
}
