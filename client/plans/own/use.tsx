import { useSignal } from "@preact/signals";
import type { PlanSet } from "../../../src/protocol/http.ts";
import { codeOf } from "../../entry.ts";
import { browsers } from "../../net/api.ts";
import { heldKeys } from "../../net/keys.ts";
import { request } from "../../net/request.ts";
import { Button } from "../../parts/button.tsx";
import { ErrorText } from "../../parts/error-text.tsx";
import { lastRoom } from "../../remembered.ts";
import { navigate, roomPath } from "../../route.ts";
import { refusalText } from "../../words/refusals.ts";
import { words } from "../words/words.ts";
import type { Written } from "./written.ts";

const w = words.compose;

/** The room that this browser was in last, if it hosts it, follows this lesson from now on. */
export function Use({ lesson }: { lesson: Written }) {
  const busy = useSignal(false);
  const wrong = useSignal<string | undefined>(undefined);
  const code = lastRoom.value;
  const host = code && heldKeys(code).host;
  if (code === undefined || host === undefined) return null;
  const use = async (): Promise<void> => {
    busy.value = true;
    wrong.value = undefined;
    try {
      const path = `/api/rooms/${code}/plan`;
      await request<PlanSet>(browsers, { method: "PUT", path, body: { plan: lesson }, tokens: [host], again: true });
      navigate(roomPath(code));
    } catch (error) {
      wrong.value = refusalText(codeOf(error));
    }
    busy.value = false;
  };
  return (
    <>
      <Button note={w.useNote} sending={busy.value ? w.use({ code }) : undefined} onClick={use}>
        {w.use({ code })}
      </Button>
      <ErrorText text={wrong.value} />
    </>
  );
}
