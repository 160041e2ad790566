import { type Choice, from as choiceFrom, cost, offerOf, type Reasons } from "../../parts/choice.ts";
import { clock } from "../../parts/clock.ts";
import { words } from "../../words/words.ts";
import { claimFor, claiming } from "./claims.ts";
import { choose, liveliest, type Seen, selected } from "./floor-sense.ts";
import { knownSites, readingOf } from "./knowledge.ts";
import { bee, bees, crowd, scout } from "./sense.ts";

const not: Reasons = { soon: words.not.soon, other: words.not.other, because: words.not.because };
const from = (offer: ReturnType<typeof offerOf>, missing: string, choice: Choice): Choice =>
  choiceFrom(offer, missing, not, choice);

const unclaim = (): void => {
  claiming.value = undefined;
};

/** A reading from which a site is worth standing for. */
const GOOD = 6;

/** Whether staying is what a good scout does now: the crowd decides here, and it is a place to want. */
function worthStaying(): boolean {
  const site = scout.value?.site ?? -1;
  if (bees.value?.piping?.site === site) return true;
  const here = crowd.value?.seats.length ?? 0;
  return (readingOf(site) ?? 0) >= GOOD && here >= (bees.value?.quorum ?? 0) / 2;
}

function atSite(): Choice[] {
  const staying = worthStaying();
  const stay = offerOf("stay");
  const home = offerOf("home");
  const w = words.actions;
  const looking = scout.value?.leaves === undefined;
  return [
    from(stay, "still_looking", {
      id: "stay",
      label: w.stay(words.secs(stay?.cost ?? 0)),
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
      note: cost(Math.max(200, gone)),
      command: { verb: "home" },
    }),
  ];
}

/** Follow, stop or join the dance that a finger has chosen. */
function aboutDance(dance: Seen): Choice[] {
  const w = words.actions;
  const stop = offerOf("stop", dance.id);
  const then = () => choose(undefined);
  return [
    from(offerOf("follow", dance.id), "dance_over", {
      id: "follow",
      label: w.follow,
      note: cost(dance.flight),
      command: { verb: "follow", dance: dance.id },
      main: true,
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
  const dance = from(offerOf("dance", site), "other", {
    id: along ? "along" : "dance",
    label: w.dance(String(claim)),
    command: { verb: "dance", site, claim },
    main: true,
    does: unclaim,
  });
  const faint = claim < least && !dance.off;
  return [
    faint ? { ...dance, off: true, main: false, note: words.not.tooFaint(String(least)) } : dance,
    along
      ? { id: "quiet", label: w.notNow, does: unclaim }
      : from(offerOf("quiet"), "other", { id: "quiet", label: w.quiet, command: { verb: "quiet" }, main: faint }),
  ];
}

function idle(): Choice[] {
  const w = words.actions;
  const best = knownSites.value[0];
  const dance = liveliest.value;
  const explore = offerOf("explore");
  // Flying off would end the dance: nothing is pressed on somebody who dances.
  const dancing = bee.value?.dance !== undefined;
  const exploring = from(explore, "other", {
    id: "explore",
    label: w.explore,
    note: explore?.cost === undefined ? undefined : w.about(explore.cost + 1500),
    command: { verb: "explore" },
    main: !best && !dancing,
  });
  const following: Choice = dance
    ? from(offerOf("follow", dance.id), "dance_over", {
        id: "follow",
        label: w.followTo(words.site(dance.site)),
        note: cost(dance.flight),
        command: { verb: "follow", dance: dance.id },
      })
    : { id: "follow", label: w.followNone, off: true, note: words.not.because.noDance };
  if (!best)
    return [exploring, following, { id: "return", label: w.returnNone, off: true, note: words.not.because.noSite }];
  const returning = from(offerOf("return", best.site), "unknown_site", {
    id: "return",
    label: w.return(words.site(best.site)),
    note: cost(best.flight),
    command: { verb: "return", site: best.site },
    main: !dancing,
  });
  return [returning, following, exploring];
}

/** The site that a claim is being asked about, if any. */
export function claimSite(): number | undefined {
  if (scout.value?.at !== "swarm" || selected.value) return undefined;
  if (claiming.value !== undefined && offerOf("dance", claiming.value)) return claiming.value;
  const back = bee.value?.back;
  const spent = back !== undefined && offerOf("dance", back)?.not?.code === "danced_out";
  return spent ? undefined : back;
}

/** At most three, the most likely first; their order changes only between trips, never under the thumb. */
export function choices(): Choice[] {
  const me = scout.value;
  if (!me) return [];
  if (me.at === "site") return atSite();
  if (me.at === "wing") return onTheWing();
  if (selected.value) return aboutDance(selected.value);
  const site = claimSite();
  return site === undefined ? idle() : claims(site);
}
