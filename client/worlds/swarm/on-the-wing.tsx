import { clock, daylight } from "../../parts/clock.ts";
import { PlayArea } from "../../parts/play-area.tsx";
import { FlightScene } from "./art.ts";
import { scout } from "./views.ts";
import { words } from "./words/words.ts";

/** On the way: from where to where, and how far. A search shows no progress, because nobody knows its end. */
export function OnTheWing() {
  const me = scout.value;
  if (!me) return null;
  const { due, since } = me;
  const progress =
    due === undefined ? undefined : Math.min(1, Math.max(0, (clock.value - since) / Math.max(1, due - since)));
  const home = me.why === "home";
  return (
    <PlayArea label={words.play.flight}>
      <FlightScene
        from={home ? me.site : undefined}
        to={home ? undefined : me.site}
        why={me.why ?? "home"}
        progress={progress}
        dusk={daylight.value}
      />
    </PlayArea>
  );
}
