// The same round with the same luck and one thing changed. People's recorded moves are made as long as they are possible; from a
// seat's first move that is not, its autopilot plays on. It is one way in which the round could have gone, never the one.
import type { Overrides, Recording, RoundState, Scenario, Session } from "../../game/index.ts";
import type { Ms, SeatId } from "../../game/types.ts";
import { AFTER } from "../changed/asleep.ts";
import { mindsFor } from "../changed/branch.ts";
import { keyMoves, ownMove } from "./moves.ts";
import { outcomeOf } from "./outcome.ts";
import type { Change, Fork, Move, Rules } from "./types.ts";

/** Usual options of a crash: see src/game/trials/crash. */
const CRASH = "crash";
/** The share of liars by which the one seat that may be turned is, as far as a share goes: see LIARS_MAX. */
const SURELY = 0.9;
/** A card is played at most so late in a round. */
const LATEST = 0.95;

/** Every seat that somebody played, at any time. */
export function peopleIn({ seats, inputs }: Recording, over: Session): SeatId[] {
  const left = inputs.flatMap((input) => (input.type === "leave" || input.type === "parted" ? [input.seat] : []));
  const people = (seat: SeatId) => seats[seat]?.kind === "person" || over.seats[seat]?.kind === "person";
  return (over.round?.seats ?? []).filter((seat) => people(seat) || left.includes(seat));
}

/** Whether nobody was turned of a round in which the one seat that decides may have been: then it is worth asking what if. */
function mayTurn(rules: Rules, { scenario }: Recording, r: RoundState): boolean {
  const { mechanism } = rules.factoriesOf(scenario);
  const options = mechanism.options.safeParse(scenario.options.mechanism);
  const drawn = options.success && mechanism.make(options.data).corruptible !== undefined;
  return drawn && Object.keys(r.roles).length === 0 && rules.liarsIn(scenario) !== undefined;
}

/** Whoever would be turned, were somebody. */
function turnedIn(rules: Rules, recording: Recording, r: RoundState): Change[] {
  if (!mayTurn(rules, recording, r)) return [];
  const found = liarsAt(rules, recording, scenarioWith(rules, recording, { what: "turned", seat: 0 }));
  return found.length === 1 ? found.map((seat) => ({ what: "turned", seat })) : [];
}

/** What there is to change in a recorded round; `over` is its end. `own`: a move of the asker's to be undone as well. */
export function changesFor(rules: Rules, recording: Recording, over: Session, own?: Move): Change[] {
  const r = over.round as RoundState;
  const { mechanism } = rules.factoriesOf(recording.scenario);
  const options = mechanism.options.safeParse(recording.scenario.options.mechanism);
  const state = r.parts[mechanism.id];
  const forks = options.success ? (mechanism.whatIf?.forks?.(options.data, r.seats.length, state) ?? []) : [];
  const at = Math.min(LATEST, (0.5 * ((r.ended ?? r.end) - r.begin)) / recording.scenario.clock);
  const all: Change[] = [
    ...forks.map((fork) => ({ what: "option" as const, ...fork })),
    { what: "crash", at: Math.round(1000 * at) / 1000 },
    ...(Object.keys(r.roles).length > 0 && rules.liarsIn(recording.scenario) ? [{ what: "honest" as const }] : []),
    ...turnedIn(rules, recording, r),
    ...movesOf(rules, recording, over, own),
  ];
  return all.filter((change) => {
    const scenario = scenarioWith(rules, recording, change);
    if (rules.scenarioFault(scenario) !== undefined) return false;
    // One thing alone: where another option draws other liars as well, it is none.
    return (
      change.what !== "option" || String(liarsAt(rules, recording, scenario)) === String(liarsAt(rules, recording))
    );
  });
}

/** Each move once: the asker's own may be one of those that a key moment hung on. */
function movesOf(rules: Rules, recording: Recording, over: Session, own: Move | undefined): Change[] {
  const [mine] = own ? ownMove(recording, over, own) : [];
  const key = keyMoves(rules, recording, over);
  const both = key.some(({ input }) => input === mine?.input);
  return [
    ...key.map((one) => (one.input === mine?.input ? { ...one, own: true as const } : one)),
    ...(mine && !both ? [mine] : []),
  ];
}

/** The scenario with the change in it. Where nobody lied, nobody does because of another option either. */
function scenarioWith(rules: Rules, recording: Recording, change: Change): Scenario {
  const { scenario } = recording;
  if (change.what === "crash")
    return { ...scenario, trials: [...scenario.trials, { id: CRASH, options: {}, at: change.at }] };
  if (change.what === "honest") return rules.withLiars(scenario, 0);
  if (change.what === "turned") return rules.withLiars(scenario, SURELY, rules.liarsIn(scenario));
  if (change.what !== "option") return scenario;
  const mechanism = { ...scenario.options.mechanism, [change.option]: change.to };
  const other = { ...scenario, options: { ...scenario.options, mechanism } };
  const lie = rules.scenarioFault(other) === undefined && liarsAt(rules, recording, other).length > 0;
  return lie && liarsAt(rules, recording).length === 0 ? rules.withLiars(other, 0) : other;
}

/** A recorded round at the beginning of its briefing, under its own scenario or another one. */
const opened = (rules: Rules, recording: Recording, scenario: Scenario, overrides?: Overrides): Session =>
  new rules.Replay({ ...recording, scenario, inputs: [], redacted: true }, overrides).session;

/** Who lies as a round begins. */
const liarsAt = (rules: Rules, recording: Recording, scenario = recording.scenario): SeatId[] =>
  Object.keys(opened(rules, recording, scenario).round?.roles ?? {}).map(Number);

/** The seats that play otherwise than they were recorded, and by which policy; none: they do nothing. */
function played(rules: Rules, recording: Recording, was: RoundState, change: Change): Map<SeatId, string | undefined> {
  if (change.what === "muted") return new Map([[change.seat, undefined]]);
  const { family } = rules.factoriesOf(recording.scenario).mechanism;
  if (change.what === "honest") return new Map(Object.keys(was.roles).map((seat) => [Number(seat), family.autopilot]));
  if (change.what !== "turned") return new Map();
  return new Map([[change.seat, rules.liarsIn(recording.scenario)?.attack ?? family.liar]]);
}

/** The round at its beginning, with the change in it. `others`: the seats that play otherwise. */
function begun(
  rules: Rules,
  recording: Recording,
  change: Change,
  others: ReadonlyMap<SeatId, string | undefined>,
): Session {
  const scenario = scenarioWith(rules, recording, change);
  const muted = change.what === "muted" ? [change.seat] : [];
  const people = [...others].filter(
    ([seat, policy]) => policy !== undefined && recording.seats[seat]?.kind === "person",
  );
  const policies = Object.fromEntries(people) as Record<SeatId, string>;
  const session = opened(rules, recording, scenario, { muted, policies });
  if (!session.round || (change.what !== "honest" && change.what !== "turned")) return session;
  // Everybody else plays as before: with other liars the session would deal bots' ways of playing anew.
  const first = opened(rules, recording, recording.scenario).round?.minds ?? {};
  for (const [seat, mind] of Object.entries(session.round.minds)) {
    const policy = others.get(Number(seat)) ?? first[Number(seat)]?.policy;
    if (policy !== undefined && mind.policy !== "") mind.policy = policy;
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
  const others = played(rules, recording, was, change);
  const session = begun(rules, recording, change, others);
  const r = session.round as RoundState;
  const people = peopleIn(recording, over);
  const minds = mindsFor(rules, r, people);
  const idle: ReadonlySet<SeatId> = new Set(others.keys());
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
    if (
      "seat" in input &&
      (idle.has(input.seat) || (lost.has(input.seat) && input.type !== "leave" && input.type !== "parted"))
    )
      continue;
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
