import type { ComponentType } from "preact";
import { useRef } from "preact/hooks";
import { words } from "../words/words.ts";

const w = words.notebook;

interface Props {
  /** How many entries there are, and what they are: "3 sites". */
  count: number;
  what: string;
  Pages: ComponentType<{ close?: () => void }>;
}

/** What I know: it slides up over the stage, and is closed by its button, by Escape, or by a tap beside it. */
export function Notebook({ count, what, Pages }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const close = () => dialog.current?.close();
  return (
    <>
      <button type="button" class="notebook-tab" onClick={() => dialog.current?.showModal()}>
        {w.title} <b class="number">{count}</b>
        <span class="unseen"> {what}</span>
      </button>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes a dialog by itself; this is for a tap beside it. */}
      <dialog
        ref={dialog}
        class="notebook"
        aria-labelledby="notebook-title"
        onClick={(event) => {
          if (event.target === dialog.current) close();
        }}
      >
        <div class="leaf">
          <div class="spread">
            <h2 id="notebook-title">{w.title}</h2>
            <button type="button" class="button plain slim" onClick={close}>
              <span class="verb">{words.close}</span>
            </button>
          </div>
          <Pages close={close} />
        </div>
      </dialog>
    </>
  );
}

/** The same, always open beside the stage where there is room. */
export function SideNotebook({ Pages }: Pick<Props, "Pages">) {
  return (
    <aside class="notebook-side" aria-label={w.title}>
      <h2>{w.title}</h2>
      <Pages />
    </aside>
  );
}
