import type { SeatId } from "../../types.ts";
import { majorityOf } from "./seats.ts";
import type { CouncilState, Facts, Fx } from "./state.ts";

/** By site, how many councillors vote for it; most first. */
export function tally(s: CouncilState): { site: number; votes: number }[] {
  const by = new Map<number, number>();
  for (const seat of s.council) {
    const site = s.backs[seat];
    if (site !== undefined) by.set(site, (by.get(site) ?? 0) + 1);
  }
  return [...by].map(([site, votes]) => ({ site, votes })).sort((a, b) => b.votes - a.votes || a.site - b.site);
}

/** The votes have changed: a majority begins to hold, or does no longer. */
export function settle(s: CouncilState, f: Facts, fx: Fx): void {
  if (s.piping) return;
  const [most] = tally(s);
  const site = most && most.votes >= majorityOf(s) ? most.site : undefined;
  if (s.settling && s.settling.site !== site) {
    fx.cancel(s.settling.timer);
    delete s.settling;
    fx.changed();
    fx.moment("split");
  }
  if (site !== undefined && !s.settling) {
    const until = f.now + s.options.hold;
    s.settling = { site, from: f.now, until, timer: fx.at(until, { kind: "settled", site }) };
    fx.changed();
    fx.moment("majority", s.options.open ? { site } : {});
    for (const seat of f.seats) fx.nudge(seat);
  }
  // The clock had run out, and only the majority was waited for.
  if (f.now >= f.end && !s.settling) dusk(s, f, fx);
}

/** The decision: there is no way back. */
export function pipe(s: CouncilState, site: number, f: Facts, fx: Fx): void {
  if (s.settling) fx.cancel(s.settling.timer);
  delete s.settling;
  s.piping = { site, from: f.now, until: f.now + s.options.piping };
  fx.at(s.piping.until, { kind: "liftoff", site });
  fx.moment("decided", { site });
  fx.changed();
  for (const seat of f.seats) fx.nudge(seat);
}

/** The clock runs out: most votes decide; where they are even, the chair's, if it is one of them. Without a vote there is no home. */
export function dusk(s: CouncilState, f: Facts, fx: Fx): void {
  if (s.piping || s.settling) return;
  const votes = tally(s);
  const even = votes.filter((one) => one.votes === votes[0]?.votes).map(({ site }) => site);
  const chair = s.backs[s.council[0] as SeatId];
  const site = even.length > 1 ? even.find((one) => one === chair) : even[0];
  if (site === undefined) fx.end();
  else pipe(s, site, f, fx);
}
