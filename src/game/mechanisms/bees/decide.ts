import type { SeatId } from "../../types.ts";
import { duskSteps } from "./dance.ts";
import { settle } from "./judgement.ts";
import type { BeesState, Facts, Fx } from "./state.ts";
import { lessonsOf } from "./view.ts";

/** Whether nobody has to learn any more before the swarm decides. */
function learned(s: BeesState, f: Facts): boolean {
  return (
    !s.options.lessons || f.seats.every((seat) => !f.person(seat) || Object.values(lessonsOf(s, seat)).every(Boolean))
  );
}

/** A seat may have done its last lesson: a quorum that waited for it holds from now on. */
export function checkLessons(s: BeesState, seat: SeatId, f: Facts, fx: Fx): void {
  if (!s.options.lessons) return;
  fx.changed("seat", seat);
  for (let site = 0; site < f.world.sites.count; site++) checkQuorum(s, site, f, fx);
}

/** So many quorums are kept for the debrief: it tells of the last few. */
const QUORUMS_MAX = 20;

/** Starts the timer of a quorum at a site, or stops it, after the scouts there or the quorum changed. */
export function checkQuorum(s: BeesState, site: number, f: Facts, fx: Fx): void {
  if (s.piping) return;
  const here = f.world.scouts.at(site).length;
  const enough = here >= s.quorum && learned(s, f);
  const timer = s.holding[site];
  fx.changed("site", site);
  // Everybody hears that there is a quorum somewhere, and that it came apart; at which site, only those who are there.
  if (enough && timer === undefined) {
    s.holding[site] = fx.at(f.now + s.options.hold, { kind: "held", site });
    s.quorums = [...(s.quorums ?? []), { site, from: f.now, n: here }].slice(-QUORUMS_MAX);
    if (s.options.hold > 0) fx.moment("quorum");
  } else if (!enough && timer !== undefined) {
    fx.cancel(timer);
    delete s.holding[site];
    const lost = [...(s.quorums ?? [])].reverse().find((one) => one.site === site);
    if (lost) lost.until = f.now;
    fx.moment("lost");
  }
}

/** The round is over, with a home or without. */
export function finish(s: BeesState, f: Facts, fx: Fx): void {
  settle(s, f.now);
  fx.end();
}

/** Schedules the steps by which the quorum falls that are still to come, by the clock as it is now. */
export function planDusk(s: BeesState, f: Facts, fx: Fx): void {
  for (const timer of s.dusk) fx.cancel(timer);
  s.dusk = duskSteps(s.full, s.options.floor)
    .filter(([, quorum]) => quorum < s.quorum)
    .map(([share, quorum]) => fx.at(f.begin + Math.round(share * (f.end - f.begin)), { kind: "quorum", quorum }));
}
