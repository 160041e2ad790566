import { render } from "preact";
import { route } from "../route.ts";
import * as format from "../words/format.ts";
import pictured from "./compared.module.css";
import { Legend, Rows, Sum, Table } from "./picture.tsx";
import css from "./print.module.css";
import type { Picture } from "./rows.ts";
import { words as w } from "./words/words.ts";

/** Room to write by hand below each question. */
const LINES = [1, 2];

function Page({ picture }: { picture: Picture }) {
  const at = route.peek();
  const asked = [
    w.print.one,
    ...(picture.groups.some(({ rows }) => rows.some((row) => row.trials.length > 0)) ? [w.print.trials] : []),
    w.print.next,
  ];
  return (
    <article class={`${pictured.compared} ${css.sheet}`}>
      <h1>{w.question}</h1>
      {at.page === "room" && <p class={css.room}>{w.print.room({ code: at.code, date: format.day(new Date()) })}</p>}
      <div class={pictured.picture} aria-hidden="true">
        {picture.groups.map((group) => (
          <Rows key={group.deciders} group={group} picture={picture} />
        ))}
      </div>
      <Legend picture={picture} />
      <Sum picture={picture} />
      <Table picture={picture} />
      <h2>{w.print.talk}</h2>
      {asked.map((question) => (
        <div key={question} class={css.question}>
          <p>{question}</p>
          {LINES.map((line) => (
            <i key={line} class={css.line} />
          ))}
        </div>
      ))}
    </article>
  );
}

/** Prints the comparison as a page of its own, and nothing else of what is on the screen. */
export function printPage(picture: Picture): void {
  const page = document.createElement("div");
  page.className = css.page ?? "";
  document.body.append(page);
  render(<Page picture={picture} />, page);
  const root = document.documentElement;
  root.dataset.printing = "";
  const done = (): void => {
    delete root.dataset.printing;
    render(null, page);
    page.remove();
  };
  addEventListener("afterprint", done, { once: true });
  print();
}
