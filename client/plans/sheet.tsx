import type { ComponentChildren } from "preact";
import { useId, useLayoutEffect } from "preact/hooks";
import { navigate } from "../route.ts";
import { words as general } from "../words/words.ts";
import { Outdoors } from "../worlds/scene.tsx";
import css from "./sheet.module.css";

interface Props {
  /** A word or two above the title: whom it is for. */
  over?: string;
  title: string;
  lead?: string;
  /** How large a printed letter is: what is long is printed small, so that it stays on two sides. */
  print?: "usual" | "small" | "tiny";
  children: ComponentChildren;
}

/** A page to read and to print: a strip of meadow, and below it a sheet of paper. */
export function Sheet({ over, title, lead, print = "usual", children }: Props) {
  useLayoutEffect(() => {
    // A printed page and its file are called by it.
    const before = document.title;
    document.title = `${title} · ${general.name}`;
    const { dataset } = document.documentElement;
    dataset.print = print;
    return () => {
      document.title = before;
      delete dataset.print;
    };
  }, [title, print]);
  return (
    <main class={css.page} data-part="lessons">
      <div class={css.scene} data-part="scene" aria-hidden="true">
        <Outdoors dusk={0.3} />
        <svg class={css.hill} viewBox="0 0 400 40" preserveAspectRatio="none" aria-hidden="true">
          <path d="M0 40V25C58 11 118 5 182 9C262 14 318 29 400 15V40Z" />
        </svg>
      </div>
      <article class={css.sheet}>
        <header class={css.head}>
          {over && <p class={css.over}>{over}</p>}
          <h1>{title}</h1>
          {lead && <p class={css.lead}>{lead}</p>}
        </header>
        {children}
      </article>
    </main>
  );
}

interface Part {
  title: string;
  /** How tests and styles find it. */
  part?: string;
  /** In two columns where there is room. */
  columns?: boolean;
  children: ComponentChildren;
}

/** A part of the page under its heading. */
export function Part({ title, part, columns, children }: Part) {
  const id = useId();
  return (
    <section class={css.part} aria-labelledby={id} data-part={part}>
      <h2 id={id}>{title}</h2>
      <div class={columns ? css.columns : css.block}>{children}</div>
    </section>
  );
}

/** Paragraphs. */
export const Paragraphs = ({ of }: { of: Readonly<Record<string, string>> }) => (
  <>
    {Object.entries(of).map(([key, text]) => (
      <p key={key}>{text}</p>
    ))}
  </>
);

/** A list of sentences; `numbered` where their order matters. */
export function Points({ of, numbered }: { of: Readonly<Record<string, string>>; numbered?: boolean }) {
  const List = numbered ? "ol" : "ul";
  return (
    <List class={numbered ? css.numbered : css.points}>
      {Object.entries(of).map(([key, text]) => (
        <li key={key}>{text}</li>
      ))}
    </List>
  );
}

/** A link to another page of the app, without loading it anew. */
export function Go({ to, children }: { to: string; children: ComponentChildren }) {
  return (
    <a
      class={css.go}
      href={to}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey) return;
        event.preventDefault();
        navigate(to);
      }}
    >
      {children}
    </a>
  );
}

/** What can be done with a page; not printed. */
export const Tools = ({ children }: { children: ComponentChildren }) => (
  <nav class={css.tools} data-part="lesson-tools">
    {children}
  </nav>
);
