import { siteName } from "../../../art/sites.ts";
import { you } from "../../../store.ts";
import { homeLine } from "../home-points.ts";
import type { SwarmPart } from "../part.ts";
import { chosen, swarmAll, wanted } from "../views.ts";
import { AtSwarm } from "./at-swarm.tsx";
import { choices, claimSite, worthStaying } from "./choices.ts";
import { Claim } from "./claim.tsx";
import { lesson } from "./lessons.ts";
import { metText } from "./met-text.ts";
import { noteText, said } from "./note-text.ts";
import { Notes } from "./notes.tsx";
import { sky } from "./sky.tsx";
import { revealed, rule, siteSignals, wall } from "./views.ts";
import { there, where } from "./where.ts";
import { words } from "./words/words.ts";

function Prompt() {
  const site = claimSite();
  return site === undefined ? null : <Claim site={site} />;
}

/** Scouts dance for sites, follow and stop each other's dances; a quorum at one site decides. */
export const bees: SwarmPart = {
  briefing: () => ({ stake: words.briefing.stake({ sites: swarmAll.value?.sites ?? 0 }), how: words.briefing.how }),
  AtSwarm,
  where,
  choices,
  Prompt,
  // What a robber is told serves what it wants.
  get hints() {
    return wanted() === undefined ? words.hints : { ...words.hints, ...words.robberHints };
  },
  terms: words.terms,
  lesson,
  following: (site) => words.where.following({ site }),
  worthStaying,
  there,
  crowd(site) {
    const held = siteSignals.value?.held === true;
    const piping = rule.value?.piping?.site === site;
    const text = piping ? words.play.pipingHere : held ? words.play.held : undefined;
    return { needed: rule.value?.quorum ?? 0, held, text };
  },
  Notes,
  sky,
  piping: () => rule.value?.piping !== undefined,
  moments: () => import("./moments.tsx").then(({ tell }) => tell),
  wall: () => import("./wall.tsx").then(({ Wall }) => Wall),
  // In four steps: see HUM_MAX of the game.
  hum: () => (wall.value?.hum ?? 0) / 4,
  metText,
  noteText,
  notices: ["was_stopped", "stopped", "missed"],
  said,
  finders: () => revealed.value?.found ?? [],
  homeless: () => words.reveal.homelessWhy,
  proposers: () => revealed.value?.proposed ?? {},
  proposedByBots: () => revealed.value?.byBots ?? [],
  pointsOf(part, robber) {
    const w = words.reveal.parts;
    if (part === "room") return robber ? w.roomRobber : (homeLine() ?? w.room);
    if (part === "claims") return w.claims;
    return part === "backing" ? (robber ? w.backingRobber : w.backing) : undefined;
  },
  cause() {
    const site = chosen();
    const first = site === undefined ? undefined : revealed.value?.proposed[site];
    const mine = first !== undefined && first === you.value.seat && !revealed.value?.byBots.includes(site as number);
    return mine ? words.reveal.youFirst({ site: siteName(site as number) }) : undefined;
  },
  bonus: (n) => words.reveal.bonus({ n }),
  support() {
    const curves = revealed.value?.support;
    return curves && { curves, note: words.reveal.curvesNote };
  },
  aftermath: () => import("./aftermath.tsx").then(({ Aftermath }) => Aftermath),
};
