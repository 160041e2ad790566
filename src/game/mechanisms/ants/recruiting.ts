import { SEATS_MAX } from "../../limits.ts";
import type { SeatId } from "../../types.ts";
import { standFor } from "./judgement.ts";
import { seenToTake } from "./met.ts";
import { pickUp } from "./nests.ts";
import { type AntsState, antOf, type Call, type Facts, type Fx } from "./state.ts";

/** So many that left with somebody are seen at the old nest. */
const GONE_MAX = 6;

/** Who calls or has left changed: all at the old nest see it, and what they can do. */
function floorChanged(f: Facts, fx: Fx): void {
  fx.changed("floor");
  fx.changed("screen");
  for (const seat of f.seats) if (f.world.scouts.atSwarm(seat)) fx.changed("seat", seat);
}

/** A call is over: answered, given up, or its leader has left. */
export function endCall(s: AntsState, call: Call, f: Facts, fx: Fx): void {
  delete s.calls[call.id];
  delete antOf(s, call.seat).call;
  fx.cancel(call.timer);
  fx.changed("seat", call.seat);
  floorChanged(f, fx);
}

/** Begins to call for a follower: the slow way, which teaches. */
export function lead(s: AntsState, seat: SeatId, site: number, f: Facts, fx: Fx): void {
  const ant = antOf(s, seat);
  const before = ant.call === undefined ? undefined : s.calls[ant.call];
  if (before) endCall(s, before, f, fx);
  // Made of the time and the caller, which others see: a running number would tell how many called while one was away.
  const id = (f.now - f.begin) * SEATS_MAX + seat;
  const until = f.now + s.options.calls;
  s.calls[id] = { id, seat, site, from: f.now, until, timer: fx.at(until, { kind: "unheard", call: id }) };
  ant.call = id;
  fx.stance(seat, site);
  fx.note(seat, "called", { site });
  seenToTake(s, seat, site, f);
  floorChanged(f, fx);
  for (const other of f.seats) if (other !== seat && f.world.scouts.atSwarm(other)) fx.nudge(other);
}

/** Two walk to a site, the one behind the other, three times as slow as one that carries; the follower learns the way. */
export function follow(s: AntsState, seat: SeatId, call: Call, f: Facts, fx: Fx): void {
  const { seat: first, site } = call;
  endCall(s, call, f, fx);
  const { tandem } = s.options;
  antOf(s, first).run = { with: seat, site, leads: true };
  antOf(s, seat).run = { with: first, site, leads: false };
  s.under.runs++;
  fx.note(first, "led", { site, seat });
  fx.note(seat, "followed", { site, seat: first });
  s.gone = [...s.gone, { t: f.now, seat: first, site, with: seat }].slice(-GONE_MAX);
  seenToTake(s, first, site, f);
  fx.world.scouts.send(first, site, tandem);
  fx.world.scouts.follow(seat, site, tandem);
  standFor(antOf(s, first), site, f.now);
  floorChanged(f, fx);
  fx.nudge(first);
}

/** Carries a nestmate to a site: fast, and it learns nothing. */
export function carry(s: AntsState, seat: SeatId, site: number, f: Facts, fx: Fx): void {
  const from = f.world.scouts.siteOf(seat);
  pickUp(s, seat, from, site, f, fx);
  if (from === undefined) {
    s.gone = [...s.gone, { t: f.now, seat, site }].slice(-GONE_MAX);
    seenToTake(s, seat, site, f);
  }
  fx.stance(seat, site);
  fx.world.scouts.send(seat, site, 1);
  standFor(antOf(s, seat), site, f.now);
  floorChanged(f, fx);
}

/** A tandem run ends for one of its two, by coming there or, `broken`, by turning or losing the way. The other is told. */
export function endRun(s: AntsState, seat: SeatId, broken: boolean, fx: Fx): void {
  const ant = antOf(s, seat);
  const { run } = ant;
  if (!run) return;
  delete ant.run;
  fx.changed("seat", seat);
  const other = run.with === undefined ? undefined : antOf(s, run.with);
  if (run.leads) {
    if (!broken || run.with === undefined || !other?.run) return;
    delete other.run;
    s.under.runs--;
    fx.changed("screen");
    fx.changed("seat", run.with);
    fx.note(run.with, "left_alone", { site: run.site, seat });
    fx.world.scouts.summon(run.with);
    return;
  }
  // A run is over when its follower's is.
  s.under.runs--;
  fx.changed("screen");
  if (run.with === undefined || !other) return;
  fx.changed("seat", run.with);
  if (!broken) other.led[run.site] = (other.led[run.site] ?? 0) + 1;
  else if (other.run) {
    delete other.run.with;
    fx.note(run.with, "lost_follower", { site: run.site, seat });
  }
}
