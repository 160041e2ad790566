import { digest } from "./kit/hash.ts";
import { type Found, found } from "./measures/found.ts";
import { type Support, support } from "./measures/support.ts";
import { Round } from "./round.ts";
import type { Scenario } from "./scenario.ts";
import type { Result } from "./score.ts";
import type { Session } from "./session.ts";
import type { RoundState } from "./state.ts";
import type { Channel, Ms, Note, Offer, Role, Score, SeatId, Truth } from "./types.ts";

/** What a viewer's part of a channel shows of world and mechanism; their own modules type it further. */
export interface Parts {
  world?: object;
  mechanism?: object;
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
  seats: Record<SeatId, SeatView>;
  scenario: Pick<Scenario, "id" | "world" | "mechanism" | "fill" | "clock" | "scored" | "liars" | "known">;
  round?: { number: number; phase: RoundState["phase"]; begin: Ms; end: Ms; seats: SeatId[]; commit: string };
  reveal?: RevealView;
}
/** What everybody is shown after a round. `key` opens the briefing's `commit`, its SHA-256. */
export interface RevealView extends Parts {
  key: string;
  truth: Truth[];
  result: Result;
  support: Support;
  found: Found[];
  /** How many liars there were; who they were is theirs to say. */
  liars: number;
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

function revealView(s: Session, r: RoundState, round: Round): RevealView | undefined {
  const result = s.history[s.history.length - 1];
  if (!result) return undefined;
  const truth = round.truth();
  const liars = Object.keys(r.liars).length;
  // Liars score the other way round: everybody's points would name them.
  const shown = liars > 0 ? { ...result, points: {} } : result;
  const parts = round.reveal();
  return { key: r.key, truth, result: shown, support: support(r, truth.length), found: found(r), liars, ...parts };
}

function allView(s: Session, round: Round | undefined): AllView {
  const seats: AllView["seats"] = {};
  for (const [i, seat] of s.seats.entries()) {
    const { name, open } = seat;
    seats[i] = { name, score: open, ...(seat.kind === "bot" && { bot: true }), ...(seat.away && { away: true }) };
  }
  const { id, world, mechanism, fill, clock, scored, liars, known } = s.scenario;
  const scenario = { id, world, mechanism, fill, clock, scored, liars, known };
  const all: AllView = { phase: s.phase, seats, scenario };
  const r = s.round;
  if (!r || !round || s.phase === "lobby") return all;
  all.round = { number: r.number, phase: r.phase, begin: r.begin, end: r.end, seats: r.seats, commit: digest(r.key) };
  if (s.phase === "round") return Object.assign(all, round.view("all"));
  const reveal = revealView(s, r, round);
  return reveal ? { ...all, reveal } : all;
}

function ownView(s: Session, round: Round | undefined, seat: SeatId, score: () => Score | undefined): OwnView {
  const r = s.round;
  const playing = r !== undefined && s.phase !== "lobby" && r.seats.includes(seat);
  if (!playing || !round) return { seat, playing: false, offers: [], diary: {} };
  const diary = { ...(r.diaries[seat] ?? []) };
  const own: OwnView = { seat, playing, role: round.role(seat), offers: round.offers(seat), diary };
  if (s.phase === "round") return Object.assign(own, round.view(`seat:${seat}`));
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
    this.#round = s.round && s.phase !== "lobby" ? new Round(s.round, now) : undefined;
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
    return this.#s.phase === "round" ? this.#round?.view(channel) : undefined;
  }
}

/** The channels of a viewer without a seat. */
export const SCREEN_CHANNELS: readonly Channel[] = ["all", "screen"];
