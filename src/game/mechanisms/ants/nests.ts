import type { Ms, SeatId } from "../../types.ts";
import { settle } from "./judgement.ts";
import { type AntsState, antOf, type Facts, type Fx } from "./state.ts";

/** Nestmates came or went at the old nest or at a site: all see how many are left, and who is there what it can do. */
export function nestsChanged(site: number | undefined, f: Facts, fx: Fx): void {
  fx.changed("all");
  fx.changed("screen");
  if (site !== undefined) {
    fx.changed("site", site);
    for (const seat of f.world.scouts.at(site)) fx.changed("seat", seat);
    return;
  }
  fx.changed("floor");
  for (const seat of f.seats) if (f.world.scouts.atSwarm(seat)) fx.changed("seat", seat);
}

/** Where most nestmates are, and how many; of equals the nest that had so many first. Undefined before anybody was carried. */
export function mostAt(s: AntsState): { site: number; n: number } | undefined {
  let most: { site: number; n: number } | undefined;
  const order = [...new Set(s.moves.map(({ site }) => site))];
  for (const site of order) {
    const n = s.nests[site] ?? 0;
    if (n > 0 && (!most || n > most.n)) most = { site, n };
  }
  return most;
}

/** The site that the colony has moved to: where at least half of all nestmates are; undefined where none has so many. */
export function chosenNest(s: AntsState): number | undefined {
  const most = mostAt(s);
  return most && 2 * most.n >= s.nestmates ? most.site : undefined;
}

/** What a home would bring for everybody, 0 to 10: the mean over all nestmates of what they have, nothing at the old nest. */
export function brought(s: AntsState, worthOf: (site: number) => number): number {
  const sum = Object.entries(s.nests).reduce((all, [site, n]) => all + n * worthOf(Number(site)), 0);
  return sum / Math.max(1, s.nestmates);
}

/** The round is over, with a new home or without. */
export function finish(s: AntsState, f: Facts, fx: Fx): void {
  settle(s, f.now);
  const site = chosenNest(s);
  if (site !== undefined) {
    const holders = f.seats.filter((seat) => {
      const { led, carried } = antOf(s, seat);
      return (led[site] ?? 0) + (carried[site] ?? 0) > 0;
    });
    fx.decide({ slot: 0, option: site, holders });
    fx.moment("moved", { site });
  }
  fx.end();
}

/** Someone is on the way with a nestmate. */
const underWay = (s: AntsState): boolean => s.under.carried > 0;

/**
 * Nestmates have come somewhere. All in one new nest: the move is over. The old nest is empty but they are apart: a last while to
 * gather them. It is not empty any more: no such hurry.
 */
export function checkMove(s: AntsState, f: Facts, fx: Fx): void {
  if (s.left > 0) {
    if (!s.gather) return;
    fx.cancel(s.gather.timer);
    delete s.gather;
    fx.changed("all");
    return;
  }
  if (underWay(s)) return;
  if (mostAt(s)?.n === s.nestmates) {
    finish(s, f, fx);
    return;
  }
  // As long as somebody brings one more, there is time for the next.
  const before = s.gather;
  if (before) fx.cancel(before.timer);
  const until: Ms = f.now + s.options.gather;
  s.gather = { until, timer: fx.at(until, { kind: "gathered" }) };
  fx.changed("all");
  if (before) return;
  fx.moment("apart");
  for (const seat of f.seats) fx.nudge(seat);
}

/** A seat sets its nestmate down: at a site, or, for undefined, at the old nest again. */
export function setDown(s: AntsState, seat: SeatId, site: number | undefined, f: Facts, fx: Fx): void {
  const ant = antOf(s, seat);
  const { from } = ant.carries ?? {};
  delete ant.carries;
  s.under.carried--;
  fx.changed("seat", seat);
  if (site === undefined) {
    s.left++;
    fx.note(seat, "brought_back");
  } else {
    s.nests[site] = (s.nests[site] ?? 0) + 1;
    s.moves.push({ t: f.now, seat, ...(from !== undefined && { from }), site });
    ant.carried[site] = (ant.carried[site] ?? 0) + 1;
    fx.note(seat, "set_down", { site });
  }
  nestsChanged(site, f, fx);
  checkMove(s, f, fx);
}

/** A seat takes a nestmate up where it is: at the old nest, or at a site, which that may empty again. */
export function pickUp(s: AntsState, seat: SeatId, from: number | undefined, site: number, f: Facts, fx: Fx): void {
  const ant = antOf(s, seat);
  ant.carries = { ...(from !== undefined && { from }), site };
  s.under.carried++;
  if (from === undefined) s.left--;
  else {
    s.nests[from] = (s.nests[from] ?? 1) - 1;
    if (s.nests[from] === 0) fx.moment("emptied");
  }
  if (s.carrying === undefined) {
    s.carrying = f.now;
    fx.moment("carrying");
    for (const one of f.seats) if (f.world.scouts.atSwarm(one)) fx.nudge(one);
  }
  fx.note(seat, from === undefined ? "carried" : "fetched", { site, ...(from !== undefined && { from }) });
  nestsChanged(from, f, fx);
}
