import { digest } from "./kit/hash.ts";
import type { Shown } from "./part.ts";
import { Round } from "./round.ts";
import type { Scenario } from "./scenario.ts";
import type { Result } from "./score.ts";
import { rateOf, type Session, scenarioOf } from "./session.ts";
import type { RoundState } from "./state.ts";
import type { Channel, Level, Ms, Note, Offer, Role, Score, SeatId, Truth } from "./types.ts";

/** What the round's parts show, by a part's id; the parts' own modules type it further. Absent outside a round. */
export interface Parts {
  parts?: Shown;
}
export interface SeatView {
  name: string;
  bot?: true;
  away?: true;
  score: number;
}
/** Channel `all`. Times are session time in ms. */
export interface AllView extends Parts {
  phase: Session["phase"];
  level: Level;
  /** The clock stands still: everything waits. */
  paused?: true;
  seats: Record<SeatId, SeatView>;
  /** What is played, or was just played; in the lobby, what comes next. */
  scenario: Pick<Scenario, "id" | "world" | "mechanism" | "fill" | "clock" | "scored"> & { trials: string[] };
  /** Which step of the plan comes or runs, from 0, of how many. */
  plan: { step: number; steps: number };
  round?: {
    number: number;
    phase: RoundState["phase"];
    level: Level;
    begin: Ms;
    end: Ms;
    seats: SeatId[];
    commit: string;
  };
  reveal?: RevealView;
}
/** What everybody is shown after a round. `key` opens the briefing's `commit`, its SHA-256. */
export interface RevealView extends Parts {
  key: string;
  truth: Truth[];
  result: Result;
  /** How many liars there were; who they were is theirs to say. Absent where the number would name them. */
  liars?: number;
}
/** Channel `seat:n`. The diary is keyed by line number, so that a line more is a small change. */
export interface OwnView extends Parts {
  seat: SeatId;
  playing: boolean;
  role?: Role;
  offers: Offer[];
  diary: Record<number, Note>;
  /** After a scored round: one's points in it, what of them was the bonus for honest claims, and all so far. */
  points?: { round: number; bonus: number; total: number };
}

/** What everybody may know of a result. Liars score the other way round: everybody's points would name them. */
function shownResult({ names, ...result }: Result, r: RoundState): Result {
  const points = Object.keys(r.roles).length > 0 ? {} : result.points;
  if (!(names && r.level === "discreet")) return { ...result, points };
  return { ...result, points: {}, ending: UNTOLD, worth: 0, best: 0, facts: {} };
}

/** How a round ended, where saying it would name a liar and the room is discreet. */
export const UNTOLD = "untold";

function revealView(s: Session, r: RoundState, round: Round): RevealView | undefined {
  const result = s.history[s.history.length - 1];
  if (!result) return undefined;
  const liars = Object.keys(r.roles).length;
  const told = result.names && r.level === "discreet" ? {} : { liars };
  return { key: r.keys.opened, truth: round.truth(), result: shownResult(result, r), ...told, parts: round.reveal() };
}

function allView(s: Session, round: Round | undefined): AllView {
  const seats: AllView["seats"] = {};
  for (const [i, seat] of s.seats.entries()) {
    const { name, open } = seat;
    seats[i] = { name, score: open, ...(seat.kind === "bot" && { bot: true }), ...(seat.away && { away: true }) };
  }
  const r = s.round;
  const { id, world, mechanism, fill, clock, scored, trials } = r && s.phase !== "lobby" ? r.scenario : scenarioOf(s);
  const scenario = { id, world, mechanism, fill, clock, scored, trials: trials.map((trial) => trial.id) };
  const plan = { step: s.step, steps: s.plan.length };
  const all: AllView = { phase: s.phase, level: s.level, seats, scenario, plan, ...(s.paused && { paused: true }) };
  if (!r || !round || s.phase === "lobby") return all;
  const { number, phase, level, begin, end, keys } = r;
  all.round = { number, phase, level, begin, end, seats: r.seats, commit: digest(keys.opened) };
  if (s.phase === "round") return { ...all, parts: round.view("all") };
  const reveal = revealView(s, r, round);
  return reveal ? { ...all, reveal } : all;
}

/** What a seat can do; while the clock stands still, nothing. */
function offersTo(s: Session, round: Round, seat: SeatId): Offer[] {
  const offers = round.offers(seat);
  return s.paused ? offers.map((offer) => ({ ...offer, not: { code: "paused" } })) : offers;
}

function ownView(s: Session, round: Round | undefined, seat: SeatId, score: () => Score | undefined): OwnView {
  const r = s.round;
  const playing = r !== undefined && s.phase !== "lobby" && r.seats.includes(seat);
  if (!playing || !round) return { seat, playing: false, offers: [], diary: {} };
  const diary = { ...(r.diaries[seat] ?? []) };
  const own: OwnView = { seat, playing, role: round.role(seat), offers: offersTo(s, round, seat), diary };
  if (s.phase === "round") return { ...own, parts: round.view(`seat:${seat}`) };
  const result = s.history[s.history.length - 1];
  if (!result?.scored) return own;
  const bonus = score()?.bonus[seat] ?? 0;
  return { ...own, points: { round: result.points[seat] ?? 0, bonus, total: s.seats[seat]?.score ?? 0 } };
}

/** Reads what viewers may know out of a session as it stands. Make one for each flush: it shares work between channels. */
export class Views {
  readonly #s: Session;
  readonly #round: Round | undefined;
  #score: Score | undefined;

  constructor(s: Session, now: Ms) {
    this.#s = s;
    this.#round = s.round && s.phase !== "lobby" ? Round.of(s.round, now) : undefined;
  }

  /** The channels that a seat's viewers are in. */
  ofSeat(seat: SeatId): Channel[] {
    const r = this.#s.round;
    if (this.#s.phase !== "round" || !r?.seats.includes(seat)) return ["all", `seat:${seat}`];
    return this.#round?.channels(seat) ?? ["all"];
  }

  /** What a channel shows; undefined for one that does not exist (any more). Plain JSON without null. */
  view(channel: Channel): object | undefined {
    if (channel === "all") return allView(this.#s, this.#round);
    const [kind, id] = channel.split(":");
    if (kind === "seat") {
      return ownView(this.#s, this.#round, Number(id), () => {
        this.#score ??= this.#round?.score();
        return this.#score;
      });
    }
    const parts = this.#s.phase === "round" ? this.#round?.view(channel) : undefined;
    return parts && Object.keys(parts).length > 0 ? { parts } : undefined;
  }

  /** How fast session time runs: see `rateOf`. */
  get rate(): number {
    return rateOf(this.#s);
  }
}

/** The channels of a viewer without a seat. */
export const SCREEN_CHANNELS: readonly Channel[] = ["all", "screen"];
