import { purpose } from "../../kit/chance.ts";
import type { SeatId } from "../../types.ts";
import { elected, leaders, tally } from "./count.ts";
import { type BallotState, cast, type Facts, type Fx, ringTakes, voterOf } from "./state.ts";

const LOT = purpose("ballot lot");

/** The bell rings: whoever is out comes home, nobody flies out any more, and everybody votes, wherever it is. */
export function ring(s: BallotState, f: Facts, fx: Fx): void {
  const until = f.now + s.options.window;
  s.vote = { from: f.now, until, latest: until, timer: fx.at(until, { kind: "closes" }) };
  fx.moment("bell", s.early ? { early: s.early.wanting } : {});
  for (const seat of f.seats) {
    delete voterOf(s, seat).back;
    fx.world.scouts.ground(seat);
    fx.nudge(seat);
  }
  fx.changed();
}

/** A seat wants the bell now, or no longer. With more than half of the room it rings. */
export function want(s: BallotState, seat: SeatId, wants: boolean, f: Facts, fx: Fx): void {
  const voter = voterOf(s, seat);
  if (wants) voter.wants = true;
  else delete voter.wants;
  s.wanting += wants ? 1 : -1;
  fx.note(seat, wants ? "wants_bell" : "wants_no_bell");
  if (s.wanting >= ringTakes(f)) {
    s.early = { wanting: s.wanting, before: f.end - f.now };
    ring(s, f, fx);
    return;
  }
  fx.changed("all");
}

/** The vote closes at `latest`, or once everybody has voted a little after the last mark that was made. */
export function plan(s: BallotState, f: Facts, fx: Fx): void {
  if (!s.vote) return;
  const { latest, timer } = s.vote;
  const until = cast(s) === f.seats.length ? Math.min(latest, f.now + s.options.settle) : latest;
  fx.changed("all");
  if (until === s.vote.until) return;
  fx.cancel(timer);
  Object.assign(s.vote, { until, timer: fx.at(until, { kind: "closes" }) });
}

export function mark(
  s: BallotState,
  seat: SeatId,
  c: { verb: "vote" | "unvote"; site: number },
  f: Facts,
  fx: Fx,
): void {
  const voter = voterOf(s, seat);
  const others =
    s.options.method === "plurality" && c.verb === "vote" ? [] : voter.marks.filter((one) => one !== c.site);
  voter.marks = c.verb === "vote" ? [...others, c.site] : others;
  fx.note(seat, c.verb === "vote" ? "voted" : "unvoted", { site: c.site });
  plan(s, f, fx);
}

/** The vote is closed, and counted before everybody. */
export function close(s: BallotState, f: Facts, fx: Fx): void {
  if (s.vote) fx.cancel(s.vote.timer);
  const ballots = f.seats.map((seat) => voterOf(s, seat).marks);
  const votes = tally(ballots, f.world.sites.count, s.options.method);
  const first = leaders(votes);
  const winner = elected(votes, f.chance.uniform(LOT, 0));
  const until = f.now + s.options.count;
  s.count = { votes, from: f.now, until, timer: fx.at(until, { kind: "liftoff" }) };
  if (winner !== undefined) s.count.winner = winner;
  if (first.length > 1) s.count.tied = first;
  if (s.vote) s.vote.until = f.now;
  // All at once, so that nobody can tell from the curve of support who voted when.
  for (const seat of f.seats) {
    const { marks } = voterOf(s, seat);
    fx.stance(seat, marks.length === 1 ? (marks[0] as number) : null);
  }
  // Who wins the bars tell, one vote after the other.
  fx.moment(winner === undefined ? "nobody" : "count");
  fx.changed();
}

/** Lift-off, or the night on the branch where nobody voted. */
export function finish(s: BallotState, fx: Fx): void {
  const { winner, votes = [] } = s.count ?? {};
  if (winner !== undefined) {
    // Whose votes carried it stays secret.
    fx.decide({ slot: 0, option: winner, holders: [] });
    fx.moment("liftoff", { site: winner, votes: votes[winner] ?? 0 });
  }
  fx.end();
}
