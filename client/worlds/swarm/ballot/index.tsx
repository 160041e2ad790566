import { siteName } from "../../../art/sites.ts";
import { clock, secondsTo } from "../../../parts/clock.ts";
import { all } from "../../../store.ts";
import { liarsCount, mayLie } from "../../liars.ts";
import { SiteMark } from "../art.ts";
import { homeLine } from "../home-points.ts";
import type { SwarmPart } from "../part.ts";
import { swarmAll, wanted } from "../views.ts";
import { AtSwarm, Ballot, Ring } from "./board.tsx";
import { choices, flying } from "./choices.ts";
import { Claim } from "./claim.tsx";
import { counted } from "./count.tsx";
import { metText } from "./met-text.ts";
import { decided, deed, noteText, said } from "./note-text.ts";
import { Notes } from "./notes.tsx";
import { recounted } from "./turned.ts";
import { asked, mine, revealed, rule, voting, wall } from "./views.ts";
import { where } from "./where.ts";
import { words } from "./words/words.ts";

function Prompt() {
  if (voting()) return <Ballot />;
  const site = asked();
  return site === undefined ? <Ring /> : <Claim site={site} />;
}

/** From so long before it the sky counts down to the bell. ms */
const SOON = 15_000;

function sky(): ReturnType<NonNullable<SwarmPart["sky"]>> {
  const w = words.sky;
  const { vote, count } = rule.value ?? {};
  if (count) {
    const { winner } = count;
    if (!counted().done) return { loud: <b>{w.counting}</b> };
    if (winner === undefined) return { loud: <b>{w.nobody}</b> };
    return {
      loud: (
        <>
          <SiteMark site={winner} size={30} />
          <b>{w.wins({ site: siteName(winner) })}</b>
        </>
      ),
    };
  }
  if (vote) {
    const voted = (mine.value?.marks ?? []).length > 0;
    return { loud: <b class="tabular">{(voted ? w.voted : w.vote)({ s: secondsTo(vote.until) })}</b> };
  }
  const end = all.value?.round?.end ?? 0;
  const { wanting = 0, takes = 0 } = rule.value?.bell ?? {};
  if (end - clock.value > SOON) return { note: wanting > 0 ? w.wanted({ wanting, takes }) : w.bell };
  return { loud: <b class="tabular">{w.soon({ s: secondsTo(end) })}</b> };
}

/** All look until the bell rings; then each votes once. */
export const ballot: SwarmPart = {
  briefing() {
    const w = words.briefing;
    const approval = rule.value?.method === "approval";
    const maybe = mayLie() ? w.robbers(liarsCount()) : undefined;
    return { stake: w.stake({ sites: swarmAll.value?.sites ?? 0, approval }), how: w.how, maybe };
  },
  liar: {
    secret: (site) => words.briefing.robber({ site }),
    may: words.briefing.robberMay,
    playing: (site) => words.play.robber({ site }),
    role: words.reveal.role,
    was: (site) => words.reveal.wasRobber({ site }),
  },
  AtSwarm,
  gathered: () => rule.value?.vote !== undefined,
  where,
  choices,
  flying,
  noStay: true,
  following: (site) => words.where.checking({ site }),
  Prompt,
  // What a robber is told serves what it wants.
  get hints() {
    const hints = wanted() === undefined ? words.hints : { ...words.hints, ...words.robberHints };
    // Where one has told nothing of a site, nothing of it stays on the board.
    const told = mine.value?.said[asked() ?? -1] !== undefined;
    return told ? hints : { ...hints, quiet: words.hints.quietNew };
  },
  terms: words.terms,
  Notes,
  sky,
  piping: () => rule.value?.count?.winner !== undefined && counted().done,
  moments: () => import("./moments.tsx").then(({ tell }) => tell),
  wall: () => import("./wall.tsx").then(({ Wall }) => Wall),
  projector() {
    const w = words.projector;
    const { vote } = rule.value ?? {};
    return vote ? w.voting({ cast: vote.cast, of: vote.of }) : w.claims({ n: wall.value?.claims ?? 0 });
  },
  metText,
  noteText,
  notices: [],
  said,
  deed,
  finders: () => revealed.value?.found ?? [],
  pointsOf(part, liar) {
    const w = words.reveal.parts;
    if (part === "room") return liar ? w.roomLiar : (homeLine() ?? w.room);
    if (part === "vote") return liar ? w.voteLiar : w.vote;
    return part === "claims" || part === "lies" ? w[part] : undefined;
  },
  cause: decided,
  recounted,
  homeless: () => words.reveal.homeless,
  bonus: (n) => words.reveal.bonus({ n }),
  support() {
    const curves = revealed.value?.support;
    return curves && { curves, note: words.reveal.curvesNote };
  },
  aftermath: () => import("./aftermath.tsx").then(({ Aftermath }) => Aftermath),
};
