import type { Channel, Ms, SeatId } from "../../types.ts";
import type { QueenReveal } from "./reveal.ts";
import type { Heard, QueenOptions, QueenState } from "./state.ts";

/** So many whom she heard last are listed: a line on a small phone. */
const LATELY = 4;

/** What everybody knows: who decides and from when on she may, whom she hears and heard last, and what she has decided. */
export interface QueenAllView {
  queen: SeatId;
  opens: Ms;
  /** Or once she has heard of so many sites. */
  sites: number;
  /** Whom liars are among, where the round has any: she may be captured, or some of her scouts robbers. */
  turns: QueenOptions["turns"];
  hearing?: { seat: SeatId; from: Ms; until: Ms };
  /** Whom she heard last, and how many reports so far. */
  last?: SeatId;
  /** Whom she heard, the latest first: no more than all could see as it happened. */
  lately?: SeatId[];
  heard: number;
  piping?: { site: number; from: Ms; until: Ms };
}
/** The queen: who waits since when, never with what; and what she has heard, by its number. */
export interface QueenOwnView {
  waiting: Record<SeatId, Ms>;
  told: Record<number, Heard>;
}
/** A scout: what it can report on, what of it waits or is being heard, how many of its reports were heard, and its trust. */
export interface ReporterView {
  back?: number;
  waits?: { site: number; claim: number };
  heard?: { site: number; claim: number };
  times: number;
  trusts?: boolean;
}
/** For the projector: how many wait. */
export interface QueenScreenView {
  waiting: number;
}

/** The queen's views by kind of channel, and what it reveals. */
export interface QueenViews {
  all: QueenAllView;
  seat: Partial<QueenOwnView> & Partial<ReporterView>;
  screen: QueenScreenView;
  reveal: QueenReveal;
}

function allView(s: QueenState): QueenAllView {
  const { queen, opens, hearing, heard, piping, options } = s;
  const all: QueenAllView = { queen, opens, sites: options.sites, turns: options.turns, heard: heard.length };
  if (hearing) all.hearing = { seat: hearing.seat, from: hearing.from, until: hearing.until };
  const last = heard[heard.length - 1];
  if (last) {
    all.last = last.seat;
    all.lately = heard
      .slice(-LATELY)
      .map(({ seat }) => seat)
      .reverse();
  }
  if (piping) all.piping = { ...piping };
  return all;
}

function reporterView(s: QueenState, seat: SeatId): ReporterView | undefined {
  const reporter = s.reporters[seat];
  if (!reporter) return undefined;
  const mine: ReporterView = { times: s.heard.filter((one) => one.seat === seat).length };
  if (reporter.back !== undefined) mine.back = reporter.back;
  if (reporter.trusts !== undefined) mine.trusts = reporter.trusts;
  const waits = s.waiting[seat];
  if (waits) mine.waits = { site: waits.site, claim: waits.claim };
  if (s.hearing?.seat === seat) mine.heard = { site: s.hearing.site, claim: s.hearing.claim };
  return mine;
}

/** What `queen` shows in a channel. */
export function view(s: QueenState, channel: Channel): object | undefined {
  const [kind, id] = channel.split(":");
  if (kind === "all") return allView(s);
  if (kind === "screen") return { waiting: Object.keys(s.waiting).length } satisfies QueenScreenView;
  if (kind !== "seat") return undefined;
  if (Number(id) !== s.queen) return reporterView(s, Number(id));
  const waiting = Object.fromEntries(Object.entries(s.waiting).map(([seat, { since }]) => [seat, since]));
  return { waiting, told: { ...s.heard } } satisfies QueenOwnView;
}
