import { Chance } from "./kit/chance.ts";
import { digest, stateHash } from "./kit/hash.ts";
import { purpose } from "./kit/purpose.ts";
import { FILL_MAX, HISTORY_MAX, NAME_MAX, SEATS_MAX } from "./limits.ts";
import { mechanisms } from "./mechanisms/registry.ts";
import { botName } from "./names.ts";
import { policiesFor } from "./policies/registry.ts";
import { Round } from "./round.ts";
import { DEFAULT_SCENARIO, type Scenario, scenario, scenarios } from "./scenario.ts";
import { type Result, resultOf } from "./score.ts";
import type { RoundState } from "./state.ts";
import type { Command, Ms, Refusal, SeatId } from "./types.ts";
import { worlds } from "./worlds/registry.ts";

/** A place in the room. A bot's seat can be taken over by a person who comes late. */
export interface Seat {
  name: string;
  kind: "person" | "bot";
  /** Its person is gone for now and the autopilot plays. */
  away: boolean;
  score: number;
  /** The part of it from rounds without liars, which all may see: the rest would name them. */
  open: number;
}

/** A session's whole state: plain JSON. */
export interface Session {
  now: Ms;
  /** Digest over all inputs so far, each over the one before: any changed input changes it. */
  log: string;
  phase: "lobby" | "round" | "reveal";
  scenario: Scenario;
  seats: Seat[];
  rounds: number;
  round?: RoundState;
  history: Result[];
}

/** Everything that can happen to a session from outside, at session time `t`. Keys, plan and these are a session. */
export type Input = { t: Ms } & (
  | { type: "sit"; name: string }
  | { type: "rename"; seat: SeatId; name: string }
  | { type: "leave"; seat: SeatId }
  | { type: "away" | "back"; seat: SeatId }
  | { type: "setup"; scenario: Scenario }
  /** `away`: seats whose person is not there as the round starts. */
  | { type: "start"; key: string; away: SeatId[] }
  | { type: "act"; seat: SeatId; round: number; command: Command }
  /** The last round starts again under a new key and the same number: the rules changed under it. */
  | { type: "void"; key: string }
  | { type: "lobby" }
);

const MIX = purpose("mix of policies");
const OPENED = purpose("key that is opened");
const ROLES = purpose("key of the roles");
const KEY = /^[0-9a-f]{32}$/;

/** A new session in its lobby. */
export function createSession(): Session {
  const first = scenarios[DEFAULT_SCENARIO] as Scenario;
  return { now: 0, log: digest(""), phase: "lobby", scenario: first, seats: [], rounds: 0, history: [] };
}

/** What is wrong with a scenario, naming the field; undefined if nothing is. */
export function scenarioFault(candidate: unknown): string | undefined {
  const checked = scenario.safeParse(candidate);
  if (!checked.success) return checked.error.issues.map((i) => `${i.path.join(".")}: ${i.message}`)[0];
  const s = checked.data;
  const world = worlds.get(s.world);
  if (!world) return `world: there is no ${s.world}`;
  const mechanism = mechanisms.get(s.mechanism);
  if (mechanism?.world !== world.id) return `mechanism: there is no ${s.mechanism} in ${s.world}`;
  const own = world.options.safeParse(s.options.world);
  if (!own.success) return own.error.issues.map((i) => `options.world.${i.path.join(".")}: ${i.message}`)[0];
  const signals = mechanism.options.safeParse(s.options.mechanism);
  if (!signals.success)
    return signals.error.issues.map((i) => `options.mechanism.${i.path.join(".")}: ${i.message}`)[0];
  const { policies, attacks } = policiesFor(s.mechanism);
  const unknown = Object.keys(s.mix).find((id) => !policies.has(id));
  if (unknown !== undefined) return `mix: there is no policy ${unknown} for ${s.mechanism}`;
  if (s.attack !== undefined && !attacks.has(s.attack))
    return `attack: there is no attack ${s.attack} on ${s.mechanism}`;
  return undefined;
}

/** Runs the session's clock up to `t`: everything due by then happens, in order. */
export function advance(s: Session, t: Ms): void {
  if (s.phase !== "round" || !s.round) return;
  const round = new Round(s.round, s.now);
  round.advance(t);
  // What has run cannot be preceded by a later input.
  s.now = Math.max(s.now, round.now);
  if (s.round.phase !== "over") return;
  const result = resultOf(s.round, round);
  for (const [seat, points] of Object.entries(result.points)) {
    const at = s.seats[Number(seat)];
    if (!at || !result.scored) continue;
    at.score += points;
    if (Object.keys(s.round.liars).length === 0) at.open += points;
  }
  s.history.push(result);
  if (s.history.length > HISTORY_MAX) s.history.shift();
  s.phase = "reveal";
}

/** When the next thing is due without any input; undefined when nothing ever is. */
export function nextDue(s: Session): Ms | undefined {
  return s.phase === "round" && s.round ? new Round(s.round, s.now).due() : undefined;
}

/** Characters that nobody sees and that could turn or fake a name: controls, zero widths, changes of direction. */
const UNSEEN = /[\p{Cc}\p{Cf}]/gu;

/** The name as it will be shown, or undefined if it cannot be one. A taken name gets a number. */
function freeName(s: Session, wanted: string, self?: SeatId): string | undefined {
  const name = wanted.replace(/\s+/g, " ").replace(UNSEEN, "").trim();
  if (name === "" || name.length > NAME_MAX) return undefined;
  const taken = new Set(s.seats.filter((_, i) => i !== self).map((seat) => seat.name));
  let free = name;
  for (let n = 2; taken.has(free); n++) free = `${[...name].slice(0, NAME_MAX / 2).join("")} ${n}`;
  return free;
}

/** The seat a newcomer gets: a bot's that is no liar, if there is one. After the round, too: its role would show. */
function seatFor(s: Session): SeatId {
  const shown = s.phase === "lobby" ? undefined : s.round;
  const playing = s.phase === "round" ? s.round : undefined;
  const bots = s.seats.flatMap((seat, i) => (seat.kind === "bot" ? [i] : []));
  const open = bots.filter((i) => shown?.liars[i] === undefined);
  return open.find((i) => !playing || playing.seats.includes(i)) ?? open[0] ?? s.seats.length;
}

function sit(s: Session, wanted: string, t: Ms): Refusal | undefined {
  const at = seatFor(s);
  if (at >= SEATS_MAX) return { code: "room_full" };
  const name = freeName(s, wanted, at);
  if (!name) return { code: "bad_name" };
  s.seats[at] = { name, kind: "person", away: false, score: 0, open: 0 };
  if (s.phase !== "round" || !s.round || s.round.phase === "over") return undefined;
  const round = new Round(s.round, t);
  if (s.round.seats.includes(at)) {
    round.mind(at, undefined);
    round.note(at, "taken_over");
  } else round.enter(at);
  return undefined;
}

/** The seats that play the next round: all people, and bots up to what the scenario wants, made where missing. */
function gather(s: Session): SeatId[] {
  const people = s.seats.flatMap((seat, i) => (seat.kind === "person" ? [i] : []));
  const bots = s.seats.flatMap((seat, i) => (seat.kind === "bot" ? [i] : []));
  const wanted = Math.max(0, Math.min(FILL_MAX, s.scenario.fill) - people.length);
  for (let n = bots.length; n < wanted; n++) {
    const name = freeName(s, botName(n)) as string;
    bots.push(s.seats.push({ name, kind: "bot", away: false, score: 0, open: 0 }) - 1);
  }
  return [...people, ...bots.slice(0, wanted)].sort((a, b) => a - b);
}

/** Which policy plays a bot: by the scenario's shares, drawn anew each round; whatever they leave is honest. */
function policyFor(s: Scenario, chance: Chance, seat: SeatId): string {
  let u = chance.uniform(MIX, seat);
  for (const id of Object.keys(s.mix).sort()) {
    u -= s.mix[id] ?? 0;
    if (u < 0) return id;
  }
  return policiesFor(s.mechanism).autopilot;
}

function openRound(s: Session, key: string, t: Ms): void {
  const seats = gather(s);
  const chance = new Chance(key);
  const { autopilot, liar } = policiesFor(s.scenario.mechanism);
  const minds: Record<SeatId, string> = {};
  for (const seat of seats) {
    if (s.seats[seat]?.kind === "bot") minds[seat] = policyFor(s.scenario, chance, seat);
    else if (s.seats[seat]?.away) minds[seat] = autopilot;
  }
  // The key that the reveal opens shows that the luck was fixed. It must not tell who the liars were: that is theirs to say.
  const keys = { luck: chance.derive(OPENED), roles: chance.derive(ROLES) };
  s.round = Round.open(s.rounds, s.scenario, keys, seats, minds, t);
  for (const seat of seats) {
    const mind = s.round.minds[seat];
    if (mind && s.seats[seat]?.kind === "bot" && s.round.liars[seat] !== undefined)
      mind.policy = s.scenario.attack ?? liar;
  }
  s.phase = "round";
}

function seatInput(s: Session, input: Input & { seat: SeatId }): Refusal | undefined {
  const seat = s.seats[input.seat];
  if (seat?.kind !== "person") return { code: "no_seat" };
  const running = s.phase === "round" ? s.round : undefined;
  if (input.type === "act") {
    if (!running || running.number !== input.round) return { code: "wrong_round" };
    return new Round(running, input.t).act(input.seat, input.command, input.t);
  }
  if (input.type === "rename") {
    const name = freeName(s, input.name, input.seat);
    if (!name) return { code: "bad_name" };
    seat.name = name;
    return undefined;
  }
  const round = running?.seats.includes(input.seat) ? new Round(running, input.t) : undefined;
  const { autopilot } = policiesFor(s.scenario.mechanism);
  if (input.type === "leave") {
    s.seats[input.seat] = {
      name: freeName(s, botName(input.seat)) as string,
      kind: "bot",
      away: false,
      score: 0,
      open: 0,
    };
    round?.mind(input.seat, autopilot);
  } else {
    const away = input.type === "away";
    if (seat.away === away) return { code: "no_change" };
    seat.away = away;
    round?.mind(input.seat, away ? autopilot : undefined);
    if (!away) round?.note(input.seat, "autopilot");
  }
  return undefined;
}

function take(s: Session, input: Input): Refusal | undefined {
  if ("seat" in input) return seatInput(s, input);
  if (input.type === "sit") return sit(s, input.name, input.t);
  if (input.type === "setup") {
    if (s.phase === "round") return { code: "round_running" };
    if (scenarioFault(input.scenario)) return { code: "bad_setup" };
    // Parsed, so that defaults are filled in.
    s.scenario = scenario.parse(input.scenario);
  } else if (input.type === "start") {
    if (s.phase === "round") return { code: "round_running" };
    if (!KEY.test(input.key)) return { code: "bad_key" };
    for (const [i, seat] of s.seats.entries()) seat.away = seat.kind === "person" && input.away.includes(i);
    s.rounds++;
    openRound(s, input.key, input.t);
  } else if (input.type === "void") {
    // A round that has its result is not played again.
    if (s.rounds === 0 || s.history[s.history.length - 1]?.round === s.rounds) return { code: "no_round" };
    if (!KEY.test(input.key)) return { code: "bad_key" };
    openRound(s, input.key, input.t);
  } else {
    if (s.phase === "round") return { code: "round_running" };
    s.phase = "lobby";
  }
  return undefined;
}

/**
 * State plus the next input gives the next state: what is due earlier runs first, then the input is done, or refused
 * and nothing changes. A refused input is not part of the log. Throws if the input is older than the session.
 */
export function apply(s: Session, input: Input): Refusal | undefined {
  if (!(Number.isSafeInteger(input.t) && input.t >= s.now)) throw new Error(`input at ${input.t}, session at ${s.now}`);
  advance(s, input.t);
  const refusal = take(s, input);
  if (refusal) return refusal;
  s.now = input.t;
  s.log = digest(s.log + JSON.stringify(input));
  return undefined;
}

/** The session that these inputs make, as it stands at `until`. */
export function replay(inputs: readonly Input[], until: Ms): Session {
  const s = createSession();
  for (const input of inputs) apply(s, input);
  advance(s, until);
  return s;
}

/** A hash of the full state: the same rules and inputs give the same one in every engine. */
export function sessionHash(s: Session): string {
  return stateHash(s);
}
