import type { SeatId } from "../../types.ts";
import { type Facts, type Fx, type QueenState, reporterOf } from "./state.ts";

/** From now on it is up to her for a while; then the next report is heard without her. */
export function awaitHer(s: QueenState, f: Facts, fx: Fx): void {
  if (s.idle !== undefined) fx.cancel(s.idle);
  delete s.idle;
  const open = !s.hearing && !s.piping && Object.keys(s.waiting).length > 0;
  if (open) s.idle = fx.at(f.now + s.options.idle, { kind: "idle" });
}

export function hear(s: QueenState, seat: SeatId, f: Facts, fx: Fx): void {
  const report = s.waiting[seat];
  if (!report) return;
  delete s.waiting[seat];
  const { site, claim } = report;
  const until = f.now + (f.person(s.queen) ? s.options.listens : s.options.hears);
  s.hearing = { seat, site, claim, from: f.now, until, timer: fx.at(until, { kind: "heard" }) };
  awaitHer(s, f, fx);
  fx.changed("all");
  fx.changed("screen");
  for (const one of [seat, s.queen]) fx.changed("seat", one);
}

export function report(s: QueenState, seat: SeatId, site: number, claim: number, f: Facts, fx: Fx): void {
  const reporter = reporterOf(s, seat);
  const before = s.waiting[seat];
  delete reporter.back;
  reporter.said[site] = claim;
  // It keeps its place in the line: she does not see that there is something newer.
  s.waiting[seat] = { site, claim, since: before?.since ?? f.now };
  fx.stance(seat, site);
  fx.note(seat, before ? "reported_anew" : "reported", { site, claim });
  fx.nudge(seat);
  if (before) return;
  fx.changed("seat", s.queen);
  fx.changed("screen");
  if (s.idle === undefined) awaitHer(s, f, fx);
  fx.nudge(s.queen);
}

export function decide(s: QueenState, site: number, f: Facts, fx: Fx): void {
  s.piping = { site, from: f.now, until: f.now + s.options.piping };
  // Whom she was hearing, she has not heard to the end.
  if (s.hearing) fx.cancel(s.hearing.timer);
  delete s.hearing;
  awaitHer(s, f, fx);
  fx.at(s.piping.until, { kind: "liftoff", site });
  fx.stance(s.queen, site);
  fx.note(s.queen, "decided", { site });
  fx.moment("decided", { site });
  fx.changed();
  for (const seat of f.seats) fx.nudge(seat);
}

/** Plans from when on she may decide whatever she has heard, by the clock as it is now. */
export function planOpening(s: QueenState, f: Facts, fx: Fx): void {
  if (s.opening !== undefined) fx.cancel(s.opening);
  s.opens = f.begin + Math.round(s.options.opens * (f.end - f.begin));
  s.opening = fx.at(s.opens, { kind: "opens" });
  fx.changed("all");
  fx.changed("seat", s.queen);
}
