import type { ComponentType } from "preact";
import { useRef } from "preact/hooks";
import { words } from "../words/words.ts";
import { Drawer } from "./drawer.tsx";
import css from "./notebook.module.css";

const w = words.notebook;

interface Props {
  /** How many entries there are, and what they are: "3 sites". */
  count: number;
  what: string;
  Pages: ComponentType<{ close?: () => void }>;
}

/** What I know, behind a tab beside the sentence. */
export function Notebook({ count, what, Pages }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  return (
    <>
      <button type="button" class={css.tab} data-part="notebook" onClick={() => dialog.current?.showModal()}>
        {w.title} <b class="tabular">{count}</b>
        <span class="visually-hidden"> {what}</span>
      </button>
      <Drawer dialog={dialog} id="notebook-title" title={w.title}>
        <Pages close={() => dialog.current?.close()} />
      </Drawer>
    </>
  );
}

/** The same, always open beside the stage where there is room. */
export function SideNotebook({ Pages }: Pick<Props, "Pages">) {
  return (
    <aside class={css.side} aria-label={w.title}>
      <h2>{w.title}</h2>
      <Pages />
    </aside>
  );
}
