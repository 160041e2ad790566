import type { SeatId } from "../../types.ts";
import { turnAt } from "../bft/state.ts";
import { counted, listOf, lots, nextIn, ranked, removed } from "../council/seats.ts";
import type { CouncilBftState, Facts, Fx } from "./state.ts";

/** So many turns after it was decided who votes changes: the next turn's proposer is known already. */
const NOTICE = 2;

const nextTerm = (s: CouncilBftState, f: Facts): number => Math.max(0, turnAt(s.inner, f, f.now)) + NOTICE;

/** The list is closed. Where there is nothing to choose, the delegates are there at once. */
export function openElection(s: CouncilBftState, f: Facts, fx: Fx): void {
  s.list = listOf(s.stands, s.size, f);
  if (s.list.length <= s.size) {
    seatDelegates(s, f, fx);
    return;
  }
  s.stage = "election";
  s.until = f.now + s.options.elect;
  fx.at(s.until, { kind: "seated" });
  fx.changed();
  fx.moment("election", { of: s.list.length });
  for (const seat of f.seats) fx.nudge(seat);
}

/** The votes are counted: two turns later everybody else has none. */
export function seatDelegates(s: CouncilBftState, f: Facts, fx: Fx): void {
  s.ranks = ranked(s.list, s.votes, f);
  const given = s.options.sits.filter((seat) => f.seats.includes(seat));
  const wanted = [...new Set([...given, ...s.ranks.map(({ seat }) => seat)])].slice(0, s.size);
  const drawn = lots(s, f).filter((seat) => !wanted.includes(seat));
  s.council = [...wanted, ...drawn.slice(0, s.size - wanted.length)];
  s.stage = "council";
  s.from = nextTerm(s, f);
  const delegates = new Set(s.council.map((seat) => f.world.nodes.of(seat)));
  const lost = { ...s.inner.lost };
  for (const seat of f.seats) {
    const node = f.world.nodes.of(seat);
    if (!delegates.has(node)) lost[node] = Math.min(lost[node] ?? s.from, s.from);
    fx.nudge(seat);
  }
  s.inner.lost = lost;
  for (const seat of s.council) fx.note(seat, "delegated");
  fx.changed();
  fx.moment("elected", Object.fromEntries(s.council.map((seat, i) => [`seat${i}`, seat])));
}

/** A seat would have this delegate recalled, or nobody any more. With more than half of the room it is done, once in a round. */
export function recall(s: CouncilBftState, seat: SeatId, whom: SeatId | undefined, f: Facts, fx: Fx): void {
  const enough = counted(s, seat, whom, f);
  fx.changed("all");
  if (whom === undefined) return;
  fx.note(seat, "would_recall", { seat: whom });
  if (!enough) return;
  removed(s, whom, f.now);
  const turn = nextTerm(s, f);
  const out = f.world.nodes.of(whom);
  s.inner.lost = { ...s.inner.lost, [out]: Math.min(s.inner.lost[out] ?? turn, turn) };
  delete s.inner.back?.[out];
  fx.note(whom, "recalled");
  // Whose lie was proved cannot come back, under rules that punish it.
  const free = !s.inner.options.slash;
  const next = nextIn(s, f, (one) => free || !s.inner.slashed.includes(f.world.nodes.of(one)));
  if (next !== undefined) {
    s.recalled = { seat: whom, next, t: f.now };
    s.council.push(next);
    s.inner.back = { ...s.inner.back, [f.world.nodes.of(next)]: turn };
    fx.note(next, "delegated");
  }
  fx.changed();
  fx.moment("recalled", { seat: whom, ...(next !== undefined && { next }) });
}
