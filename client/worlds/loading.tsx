import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { reload, reloadOnce } from "../net/reload.ts";
import { Button } from "../parts/button.tsx";
import { Page } from "../parts/page.tsx";
import { words } from "../words/words.ts";
import { fetchStage, lobby, mechanism, stage, world } from "./registry.ts";

const w = words.room;

/** While a stage's part of the client is on its way, and when it did not arrive. */
export function Loading() {
  const trying = useSignal(false);
  const failed = stage.value === "failed";
  const again = async (): Promise<void> => {
    trying.value = true;
    if (!(await reload())) trying.value = false;
  };
  // A stage that failed while it was not needed yet gets another try now.
  useEffect(() => fetchStage(world.value, mechanism.value), [world.value, mechanism.value]);
  useEffect(() => {
    if (!failed) return undefined;
    void reloadOnce();
    addEventListener("online", again);
    return () => removeEventListener("online", again);
  }, [failed]);
  return (
    <Page scene={null}>
      <div role="status">
        <h1>{failed ? lobby.value?.failed : lobby.value?.coming}</h1>
      </div>
      {failed && (
        <Button kind="main" sending={trying.value ? words.sending : undefined} onClick={again}>
          {w.stageAgain}
        </Button>
      )}
    </Page>
  );
}
