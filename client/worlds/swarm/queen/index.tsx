import { siteName } from "../../../art/sites.ts";
import { clock, secondsTo } from "../../../parts/clock.ts";
import { nameOf } from "../../../parts/name.tsx";
import { liarsCount, mayLie } from "../../liars.ts";
import { SiteMark } from "../art.ts";
import { homeLine } from "../home-points.ts";
import type { SwarmPart } from "../part.ts";
import { swarmAll } from "../views.ts";
import { choices, flying } from "./choices.ts";
import { Claim } from "./claim.tsx";
import { AtSwarm, Judge } from "./court.tsx";
import { aloneTold, announce, noteText, said } from "./note-text.ts";
import { Notes } from "./notes.tsx";
import { asked, isQueen, reportsRight, revealed, rule, toldSites, wall } from "./views.ts";
import { where } from "./where.ts";
import { words } from "./words/words.ts";

/** How long a person's hearing takes, before play says so. s */
const LISTENS = 5;

const herName = (): string => nameOf(rule.value?.queen ?? -1);

/** Who might lie in this round, in place of the bees' robbers. */
function maybe(): string | undefined {
  const w = words.briefing;
  if (!mayLie()) return undefined;
  if (rule.value?.turns !== "queen") return w.robbers(liarsCount());
  return isQueen() ? w.honestQueen : w.maybe;
}

function Prompt() {
  const site = asked();
  if (site !== undefined) return <Claim site={site} />;
  // At the swarm the big buttons say it, once she has decided.
  return rule.value?.piping ? null : <Judge />;
}

function sky(): ReturnType<NonNullable<SwarmPart["sky"]>> {
  const w = words.sky;
  const now = rule.value;
  if (!now) return {};
  const { piping, opens, sites } = now;
  if (!piping) {
    if (!isQueen()) return { note: w.decides({ name: herName() }) };
    const open = toldSites.value.length >= sites || clock.value >= opens;
    return { note: open ? w.now : w.from({ s: secondsTo(opens), n: sites }) };
  }
  const site = siteName(piping.site);
  const loud = (
    <>
      <SiteMark site={piping.site} size={30} />
      <span>
        <b>{isQueen() ? w.youChose({ site }) : w.chose({ name: herName(), site })}</b>{" "}
        <span class="tabular">{w.liftoff({ s: secondsTo(piping.until) })}</span>
      </span>
    </>
  );
  return { loud };
}

/** One seat decides, from what the others report to it. */
export const queen: SwarmPart = {
  briefing() {
    const w = words.briefing;
    const sites = swarmAll.value?.sites ?? 0;
    if (isQueen())
      return { stake: w.queen({ s: LISTENS, sites, least: rule.value?.sites ?? 0 }), how: w.queenHow, maybe: maybe() };
    return { stake: w.scout({ name: herName(), sites }), how: w.scoutHow, maybe: maybe() };
  },
  liar: {
    secret: (site) => (isQueen() ? words.briefing.captured : words.briefing.robber)({ site }),
    get may() {
      return isQueen() ? words.briefing.capturedMay : words.briefing.robberMay;
    },
    playing: (site) => (isQueen() ? words.play.captured : words.play.robber)({ site }),
    get role() {
      return revealed.value?.turns === "queen" ? words.reveal.roleCaptured : words.reveal.roleRobber;
    },
    was: (site) => (isQueen() ? words.reveal.wasCaptured : words.reveal.wasRobber)({ site }),
  },
  AtSwarm,
  where,
  choices,
  flying,
  noStay: true,
  Prompt,
  hints: words.hints,
  terms: words.terms,
  told: () => (isQueen() ? toldSites.value.length : undefined),
  Notes,
  sky,
  piping: () => rule.value?.piping !== undefined,
  moments: () => import("./moments.tsx").then(({ tell }) => tell),
  projector() {
    const w = words.projector;
    const now = rule.value;
    if (!now) return undefined;
    const hears = now.hearing ? [w.hears({ name: nameOf(now.hearing.seat) })] : [];
    return [...hears, w.waiting({ n: wall.value?.waiting ?? 0 })].join(" · ");
  },
  noteText,
  notices: ["was_heard", "heard", "autopilot_hears"],
  said,
  announce,
  finders: () => revealed.value?.found ?? [],
  pointsOf(part, liar) {
    const w = words.reveal.parts;
    if (part === "room") return liar ? w.roomLiar : (homeLine() ?? w.room);
    if (part === "choice") return liar ? w.choiceCaptured : w.choice;
    if (part === "reports") return reportsRight() ? w.reports : w.reportsNone;
    return part === "claims" || part === "lies" ? w[part] : undefined;
  },
  cause: aloneTold,
  homeless: () => words.reveal.homeless,
  bonus: (n) => words.reveal.bonus({ n }),
  support() {
    const curves = revealed.value?.support;
    const heard = revealed.value?.captured !== undefined;
    return curves && { curves, note: heard ? words.reveal.curvesHeard({ you: isQueen() }) : words.reveal.curvesNote };
  },
  aftermath: () => import("./aftermath.tsx").then(({ Aftermath }) => Aftermath),
};
