import { assembling, closeAssembly } from "../assembly/course.ts";
import {
  bred,
  breedsOf,
  COLONY_MAX,
  COLONY_MIN,
  founded,
  GENERATIONS,
  keyOfGeneration,
  keyOfTest,
  TESTS,
  tested,
  waysOf,
} from "../colony.ts";
import { SEATS_MAX } from "../limits.ts";
import { keysFrom } from "../open-round.ts";
import { REVEAL_REST } from "../plans/plan.ts";
import type { Way } from "../policies/traits.ts";
import { Round } from "../round.ts";
import type { Scenario } from "../scenario.ts";
import { botSeats } from "../seats.ts";
import { type Input, rateOf, type Session, scenarioOf } from "../session-state.ts";
import type { RoundState } from "../state.ts";
import type { Ms, Refusal } from "../types.ts";

/** The round that generations would play: the latest, if it can be bred for, else the one that comes; undefined where neither can. */
export function bredFor(s: Session): Scenario | undefined {
  const latest = s.round?.phase === "over" ? s.round.scenario : undefined;
  const can = (one: Scenario | undefined) => one?.scored === true && breedsOf(one.mechanism) !== undefined;
  return [latest, scenarioOf(s)].find(can);
}

/** The colony's present generation plays, or a round of the test, by itself, from `t` on. Nobody's points, and no round of the session's. */
function openGeneration(s: Session, t: Ms): void {
  const { colony } = s;
  if (colony?.on === undefined) return;
  const ways = waysOf(colony);
  const seats = botSeats(s, ways.length);
  const minds = Object.fromEntries(seats.map((seat, place) => [seat, (ways[place] as Way).id]));
  const key = colony.on < GENERATIONS ? keyOfGeneration(colony, colony.on) : keyOfTest(colony);
  const keys = keysFrom(key, s.level);
  const scenario = { ...colony.scenario, fill: Math.max(seats.length, COLONY_MIN), briefing: 0 };
  const r = Round.open({ number: s.rounds, scenario, level: s.level, keys, seats, minds, bots: seats, now: t });
  const round = Round.of(r, t);
  for (const [place, seat] of seats.entries()) if (r.roles[seat]?.kind !== "liar") round.bred(seat, ways[place] as Way);
  s.round = r;
  s.phase = "round";
  s.paused = false;
}

/** The bots' first generation is made from the round before, and lives from `t` on; or why that cannot be. */
export function breed(s: Session, key: string, t: Ms): Refusal | undefined {
  const scenario = bredFor(s);
  const people = s.seats.filter(({ kind }) => kind === "person").length;
  const size = Math.min((scenario && breedsOf(scenario.mechanism)?.size) ?? COLONY_MAX, SEATS_MAX - people);
  if (!scenario || size < COLONY_MIN) return { code: "no_colony" };
  const { again: _, ways: __, ...plain } = scenario;
  s.colony = founded(plain, key, size, s.round?.phase === "over" ? s.round : undefined);
  // What stood there of the round before is over: its generations come in its place.
  closeAssembly(s, t);
  for (const field of ["times", "debrief", "began", "again", "dropped", "assembly", "parting"] as const)
    delete s[field];
  openGeneration(s, t);
  return undefined;
}

/** Session time went by faster than people's since the generation began: a lesson's clock is theirs. */
function stoodFast(s: Session, r: RoundState): void {
  if (s.lesson) s.lesson.stood -= Math.round((1 - s.pace / rateOf(s)) * Math.max(0, s.now - r.opened));
}

/** The generation that was on is over: the next one lives at once, then the test of the last, and then what became of them is shown. */
export function generationOver(s: Session, r: RoundState, round: Round): void {
  const { colony } = s;
  if (colony?.on === undefined) return;
  if (colony.on < GENERATIONS) bred(colony, r, round);
  else tested(colony, r, round, colony.on);
  stoodFast(s, r);
  if (colony.on + 1 >= GENERATIONS + TESTS) {
    showColony(s);
    return;
  }
  colony.on++;
  openGeneration(s, s.now);
}

/** No generation is on any more; a colony none of which has lived is forgotten, and a test that was not played to its end. */
export function endBreeding(s: Session): void {
  if (s.colony?.on === undefined) return;
  if (s.colony.on < GENERATIONS + TESTS - 1) delete s.colony.test;
  delete s.colony.on;
  delete s.round;
  if (s.colony.lived.length === 0) delete s.colony;
}

/** What became of the generations is shown, until somebody goes on. */
function showColony(s: Session): void {
  endBreeding(s);
  s.paused = false;
  s.phase = s.colony || s.lesson ? "step" : "lobby";
  if (s.lesson?.plan.timer) s.lesson.until = s.now + REVEAL_REST;
}

/** Somebody lets the bots breed, stops that, or wants the usual bots again. Keys are checked before. */
export function evolveInput(s: Session, input: Input & { type: "evolve" }): Refusal | undefined {
  const on = s.phase === "round" && s.colony?.on !== undefined;
  if (input.what === "stop") {
    if (!on || !s.round) return { code: "no_change" };
    stoodFast(s, s.round);
    showColony(s);
    return undefined;
  }
  if (s.phase === "round") return { code: "round_running" };
  if (assembling(s)) return { code: "not_asked" };
  if (input.what === "breed") return s.lesson ? { code: "no_step" } : breed(s, input.key, input.t);
  if (!s.colony) return { code: "no_change" };
  delete s.colony;
  if (s.phase === "step" && !s.lesson) s.phase = "lobby";
  return undefined;
}
