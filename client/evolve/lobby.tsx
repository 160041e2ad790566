import { run } from "../net/actions.ts";
import { Button } from "../parts/button.tsx";
import { all, can } from "../store.ts";
import { words } from "./words/words.ts";

/** In the lobby: that the bots are the colony's, and how they are the usual ones again. */
export function InLobby() {
  if (!all.value?.colony || all.value.colony.mechanism !== all.value.scenario.mechanism) return null;
  return (
    <div>
      <p>{words.lobby.line}</p>
      {can("choose") && (
        <Button kind="quiet" onClick={() => run({ type: "evolve", what: "forget" }, words.next.forget)}>
          {words.next.forget}
        </Button>
      )}
    </div>
  );
}
