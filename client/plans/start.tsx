import { useSignal } from "@preact/signals";
import type { CreateRoom } from "../../src/protocol/http.ts";
import { codeOf, openRoom } from "../entry.ts";
import { Button } from "../parts/button.tsx";
import { ErrorText } from "../parts/error-text.tsx";
import { refusalText } from "../words/refusals.ts";
import { words } from "./words/words.ts";

/** Makes a room for a class that follows this lesson, or one to rehearse it in, and goes there. */
export function Start({ plan }: { plan: NonNullable<CreateRoom["plan"]> }) {
  const busy = useSignal<string | undefined>(undefined);
  const wrong = useSignal<string | undefined>(undefined);
  const w = words.page;
  const start = async (label: string, rehearse: boolean): Promise<void> => {
    if (busy.value) return;
    busy.value = label;
    wrong.value = undefined;
    try {
      await openRoom({ mode: "class", plan, ...(rehearse && { rehearse }) }, false);
    } catch (error) {
      wrong.value = refusalText(codeOf(error));
    }
    busy.value = undefined;
  };
  return (
    <div data-part="lesson-start">
      <Button
        kind="main"
        note={w.startNote}
        sending={busy.value === w.start ? w.start : undefined}
        onClick={() => start(w.start, false)}
      >
        {w.start}
      </Button>
      <Button
        kind="quiet"
        note={w.rehearseNote}
        sending={busy.value === w.rehearse ? w.rehearse : undefined}
        onClick={() => start(w.rehearse, true)}
      >
        {w.rehearse}
      </Button>
      <ErrorText text={wrong.value} />
    </div>
  );
}
