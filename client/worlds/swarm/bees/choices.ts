import { siteName } from "../../../art/sites.ts";
import { type Choice, cost, offerOf } from "../../../parts/choice.ts";
import { exploreChoice, from as fromOffer, returnChoice, returnSite } from "../flights.ts";
import { knownSites, readingOf } from "../knowledge.ts";
import { scout, wanted } from "../views.ts";
import { claimFor, claiming, whyFaint } from "./claims.ts";
import { choose, type Dance, liveliest, selected } from "./floor.ts";
import { isAsked } from "./lessons.ts";
import { bee, isProposal, rule } from "./views.ts";
import { words } from "./words/words.ts";

const from = (offer: ReturnType<typeof offerOf>, missing: string, choice: Choice): Choice =>
  fromOffer(offer, missing, choice, words.not);

const unclaim = (): void => {
  claiming.value = undefined;
};

/** A reading from which a site is worth standing for. */
const GOOD = 6;

/** Whether staying is what a good scout does now: the crowd decides here, and it is a place to want. */
export function worthStaying(site: number, here: number): boolean {
  const wants = wanted();
  // A robber alone at its site does more for it with a dance.
  if (wants !== undefined) return wants === site && here >= (rule.value?.quorum ?? 0) / 2;
  if (rule.value?.piping?.site === site) return true;
  return (readingOf(site) ?? 0) >= GOOD && here >= (rule.value?.quorum ?? 0) / 2;
}

/** Follow, stop or join the dance that a finger has chosen. */
function aboutDance(dance: Dance): Choice[] {
  const w = words.actions;
  const stop = offerOf("stop", dance.id);
  const then = () => choose(undefined);
  return [
    from(offerOf("follow", dance.id), "dance_over", {
      id: "follow",
      label: w.follow,
      note: cost(dance.flight),
      command: { verb: "follow", dance: dance.id },
      // Whether to believe it is what there is to decide: only a lesson says.
      main: isAsked("follow"),
      does: then,
    }),
    from(stop, "no_rival", {
      id: "stop",
      label: w.stop,
      note: cost(stop?.cost),
      command: { verb: "stop", dance: dance.id },
      doubt: true,
      does: then,
    }),
    from(offerOf("dance", dance.site), "other", {
      id: "along",
      label: w.along,
      does: () => {
        claiming.value = dance.site;
        choose(undefined);
      },
    }),
  ];
}

/** Saying how good a site is: just back from it, or along with others. */
function claims(site: number): Choice[] {
  const w = words.actions;
  const least = bee.value?.least[site] ?? 0;
  const claim = claimFor(site);
  const along = claiming.value === site;
  const proposes = isProposal(site);
  const wants = wanted();
  const dance = from(offerOf("dance", site), "other", {
    id: along ? "along" : proposes ? "propose" : "dance",
    label: (proposes ? w.propose : w.dance)({ claim: String(claim) }),
    command: { verb: "dance", site, claim },
    // A poor site is best not mentioned; by a robber, none but its own.
    main: isAsked("dance") || (wants === undefined ? (readingOf(site) ?? 0) >= GOOD : wants === site),
    does: unclaim,
  });
  // Nobody would see it. Never asks for more than one has read: staying quiet is as honest.
  const faint = claim < least && !dance.off;
  const why = whyFaint(site);
  const note = why === "faint" ? words.claim.faint : words.not.tooFaint({ again: why === "again" });
  return [
    faint ? { ...dance, off: true, main: false, note } : dance,
    along
      ? { id: "quiet", label: w.notNow, does: unclaim }
      : from(offerOf("quiet"), "other", {
          id: "quiet",
          label: w.quiet,
          command: { verb: "quiet" },
          main: faint && wants !== site,
        }),
  ];
}

function followChoice(): Choice {
  const dance = liveliest.value;
  if (!dance) return { id: "follow", label: words.actions.followNone, off: true, note: words.not.noDance };
  // Where the button above flies there already, this one would be the same flight.
  const there = returnSite();
  if (dance.site === there?.site && !offerOf("return", dance.site)?.not && !isAsked("follow"))
    return {
      id: "follow",
      label: words.actions.followNone,
      off: true,
      note: words.not.sameSite({ site: siteName(dance.site) }),
    };
  return from(offerOf("follow", dance.id), "dance_over", {
    id: "follow",
    label: words.actions.followTo({ site: siteName(dance.site) }),
    note: cost(dance.flight),
    command: { verb: "follow", dance: dance.id },
    main: isAsked("follow"),
  });
}

function idle(): Choice[] {
  const knows = knownSites.value.some(({ reading }) => reading !== undefined);
  // Flying off would end the dance: nothing is pressed on somebody who dances.
  const dancing = bee.value?.dance !== undefined;
  const wants = wanted();
  // A robber is urged to where it wants the swarm, an honest scout to a home that is good.
  const goes = wants === undefined ? (knownSites.value[0]?.reading ?? 0) >= GOOD : returnSite()?.site === wants;
  const exploring = exploreChoice(!knows && !dancing && !goes);
  const returning = returnChoice(goes && !dancing && !isAsked("follow"));
  return knows || goes ? [returning, followChoice(), exploring] : [exploring, followChoice(), returning];
}

/** The site that a claim is being asked about, if any. */
export function claimSite(): number | undefined {
  if (scout.value?.at !== "swarm" || selected.value) return undefined;
  if (claiming.value !== undefined && offerOf("dance", claiming.value)) return claiming.value;
  const back = bee.value?.back;
  const spent = back !== undefined && offerOf("dance", back)?.not?.code === "danced_out";
  return spent ? undefined : back;
}

/** At the swarm, at most three, the most likely first. */
export function choices(): Choice[] {
  if (selected.value) return aboutDance(selected.value);
  const site = claimSite();
  return site === undefined ? idle() : claims(site);
}
