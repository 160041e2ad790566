import { run } from "../net/actions.ts";
import { Button } from "../parts/button.tsx";
import { can, pending } from "../store.ts";
import { words as general } from "../words/words.ts";
import { words } from "./words/words.ts";

/** After a round among friends: its bots can learn from it, at a tap. */
export function Offer() {
  const w = words.offer;
  if (!can("choose")) return null;
  const sending = pending.value.some((sent) => sent.type === "evolve") ? general.sending : undefined;
  return (
    <div>
      <Button sending={sending} onClick={() => run({ type: "evolve", what: "breed" }, w.breed)}>
        {w.breed}
      </Button>
      <p class="muted">{w.note}</p>
    </div>
  );
}
