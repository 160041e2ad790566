import type { SeatId } from "../../types.ts";
import { settle } from "./decide.ts";
import { counted, listOf, lots, nextIn, ranked, removed } from "./seats.ts";
import { type CouncilState, type Facts, type Fx, scoutOf } from "./state.ts";

/** The clock moves on to the next stage. */
function stage(s: CouncilState, now: CouncilState["stage"], ms: number, f: Facts, fx: Fx): void {
  s.stage = now;
  s.until = f.now + ms;
  fx.at(s.until, { kind: now === "election" ? "seated" : "opens" });
  fx.changed();
}

/** The list is closed and the election begins; where there is nothing to choose, the council sits at once. */
export function openElection(s: CouncilState, f: Facts, fx: Fx): void {
  const list = s.options.by === "lot" ? [] : listOf(s.stands, s.size, f);
  s.platform = Object.fromEntries(list.map((seat) => [seat, { ...scoutOf(s, seat).told }]));
  s.calls = [];
  if (list.length <= s.size) {
    seatCouncil(s, f, fx);
    return;
  }
  stage(s, "election", s.options.elect, f, fx);
  fx.moment("election", { of: list.length });
  for (const seat of f.seats) fx.nudge(seat);
}

/** A seat takes its place: it comes home and stays at the swarm. */
function sit(s: CouncilState, seat: SeatId, f: Facts, fx: Fx): void {
  s.council.push(seat);
  s.heard[seat] ??= [];
  s.platform[seat] ??= { ...scoutOf(s, seat).told };
  delete scoutOf(s, seat).back;
  fx.world.scouts.summon(seat);
  fx.world.scouts.ground(seat);
  const votes = s.ranks.find((one) => one.seat === seat)?.votes;
  fx.note(seat, votes === undefined ? "drawn_by_lot" : "elected", votes === undefined ? {} : { votes });
  for (const one of f.seats) fx.nudge(one);
}

/** The votes are counted, and the council sits. */
export function seatCouncil(s: CouncilState, f: Facts, fx: Fx): void {
  const list = Object.keys(s.platform).map(Number);
  s.ranks = ranked(list, s.votes, f);
  const given = s.options.sits.filter((seat) => f.seats.includes(seat));
  const wanted = [...new Set([...given, ...s.ranks.map(({ seat }) => seat)])].slice(0, s.size);
  const drawn = lots(s, f).filter((seat) => !wanted.includes(seat));
  s.lots = Math.max(0, s.size - wanted.length);
  stage(s, "council", s.options.listens, f, fx);
  for (const seat of [...wanted, ...drawn.slice(0, s.lots)]) sit(s, seat, f, fx);
  fx.moment("elected", Object.fromEntries(s.council.map((seat, i) => [`seat${i}`, seat])));
}

/** A seat would have this councillor recalled, or nobody any more. With more than half of the room it is done, once in a round. */
export function recall(s: CouncilState, seat: SeatId, whom: SeatId | undefined, f: Facts, fx: Fx): void {
  const enough = counted(s, seat, whom, f);
  fx.changed("all");
  if (whom === undefined) return;
  fx.note(seat, "would_recall", { seat: whom });
  // With a decision about to fall, nobody sleeps over it.
  if (s.settling) for (const one of f.seats) if (one !== seat) fx.nudge(one);
  if (enough) replace(s, whom, f, fx);
}

/** Somebody is recalled: a scout again, and its vote counts no more. The next in votes comes in its place, or else the next by lot. */
function replace(s: CouncilState, seat: SeatId, f: Facts, fx: Fx): void {
  removed(s, seat, f.now);
  delete s.backs[seat];
  fx.world.scouts.release(seat);
  fx.stance(seat, null);
  fx.note(seat, "was_recalled");
  const next = nextIn(s, f);
  if (next !== undefined) {
    s.recalled = { seat, next, t: f.now };
    sit(s, next, f, fx);
  }
  fx.changed();
  fx.moment("recalled", { seat, ...(next !== undefined && { next }) });
  settle(s, f, fx);
}
