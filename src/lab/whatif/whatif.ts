// "What if", in three kinds, for a recorded round; told bit by bit. Works with the build of the game that made the recording,
// handed in as `rules`.
import type { Recording, RoundState } from "../../game/index.ts";
import { changesFor, forked, type Original } from "./fork.ts";
import { fraudsIn, outcomeOf, overOf, passedIn, stancesOf, worthsOf } from "./outcome.ts";
import { countBallots, recount } from "./recount.ts";
import { replayed } from "./replay.ts";
import type { Change, Question, Rules, Told } from "./types.ts";

function* counted(rules: Rules, { recording, over }: Original): Generator<Told> {
  const { mechanism } = rules.factoriesOf(recording.scenario);
  const { recount: how } = mechanism.whatIf ?? {};
  const r = over.round as RoundState;
  const ballots = mechanism.whatIf?.ballots?.(r.parts[mechanism.id]);
  if (ballots) return yield { what: "ballots", counts: countBallots(ballots, passedIn(r), fraudsIn(r)) };
  if (!how) return yield { what: "cannot", why: "stances" };
  const options = mechanism.options.safeParse(recording.scenario.options.mechanism);
  const quorum = options.success ? how.quorum?.(options.data, r.seats.length) : undefined;
  const stances = stancesOf(r, how.followed);
  yield { what: "recount", ...recount(quorum === undefined ? stances : { ...stances, quorum }) };
}

function* forks(rules: Rules, original: Original, { seats, own }: Extract<Question, { ask: "fork" }>): Generator<Told> {
  const changes: Change[] = seats
    ? seats.map((seat) => ({ what: "muted" as const, seat }))
    : changesFor(rules, original.recording, original.over, own);
  for (const change of changes) {
    const { session: _, ...fork } = forked(rules, original, change);
    yield { what: "fork", fork };
  }
}

/** Answers a question bit by bit. @throws what the game throws at a recording that does not fit it. */
export function* answers(rules: Rules, recording: Recording, question: Question): Generator<Told> {
  if (question.ask === "replay") {
    for (const range of replayed(rules, recording, question.runs)) yield { what: "range", range };
    return;
  }
  // Without all of its moves the round cannot be gone through again.
  if (recording.redacted) return yield { what: "cannot", why: "redacted" };
  const over = overOf(rules, recording);
  const r = over.round as RoundState;
  yield { what: "was", was: outcomeOf(rules, r, over.now), worths: worthsOf(rules, r, over.now) };
  const original = { recording, over };
  if (question.ask === "recount") yield* counted(rules, original);
  else yield* forks(rules, original, question);
}
