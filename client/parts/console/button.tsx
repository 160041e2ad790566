import { all, can } from "../../store.ts";
import { words } from "../../words/words.ts";
import { EdgeButton } from "../edge-button.tsx";
import { useLazy } from "../lazy.ts";
import { open, openConsole } from "./open.ts";

/** The console, once it is opened; and in every phase a tab that opens it, unless the page has a button of its own. */
export function ConsoleTab({ code, own }: { code: string; own: boolean }) {
  if (!can("drive")) return null;
  const round = all.value?.phase === "round";
  return (
    <>
      {!own && (
        <EdgeButton
          side="right"
          hangs={round}
          part="console-open"
          label={round ? words.console.shortLabel : words.console.run}
          onClick={openConsole}
        >
          {round ? words.console.short : words.console.run}
        </EdgeButton>
      )}
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

const load = async () => {
  const { trialWords } = await import("../../trials/load.ts");
  await trialWords();
  return (await import("./console.tsx")).Console;
};

/** Loaded when it is opened: nobody but a host needs it. */
function Console(props: { code: string; close: () => void }) {
  const Loaded = useLazy(load);
  return Loaded ? <Loaded {...props} /> : null;
}
