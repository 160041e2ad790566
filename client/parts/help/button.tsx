import { useSignal } from "@preact/signals";
import { words } from "../../words/words.ts";
import { EdgeButton } from "../edge-button.tsx";
import { useLazy } from "../lazy.ts";

/** On every screen, in its corner: what this is, the way home, the way out. `tab`: a round runs, and needs the room. */
export function HelpButton({ code, tab }: { code: string | undefined; tab: boolean }) {
  const open = useSignal(false);
  return (
    <>
      <EdgeButton
        side="left"
        hangs={tab}
        sign
        part="help-open"
        label={words.help.open}
        onClick={() => {
          open.value = true;
        }}
      >
        {tab ? words.help.open : <span aria-hidden="true">?</span>}
      </EdgeButton>
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
