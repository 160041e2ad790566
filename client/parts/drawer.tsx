import type { ComponentChildren, RefObject } from "preact";
import { words } from "../words/words.ts";
import { Button } from "./button.tsx";
import css from "./drawer.module.css";

interface Props {
  dialog: RefObject<HTMLDialogElement | null>;
  /** For the title's id. */
  id: string;
  title: ComponentChildren;
  onClose?: () => void;
  children: ComponentChildren;
}

/** Slides up over the round, and is closed by its button, by Escape, or by a tap beside it. */
export function Drawer({ dialog, id, title, onClose, children }: Props) {
  const close = (): void => dialog.current?.close();
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes a dialog by itself; this is for a tap beside it.
    <dialog
      ref={dialog}
      class={css.drawer}
      aria-labelledby={id}
      onClose={onClose}
      onClick={(event) => {
        if (event.target === dialog.current) close();
      }}
    >
      <div class={css.leaf}>
        <div class="spread">
          <h2 id={id}>{title}</h2>
          <Button size="slim" onClick={close}>
            {words.close}
          </Button>
        </div>
        {children}
      </div>
    </dialog>
  );
}
