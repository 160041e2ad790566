import { siteName } from "../../art/sites.ts";
import { type Choice, choiceFor, cost, offerOf, type Reasons } from "../../parts/choice.ts";
import { clock, lasts } from "../../parts/clock.ts";
import { lookUp } from "../../words/catalogue.ts";
import * as format from "../../words/format.ts";
import { knownSites } from "./knowledge.ts";
import { scout, wanted } from "./views.ts";
import { words } from "./words/words.ts";

/** A mechanism's own reasons in a few words, by code: why not, and why not yet where the time is known. */
interface Why {
  because?: Readonly<Record<string, string>>;
  soon?: Readonly<Record<string, string>>;
}

const reasons = ({ because, soon = {} }: Why): Reasons => ({
  soon: (code) => lookUp(soon, code) ?? words.not.soon,
  other: words.not.other,
  because: { ...words.not.because, ...because },
});

/** A button for an offer of the swarm's or a mechanism's: off, with its reason, while it is refused. */
export const from = (offer: ReturnType<typeof offerOf>, missing: string, choice: Choice, why: Why = {}): Choice =>
  choiceFor(offer, missing, reasons(why), choice);

/** How far a search flies besides looking around, for "about 5 s". ms */
const SEARCH_FLIGHT = 1500;

/** Flies out to find a new site. */
export function exploreChoice(main: boolean): Choice {
  const explore = offerOf("explore");
  return from(explore, "other", {
    id: "explore",
    label: words.actions.explore,
    note:
      explore?.cost === undefined
        ? undefined
        : words.actions.about({ s: format.secs(lasts(explore.cost + SEARCH_FLIGHT)) }),
    command: { verb: "explore" },
    main,
  });
}

/** Where the button flies back to: the best site one knows; for whoever secretly wants one, that one. */
export const returnSite = () => knownSites.value.find(({ site }) => site === wanted()) ?? knownSites.value[0];

/** Flies to that site; off while one knows none. */
export function returnChoice(main: boolean): Choice {
  const best = returnSite();
  if (!best) return { id: "return", label: words.actions.returnNone, off: true, note: words.not.noSite };
  return from(offerOf("return", best.site), "unknown_site", {
    id: "return",
    label: (best.reading === undefined ? words.actions.lead : words.actions.return)({ site: siteName(best.site) }),
    note: cost(best.flight),
    command: { verb: "return", site: best.site },
    main,
  });
}

/** Turning back at once still takes so long. ms */
const TURN_LEAST = 200;

/** Back to the swarm, by the way one came. */
export function turnChoice(): Choice {
  const gone = clock.value - (scout.value?.since ?? clock.value);
  return from(offerOf("home"), "on_the_way_home", {
    id: "turn",
    label: scout.value?.why === "home" ? words.actions.home : words.actions.turn,
    note: cost(Math.max(TURN_LEAST, gone)),
    command: { verb: "home" },
  });
}
