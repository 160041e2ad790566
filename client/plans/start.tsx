import { useSignal } from "@preact/signals";
import type { CreateRoom } from "../../src/protocol/http.ts";
import { codeOf, openRoom } from "../entry.ts";
import { Button } from "../parts/button.tsx";
import { ErrorText } from "../parts/error-text.tsx";
import { refusalText } from "../words/refusals.ts";
import { words } from "./words/words.ts";

/** Makes a room for a class that follows this lesson, and goes there. */
export function Start({ plan }: { plan: NonNullable<CreateRoom["plan"]> }) {
  const busy = useSignal(false);
  const wrong = useSignal<string | undefined>(undefined);
  const w = words.page;
  const start = async (): Promise<void> => {
    busy.value = true;
    wrong.value = undefined;
    try {
      await openRoom({ mode: "class", plan }, false);
    } catch (error) {
      wrong.value = refusalText(codeOf(error));
    }
    busy.value = false;
  };
  return (
    <div data-part="lesson-start">
      <Button kind="main" note={w.startNote} sending={busy.value ? w.start : undefined} onClick={start}>
        {w.start}
      </Button>
      <ErrorText text={wrong.value} />
    </div>
  );
}
