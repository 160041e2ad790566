import { siteName } from "../../../art/sites.ts";
import { type Choice, cost, offerOf } from "../../../parts/choice.ts";
import { exploreChoice, from as fromOffer, returnChoice, turnChoice } from "../flights.ts";
import { knownSites } from "../knowledge.ts";
import { claimFor } from "../told-claim.ts";
import { scout } from "../views.ts";
import { aimed, asked, board, lead, mine, rule } from "./views.ts";
import { words } from "./words/words.ts";

const w = words.actions;
const from = (offer: ReturnType<typeof offerOf>, missing: string, choice: Choice): Choice =>
  fromOffer(offer, missing, choice, words.not);

/** Tell of the site that one is back from, or say nothing. */
function telling(site: number): Choice[] {
  const claim = claimFor(site);
  const before = mine.value?.said[site];
  return [
    from(offerOf("tell", site), "other", {
      id: "tell",
      label: w.tell({ claim: String(claim) }),
      command: { verb: "tell", site, claim },
      main: true,
    }),
    from(offerOf("quiet"), "other", {
      id: "quiet",
      label: w.quiet,
      note: before === undefined ? undefined : w.keep({ claim: String(before) }),
      command: { verb: "quiet" },
    }),
  ];
}

/** To a site that others told of, and that one has not looked at. */
function checkChoice(): Choice {
  const site = lead.value;
  if (site === undefined) return { id: "check", label: w.checkNone, off: true, note: words.not.noLead };
  return from(offerOf("check", site), "not_told_of", {
    id: "check",
    label: w.check({ site: siteName(site) }),
    note: cost(board.value[site]?.flight),
    command: { verb: "check", site },
  });
}

/** To the site that a finger has chosen on the board, or to the best that one knows. */
function backChoice(main: boolean): Choice {
  const site = knownSites.value.find((one) => one.site === aimed.value && one.reading !== undefined);
  if (!site) return returnChoice(main);
  const best = returnChoice(main);
  return from(offerOf("return", site.site), "unknown_site", {
    ...best,
    label: words.board.back({ site: siteName(site.site) }),
    note: cost(site.flight),
    command: { verb: "return", site: site.site },
  });
}

/** At the swarm, always in this order: find a new one, look again, see what others told of. */
export function choices(): Choice[] {
  if (rule.value?.vote) return [];
  const site = asked();
  if (site !== undefined) return telling(site);
  const knows = knownSites.value.some(({ reading }) => reading !== undefined);
  return [exploreChoice(!knows), backChoice(false), checkChoice()];
}

/** On the wing: back, or to one of the best two other sites that one knows; always in this order. */
export function flying(): Choice[] {
  const ids = offerOf("veer")?.aim?.ids ?? [];
  const to = knownSites.value.filter(({ site }) => ids.includes(site));
  const veer = (at: number): Choice => {
    const site = to[at];
    if (!site) return { id: "veer", label: w.veerNone, off: true, note: words.not.noOther };
    return from(offerOf("veer", site.site), "no_turn_there", {
      id: "veer",
      label: w.veer({ site: siteName(site.site) }),
      command: { verb: "veer", site: site.site },
    });
  };
  // Where there is no second way it is not shown.
  const ways = to.length > 1 ? [veer(0), veer(1)] : [veer(0)];
  return scout.value === undefined ? [] : [turnChoice(), ...ways];
}
