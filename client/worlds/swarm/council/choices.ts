import { siteName } from "../../../art/sites.ts";
import { type Choice, offerOf } from "../../../parts/choice.ts";
import { nameOf } from "../../../parts/name.tsx";
import { you } from "../../../store.ts";
import { exploreChoice, from as fromOffer, returnChoice, turnChoice } from "../flights.ts";
import { knownSites } from "../knowledge.ts";
import { scout } from "../views.ts";
import { aimed, asked, chamber, claimFor, confidant, rule, sitting } from "./views.ts";
import { words } from "./words/words.ts";

const w = words.actions;
const from = (offer: ReturnType<typeof offerOf>, missing: string, choice: Choice): Choice =>
  fromOffer(offer, missing, choice, words.not);

/** Say what one was told of a site, vote for it: always these two. Which site, a finger has to say. */
function seated(): Choice[] {
  const site = aimed.value;
  if (site === undefined)
    return [
      { id: "say", label: w.sayNone, off: true, note: words.not.because.tapSite },
      { id: "back", label: w.backNone, off: true, note: words.not.because.tapSite },
    ];
  const named = { site: siteName(site), claim: String(claimFor(site)) };
  const repeats = chamber.value?.says[you.value.seat ?? -1]?.[site] === claimFor(site);
  const say: Choice = {
    id: "say",
    label: w.say(named),
    command: { verb: "say", site, claim: claimFor(site) },
  };
  return [
    repeats
      ? { ...say, off: true, note: words.not.because.as_before }
      : from(offerOf("say", site), "never_heard_of", say),
    from(offerOf("back", site), "never_heard_of", {
      id: "back",
      label: w.back(named),
      command: { verb: "back", site },
      main: true,
    }),
  ];
}

/** Tell all, or report to one's councillor, what one is back with; or say nothing. */
function telling(site: number): Choice[] {
  const claim = claimFor(site);
  const to = confidant.value;
  const quiet = from(offerOf("quiet"), "other", { id: "quiet", label: w.quiet, command: { verb: "quiet" } });
  if (rule.value?.stage !== "council" || to === undefined)
    return [
      from(offerOf("tell", site), "other", {
        id: "tell",
        label: w.tell({ claim: String(claim) }),
        command: { verb: "tell", site, claim },
        main: true,
      }),
      quiet,
    ];
  return [
    from(offerOf("report", to), "other", {
      id: "report",
      label: w.report({ claim: String(claim), name: nameOf(to) }),
      command: { verb: "report", seat: to, claim },
      main: true,
    }),
    quiet,
  ];
}

/** At the swarm. */
export function choices(): Choice[] {
  if (rule.value?.piping) return [];
  if (sitting()) return seated();
  const site = asked();
  if (site !== undefined) return telling(site);
  // One site is nothing to compare; of two, a second look tells which is better.
  const knows = knownSites.value.length > 1;
  return [exploreChoice(!knows), returnChoice(knows)];
}

/** On the wing: back, or to one of the best two other sites that one knows; always in this order. */
export function flying(): Choice[] {
  if (rule.value?.piping || sitting() || scout.value === undefined) return [];
  const ids = offerOf("veer")?.aim?.ids ?? [];
  const to = knownSites.value.filter(({ site }) => ids.includes(site));
  const veer = (at: number): Choice => {
    const site = to[at];
    if (!site) return { id: "veer", label: w.veerNone, off: true, note: words.not.noOther };
    return from(offerOf("veer", site.site), "no_turning", {
      id: "veer",
      label: w.veer({ site: siteName(site.site) }),
      command: { verb: "veer", site: site.site },
    });
  };
  // Where there is no second way it is not shown, and beside the ballot there is no room for it.
  const ways = to.length > 1 && rule.value?.stage !== "election" ? [veer(0), veer(1)] : [veer(0)];
  return [turnChoice(), ...ways];
}
