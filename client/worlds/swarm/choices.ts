import { type Choice, cost, offerOf } from "../../parts/choice.ts";
import { clock, lasts } from "../../parts/clock.ts";
import * as format from "../../words/format.ts";
import { from } from "./flights.ts";
import { part } from "./registry.ts";
import { crowd, scout } from "./views.ts";
import { words } from "./words/words.ts";

/** Turning back at once still takes so long. ms */
const TURN_LEAST = 200;

function atSite(): Choice[] {
  const staying = part().worthStaying?.(scout.value?.site ?? -1, crowd.value?.seats.length ?? 0) ?? false;
  const stay = offerOf("stay");
  const home = offerOf("home");
  const w = words.actions;
  const looking = scout.value?.leaves === undefined;
  return [
    from(stay, "still_looking", {
      id: "stay",
      label: w.stay({ s: format.secs(lasts(stay?.cost ?? 0)) }),
      command: { verb: "stay" },
      main: staying,
    }),
    from(home, "other", {
      id: "home",
      label: w.home,
      // Leaving before the reading is possible and rarely wise: it should not look like the thing to do.
      note: looking ? w.unread : cost(home?.cost),
      command: { verb: "home" },
      main: !staying && !looking,
    }),
  ];
}

function onTheWing(): Choice[] {
  if (scout.value?.why === "home") return [];
  const gone = clock.value - (scout.value?.since ?? clock.value);
  return [
    from(offerOf("home"), "on_the_way_home", {
      id: "turn",
      label: words.actions.turn,
      note: cost(Math.max(TURN_LEAST, gone)),
      command: { verb: "home" },
    }),
  ];
}

/** At most three, the most likely first; their order changes only between trips, never under the thumb. */
export function choices(): Choice[] {
  const at = scout.value?.at;
  if (at === undefined) return [];
  return at === "site" ? atSite() : at === "wing" ? onTheWing() : part().choices();
}
