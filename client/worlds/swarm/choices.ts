import { type Choice, cost, offerOf } from "../../parts/choice.ts";
import { lasts } from "../../parts/clock.ts";
import * as format from "../../words/format.ts";
import { from, turnChoice } from "./flights.ts";
import { part } from "./registry.ts";
import { crowd, scout } from "./views.ts";
import { words } from "./words/words.ts";

function atSite(): Choice[] {
  const staying = part().worthStaying?.(scout.value?.site ?? -1, crowd.value?.seats.length ?? 0) ?? false;
  const stay = offerOf("stay");
  const home = offerOf("home");
  const w = words.actions;
  const looking = scout.value?.leaves === undefined;
  const list = [
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
  if (!part().noStay) return list;
  // It flies home by itself in a moment: its button already has the place that it has on the wing, and so have the others.
  const others = part().flying?.().slice(1) ?? [];
  return [...list.slice(1), ...others.map(({ id, label }) => ({ id, label, off: true, note: w.onceOut }))];
}

function onTheWing(): Choice[] {
  const own = part().flying?.();
  if (own) return own;
  return scout.value?.why === "home" ? [] : [turnChoice()];
}

/** At most three, the most likely first; their order changes only between trips, never under the thumb. */
export function choices(): Choice[] {
  const at = scout.value?.at;
  if (at === undefined) return [];
  if (part().gathered?.()) return part().choices();
  return at === "site" ? atSite() : at === "wing" ? onTheWing() : part().choices();
}
