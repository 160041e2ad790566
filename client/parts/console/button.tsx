import { useSignal } from "@preact/signals";
import { all, can } from "../../store.ts";
import { words } from "../../words/words.ts";
import { useLazy } from "../lazy.ts";
import css from "./console.module.css";

/** Opens the console, in every phase, for whoever may stop the clock. */
export function ConsoleButton({ code }: { code: string }) {
  const open = useSignal(false);
  if (!can("drive")) return null;
  const small = all.value?.phase === "round";
  return (
    <>
      <button
        type="button"
        class={css.open}
        data-small={small || undefined}
        data-part="console-open"
        aria-haspopup="dialog"
        onClick={() => {
          open.value = true;
        }}
      >
        <span class={small ? "visually-hidden" : undefined}>{words.console.run}</span>
      </button>
      {open.value && (
        <Console
          code={code}
          close={() => {
            open.value = false;
          }}
        />
      )}
    </>
  );
}

const load = () => import("./console.tsx").then((it) => it.Console);

/** Loaded when it is opened: nobody but a host needs it. */
function Console(props: { code: string; close: () => void }) {
  const Loaded = useLazy(load);
  return Loaded ? <Loaded {...props} /> : null;
}
