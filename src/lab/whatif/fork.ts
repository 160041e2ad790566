// The same round with the same luck and one thing changed. People's recorded moves are made as long as they are possible; from a
// seat's first move that is not, its autopilot plays on. It is one way in which the round could have gone, never the one.
import type { Recording, RoundState, Session } from "../../game/index.ts";
import type { Ms, SeatId } from "../../game/types.ts";
import { AFTER } from "../changed/asleep.ts";
import { mindsFor } from "../changed/branch.ts";
import { outcomeOf } from "./outcome.ts";
import type { Change, Fork, Rules } from "./types.ts";

/** Usual options of a crash: see src/game/trials/crash. */
const CRASH = "crash";
/** A card is played at most so late in a round. */
const LATEST = 0.95;

/** Every seat that somebody played, at any time. */
export function peopleIn({ seats, inputs }: Recording, over: Session): SeatId[] {
  const left = inputs.flatMap((input) => (input.type === "leave" ? [input.seat] : []));
  const people = (seat: SeatId) => seats[seat]?.kind === "person" || over.seats[seat]?.kind === "person";
  return (over.round?.seats ?? []).filter((seat) => people(seat) || left.includes(seat));
}

/** The moves by which people took the stands that the chosen option hung on: the first for it, and the last before it was decided. */
function keyMoves({ inputs }: Recording, r: RoundState): Change[] {
  const decision = r.decisions[r.decisions.length - 1];
  if (!decision) return [];
  const stands = r.trace.filter(([t, , option]) => option === decision.option && t <= decision.t);
  const moves = stands.flatMap(([t, seat]) => {
    const input = inputs.findIndex((one) => one.type === "act" && one.seat === seat && one.t === t);
    const move = inputs[input];
    return move?.type === "act" ? [{ input, seat, t: t - r.begin, command: move.command }] : [];
  });
  const key = moves.length > 1 ? [moves[0], moves[moves.length - 1]] : moves;
  return key.flatMap((move) => (move ? [{ what: "undone" as const, ...move }] : []));
}

/** What there is to change in a recorded round; `over` is its end. */
export function changesFor(rules: Rules, recording: Recording, over: Session): Change[] {
  const r = over.round as RoundState;
  const { mechanism } = rules.factoriesOf(recording.scenario);
  const options = mechanism.options.safeParse(recording.scenario.options.mechanism);
  const forks = options.success ? (mechanism.whatIf?.forks?.(options.data, r.seats.length) ?? []) : [];
  const at = Math.min(LATEST, (0.5 * ((r.ended ?? r.end) - r.begin)) / recording.scenario.clock);
  const all: Change[] = [
    ...forks.map((fork) => ({ what: "option" as const, ...fork })),
    { what: "crash", at: Math.round(1000 * at) / 1000 },
    ...(Object.keys(r.roles).length > 0 && rules.liarsIn(recording.scenario) ? [{ what: "honest" as const }] : []),
    ...keyMoves(recording, r),
  ];
  return all.filter((change) => rules.scenarioFault(scenarioWith(rules, recording, change)) === undefined);
}

function scenarioWith(rules: Rules, { scenario }: Recording, change: Change): Recording["scenario"] {
  if (change.what === "crash")
    return { ...scenario, trials: [...scenario.trials, { id: CRASH, options: {}, at: change.at }] };
  if (change.what === "honest") return rules.withLiars(scenario, 0);
  if (change.what !== "option") return scenario;
  const mechanism = { ...scenario.options.mechanism, [change.option]: change.to };
  return { ...scenario, options: { ...scenario.options, mechanism } };
}

/** The round at its beginning, with the change in it. */
function begun(rules: Rules, recording: Recording, was: RoundState, change: Change): Session {
  const scenario = scenarioWith(rules, recording, change);
  const { family } = rules.factoriesOf(scenario).mechanism;
  const muted = change.what === "muted" ? [change.seat] : [];
  const lied = change.what === "honest" ? Object.keys(was.roles).map(Number) : [];
  const people = lied.filter((seat) => recording.seats[seat]?.kind === "person");
  const policies = Object.fromEntries(people.map((seat) => [seat, family.autopilot]));
  const begins = { ...recording, scenario, inputs: [], redacted: true as const };
  const { session } = new rules.Replay(begins, { muted, policies });
  if (change.what !== "honest" || !session.round) return session;
  // Who was honest before plays as before: with fewer liars the session would deal bots' ways of playing anew.
  const first = new rules.Replay({ ...begins, scenario: recording.scenario }).session.round?.minds ?? {};
  for (const [seat, mind] of Object.entries(session.round.minds)) {
    const before = lied.includes(Number(seat)) ? family.autopilot : first[Number(seat)]?.policy;
    if (before !== undefined && mind.policy !== "") mind.policy = before;
  }
  return session;
}

/** What a fork is made from, besides its change. */
export interface Original {
  recording: Recording;
  over: Session;
}

/**
 * The round gone on under a change; with nothing changed it comes to the recorded state. `session` is where it ended.
 * @throws what the game throws at a recording that does not fit it.
 */
export function forked(rules: Rules, { recording, over }: Original, change: Change): Fork & { session: Session } {
  const was = over.round as RoundState;
  const ended = was.ended ?? was.end;
  const session = begun(rules, recording, was, change);
  const r = session.round as RoundState;
  const people = peopleIn(recording, over);
  const minds = mindsFor(rules, r, people);
  const idle = new Set<SeatId>(change.what === "muted" ? [change.seat] : []);
  if (change.what === "honest") for (const seat of Object.keys(was.roles)) idle.add(Number(seat));
  /** Seats whose recorded moves have ended: an autopilot plays on. */
  const lost = new Set<SeatId>(idle);
  let shown: Fork["shown"];
  let [moves, kept] = [0, 0];
  const playOn = (seat: SeatId, t: Ms): void => {
    const policy = minds[seat];
    lost.add(seat);
    if (r.phase === "play" && policy !== undefined && !session.paused) rules.Round.of(r, t).mind(seat, policy);
  };
  for (const [i, input] of recording.inputs.entries()) {
    const act = input.type === "act" && input.t <= ended;
    if (act) moves++;
    // The round has ended before the recorded one did: nobody does anything in one that is over.
    if (session.phase !== "round" || r.phase === "over") continue;
    const late = input.t > ended && r.phase === "play";
    if (late) break;
    if (change.what === "undone" && change.input === i) {
      rules.advance(session, input.t);
      shown = rules.Round.of(r, input.t).seen(change.seat).channels;
      continue;
    }
    if ("seat" in input && (idle.has(input.seat) || (lost.has(input.seat) && input.type !== "leave"))) continue;
    const refusal = rules.apply(session, input);
    if (!act) continue;
    if (!refusal) kept++;
    else if (r.phase === "play") playOn(input.seat, input.t);
  }
  rules.advance(session, ended);
  // The recorded moves are over, and this round is not.
  if (r.phase === "play") for (const seat of people) if (!lost.has(seat)) playOn(seat, session.now);
  rules.advance(session, Math.max(recording.until, r.phase === "play" ? r.end + AFTER : 0));
  return { change, outcome: outcomeOf(rules, r, session.now), moves, kept, session, ...(shown && { shown }) };
}
