import { useSignal } from "@preact/signals";
import { words } from "../../words/words.ts";
import { useLazy } from "../lazy.ts";
import css from "./help.module.css";

/** On every screen, in its corner: what this is, the way home, the way out. `tab`: a round runs, and needs the room. */
export function HelpButton({ code, tab }: { code: string | undefined; tab: boolean }) {
  const open = useSignal(false);
  return (
    <>
      <button
        type="button"
        class={css.open}
        data-tab={tab || undefined}
        data-part="help-open"
        aria-label={words.help.open}
        aria-haspopup="dialog"
        onClick={() => {
          open.value = true;
        }}
      >
        {tab ? words.help.open : <span aria-hidden="true">?</span>}
      </button>
      {open.value && (
        <Sheet
          code={code}
          close={() => {
            open.value = false;
          }}
        />
      )}
    </>
  );
}

const load = () => import("./help.tsx").then((it) => it.Help);

/** Loaded when it is opened. */
function Sheet(props: { code: string | undefined; close: () => void }) {
  const Loaded = useLazy(load);
  return Loaded ? <Loaded {...props} /> : null;
}
