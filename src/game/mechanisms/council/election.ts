import { purpose } from "../../kit/chance.ts";
import type { SeatId } from "../../types.ts";
import { settle } from "./decide.ts";
import { type CouncilState, type Facts, type Fx, LIST_MAX, recallTakes, SPARE, scoutOf, sits } from "./state.ts";

const LIST = purpose("council list");
const TIE = purpose("council tie");
const LOT = purpose("council lot");

/** The clock moves on to the next stage. */
function stage(s: CouncilState, now: CouncilState["stage"], ms: number, f: Facts, fx: Fx): void {
  s.stage = now;
  s.until = f.now + ms;
  fx.at(s.until, { kind: now === "election" ? "seated" : "opens" });
  fx.changed();
}

/** Who can be voted for: eight at most, drawn by lot where more people stand; bots only where people do not. */
function listed(s: CouncilState, f: Facts): SeatId[] {
  const drawn = [...s.stands].sort((a, b) => f.chance.uniform(LIST, a) - f.chance.uniform(LIST, b) || a - b);
  const people = drawn.filter((seat) => f.person(seat)).slice(0, LIST_MAX);
  const bots = drawn.filter((seat) => !f.person(seat));
  const free = Math.max(0, Math.min(LIST_MAX, s.size + SPARE) - people.length);
  return [...people, ...bots.slice(0, free)].sort((a, b) => a - b);
}

/** The list is closed and the election begins; where there is nothing to choose, the council sits at once. */
export function openElection(s: CouncilState, f: Facts, fx: Fx): void {
  const list = s.options.by === "lot" ? [] : listed(s, f);
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

/** All seats that do not sit and were not recalled, in the order of a lot. */
function lots(s: CouncilState, f: Facts): SeatId[] {
  const free = f.seats.filter((seat) => !sits(s, seat) && s.recalled?.seat !== seat);
  return free.sort((a, b) => f.chance.uniform(LOT, a) - f.chance.uniform(LOT, b) || a - b);
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
  const votes = (seat: SeatId) => Object.values(s.votes).filter((ballot) => ballot.includes(seat)).length;
  s.ranks = list.map((seat) => ({ seat, votes: votes(seat) }));
  s.ranks.sort((a, b) => b.votes - a.votes || f.chance.uniform(TIE, a.seat) - f.chance.uniform(TIE, b.seat));
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
  const before = s.recalls[seat];
  if (before !== undefined) s.against[before] = (s.against[before] ?? 1) - 1;
  delete s.recalls[seat];
  fx.changed("all");
  if (whom === undefined) return;
  s.recalls[seat] = whom;
  s.against[whom] = (s.against[whom] ?? 0) + 1;
  fx.note(seat, "would_recall", { seat: whom });
  if (s.against[whom] >= recallTakes(f)) replace(s, whom, f, fx);
}

/** Somebody is recalled: a scout again, and its vote counts no more. The next in votes comes in its place, or else the next by lot. */
function replace(s: CouncilState, seat: SeatId, f: Facts, fx: Fx): void {
  s.recalled = { seat, t: f.now };
  s.council = s.council.filter((one) => one !== seat);
  s.recalls = {};
  s.against = {};
  delete s.backs[seat];
  fx.world.scouts.release(seat);
  fx.stance(seat, null);
  fx.note(seat, "was_recalled");
  const next = s.ranks.find((one) => one.seat !== seat && !sits(s, one.seat))?.seat ?? lots(s, f)[0];
  if (next !== undefined) {
    s.recalled.next = next;
    sit(s, next, f, fx);
  }
  fx.changed();
  fx.moment("recalled", { seat, ...(next !== undefined && { next }) });
  settle(s, f, fx);
}
