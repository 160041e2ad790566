import { siteName } from "../../../art/sites.ts";
import { type Choice, cost, offerOf } from "../../../parts/choice.ts";
import { nameOf } from "../../../parts/name.tsx";
import { exploreChoice, from as fromOffer, returnChoice, turnChoice } from "../flights.ts";
import { knownSites } from "../knowledge.ts";
import { claimFor } from "../told-claim.ts";
import { scout } from "../views.ts";
import { aimed, asked, choosing, firstBack, heardEnough, isQueen, mine, next, rule, setChoosing } from "./views.ts";
import { words } from "./words/words.ts";

const w = words.actions;
const from = (offer: ReturnType<typeof offerOf>, missing: string, choice: Choice): Choice =>
  fromOffer(offer, missing, choice, words.not);

/** Hear the next, decide: always these two, in this order. Which site, a finger has to say: the button asks for it. */
function hers(): Choice[] {
  const seat = next.value;
  const hear = seat === undefined ? undefined : offerOf("hear", seat);
  const site = aimed.value;
  const decide = site === undefined ? offerOf("decide") : offerOf("decide", site);
  const aims = site !== undefined || choosing.value;
  const first = firstBack();
  return [
    seat === undefined
      ? {
          id: "hear",
          label: w.hearNone,
          off: true,
          note: first === undefined ? words.not.because.nobody_waits : w.firstIn({ s: first }),
        }
      : from(hear, "nobody_waits", {
          id: "hear",
          label: w.hear({ name: nameOf(seat) }),
          note: cost(hear?.cost),
          command: { verb: "hear", seat },
          main: !aims && !heardEnough.value,
        }),
    from(decide, "not_heard_of", {
      id: "decide",
      ...(site === undefined
        ? { label: choosing.value ? w.decideWhich : w.decideAny, does: () => setChoosing(!choosing.value) }
        : { label: w.decide({ site: siteName(site) }), command: { verb: "decide", site } }),
      main: site !== undefined || (heardEnough.value && !choosing.value),
    }),
  ];
}

/** Report on the site that one is back from, or say nothing. */
function telling(site: number): Choice[] {
  const waits = mine.value?.waits;
  const waiting = waits && { site: siteName(waits.site), claim: String(waits.claim) };
  const claim = claimFor(site);
  return [
    from(offerOf("report", site), "other", {
      id: "report",
      label: w.report({ claim: String(claim) }),
      note: waiting && w.instead(waiting),
      command: { verb: "report", site, claim },
      main: true,
    }),
    from(offerOf("quiet"), "other", {
      id: "quiet",
      label: w.quiet,
      note: waiting && w.keep(waiting),
      command: { verb: "quiet" },
    }),
  ];
}

/** Once she has decided there is one thing left to say. */
export function judging(): Choice[] {
  const one = (verb: "trust" | "doubt"): Choice =>
    from(offerOf(verb), "other", { id: verb, label: w[verb], command: { verb }, doubt: verb === "doubt" });
  return [one("trust"), one("doubt")];
}

/** At the swarm. */
export function choices(): Choice[] {
  if (isQueen()) return hers();
  if (rule.value?.piping) return judging();
  const site = asked();
  if (site !== undefined) return telling(site);
  // One site is nothing to compare; of two, a second look tells which is better.
  const knows = knownSites.value.length > 1;
  return [exploreChoice(!knows), returnChoice(knows)];
}

/** On the wing: back, or to one of the best two other sites that one knows; always in this order. */
export function flying(): Choice[] {
  if (rule.value?.piping) return judging();
  const ids = offerOf("veer")?.aim?.ids ?? [];
  const to = knownSites.value.filter(({ site }) => ids.includes(site));
  const veer = (at: number): Choice => {
    const site = to[at];
    if (!site) return { id: "veer", label: w.veerNone, off: true, note: words.not.noOther };
    return from(offerOf("veer", site.site), "no_way_there", {
      id: "veer",
      label: w.veer({ site: siteName(site.site) }),
      command: { verb: "veer", site: site.site },
    });
  };
  // Where there is no second way it is not shown.
  const ways = to.length > 1 ? [veer(0), veer(1)] : [veer(0)];
  return scout.value === undefined ? [] : [turnChoice(), ...ways];
}
