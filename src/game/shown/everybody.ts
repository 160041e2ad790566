import { assemblyView, rulesView } from "../assembly/shown.ts";
import { colonyView } from "../colony-view.ts";
import { familyView } from "../family/shown.ts";
import { memo } from "../kit/memo.ts";
import { stepOf } from "../lesson.ts";
import { lessonView } from "../plans/shown.ts";
import type { Round } from "../round.ts";
import { bredFor } from "../session/breeding.ts";
import { breeding, type Session, scenarioOf } from "../session.ts";
import type { AllView } from "../view-types.ts";
import { momentsView } from "./felt.ts";
import { revealView } from "./revealed.ts";
import { comingView, roundView, scenarioView, seatViews } from "./setup.ts";

/** Views of sessions, as long as nothing in them changes. */
const kept = memo();

/** What everybody may know: channel `all`. */
export function allView(s: Session, round: Round | undefined): AllView {
  const { phase, level, paused, step, plan } = s;
  // Changed in place, so that its text says whether it has.
  const { slow: _, ...shownHouse } = s.house;
  const text = JSON.stringify(shownHouse);
  const house = kept(s, "house", [text], () => JSON.parse(text) as AllView["house"]);
  const seats = seatViews(s);
  const r = s.phase === "round" || s.phase === "reveal" ? s.round : undefined;
  const coming = scenarioView(r ? r.scenario : scenarioOf(s));
  // An assembly speaks of what it may change, and a colony of what it plays.
  const kind = s.lesson && stepOf(s.lesson)?.kind;
  const untold = (phase === "step" || phase === "finale") && s.lesson && kind !== "assembly" && kind !== "evolve";
  const scenario = untold ? comingView(coming) : coming;
  const shown = r && round && roundView(r, breeding(s));
  const parts = r && phase === "round" ? round?.view("all") : undefined;
  const reveal = r && round && phase === "reveal" ? revealView(s, r, round) : undefined;
  const felt = r?.felt?.all;
  const moments = r && felt && felt.length > 0 ? momentsView(r, "all", felt) : undefined;
  const { dropped, debrief } = s;
  const times = phase === "round" ? s.times : undefined;
  // A round's frames carry nothing of the rounds before it.
  const compared = phase === "round" ? undefined : s.compared;
  const colony = s.colony && (phase !== "round" || breeding(s)) ? colonyView(s.colony, level) : undefined;
  const evolves = phase === "reveal" && !s.lesson && bredFor(s) !== undefined;
  const lesson = s.lesson && lessonView(s.lesson, s.compared ?? []);
  const assembly = assemblyView(s);
  const rules = rulesView(s);
  const family = phase === "round" ? undefined : familyView(s);
  const from = [
    lesson,
    colony,
    evolves,
    assembly,
    rules,
    family,
    phase,
    level,
    paused,
    house,
    times,
    seats,
    scenario,
    step,
    plan.length,
    shown,
    parts,
    reveal,
    debrief,
    moments,
    dropped,
    compared,
  ];
  return kept(s, "all", from, () => ({
    phase,
    level,
    house,
    seats,
    scenario,
    plan: { step, steps: plan.length },
    ...(lesson && { lesson }),
    ...(colony && { colony }),
    ...(evolves && { evolves }),
    ...(assembly && { assembly }),
    ...(rules && { rules }),
    ...(family && { family }),
    ...(times !== undefined && { times }),
    ...(paused && { paused }),
    ...(shown && { round: shown }),
    ...(parts && { parts }),
    ...(reveal && { reveal }),
    ...(reveal && debrief !== undefined && { debrief }),
    ...(compared && { compared }),
    ...(moments && { moments }),
    ...(dropped && { dropped }),
  }));
}
