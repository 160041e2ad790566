import { siteName } from "../../../art/sites.ts";
import { secondsTo } from "../../../parts/clock.ts";
import { liarsCount, mayLie } from "../../liars.ts";
import { SiteMark } from "../art.ts";
import { homeLine } from "../home-points.ts";
import type { SwarmPart } from "../part.ts";
import { swarmAll } from "../views.ts";
import { AtSwarm } from "./at-swarm.tsx";
import { choices, flying } from "./choices.ts";
import { metText } from "./met-text.ts";
import { deed, noteText, said } from "./note-text.ts";
import { Notes } from "./notes.tsx";
import { Prompt } from "./prompt.tsx";
import { oneShort, revealed, rule, settlingSite, siteRows, sitting, wall } from "./views.ts";
import { where } from "./where.ts";
import { words } from "./words/words.ts";

function sky(): ReturnType<NonNullable<SwarmPart["sky"]>> {
  const w = words.sky;
  const now = rule.value;
  if (!now) return {};
  const { stage, until, settling, piping } = now;
  if (piping || settling) {
    const site = piping?.site ?? settlingSite();
    const s = secondsTo((piping ?? settling)?.until ?? 0);
    const named = { site: siteName(site ?? -1) };
    const loud = (
      <>
        {site !== undefined && <SiteMark site={site} size={30} />}
        <span>
          <b>{piping ? w.decided(named) : site === undefined ? w.majority : w.majorityFor(named)}</b>{" "}
          <span class="tabular">{piping ? w.liftoff({ s }) : w.holds({ s })}</span>
        </span>
      </>
    );
    return { loud };
  }
  const s = secondsTo(until);
  if (stage === "scouting") return { note: now.by === "lot" ? w.lot({ s }) : w.election({ s }) };
  if (stage === "election") return { note: w.ballot({ s }) };
  if (s > 0) return { note: w.listens({ s }) };
  const short = oneShort();
  if (!short) return { note: w.decides };
  return {
    loud: (
      <>
        <SiteMark site={short.site} size={30} />
        <b>{w.short({ site: siteName(short.site) })}</b>
      </>
    ),
  };
}

/** A few seats that the room elects decide, from what is reported to them. */
export const council: SwarmPart = {
  briefing() {
    const w = words.briefing;
    const { size = 0, by } = rule.value ?? {};
    return {
      stake: (by === "lot" ? w.lot : w.stake)({ n: size, sites: swarmAll.value?.sites ?? 0 }),
      how: w.how,
      maybe: mayLie() ? w.robbers({ ...liarsCount(), most: Math.floor(size / 2) + 1 }) : undefined,
    };
  },
  liar: {
    secret: (site) => words.briefing.robber({ site }),
    get may() {
      return words.briefing.robberMay;
    },
    playing: (site) => words.play.robber({ site }),
    get role() {
      return words.reveal.roleRobber;
    },
    was: (site) => words.reveal.wasRobber({ site }),
  },
  AtSwarm,
  where,
  choices,
  flying,
  noStay: true,
  Prompt,
  hints: words.hints,
  terms: words.terms,
  told: () => (sitting() ? siteRows.value.length : undefined),
  Notes,
  sky,
  piping: () => rule.value?.piping !== undefined,
  moments: () => import("./moments.tsx").then(({ tell }) => tell),
  wall: () => import("./wall.tsx").then(({ Wall }) => Wall),
  projector() {
    const w = words.projector;
    const now = rule.value;
    if (!now) return undefined;
    if (now.stage === "scouting") return w.standing({ n: now.standing ?? 0 });
    return now.stage === "election" ? w.election : w.reports({ n: wall.value?.reports ?? 0 });
  },
  noteText,
  deed,
  metText,
  notices: ["was_told", "elected", "drawn_by_lot", "was_recalled"],
  said,
  finders: () => revealed.value?.found ?? [],
  pointsOf(part, liar) {
    const w = words.reveal.parts;
    if (part === "room") return liar ? w.roomLiar : (homeLine() ?? w.room);
    if (part === "vote") return liar ? w.voteBought : w.vote;
    return part === "claims" || part === "reports" || part === "lies" ? w[part] : undefined;
  },
  homeless: () => words.reveal.homeless,
  bonus: (n) => words.reveal.bonus({ n }),
  support() {
    const curves = revealed.value?.support;
    return curves && { curves, note: words.reveal.curvesNote };
  },
  aftermath: () => import("./aftermath.tsx").then(({ Aftermath }) => Aftermath),
};
