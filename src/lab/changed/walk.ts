import type { Input, Recording, RoundState, Session } from "../../game/index.ts";
import type { Command, Ms, SeatId } from "../../game/types.ts";
import type { Came, Rules } from "./types.ts";

/** A round as it stood before the seat's person did something, and what that was. */
export interface Moment {
  /** Session time. */
  t: Ms;
  chosen: Command;
  /** What else the seat could have done; to do nothing just then is undefined. */
  others: (Command | undefined)[];
  /** The round's state as JSON. */
  state: string;
  /** About how much is left to be worked out from here: the timed events that the round still had. */
  left: number;
}

/** Besides doing nothing so many things are tried for a decision: different verbs first. */
const OTHERS = 3;

/** A recording's round at the beginning of its briefing. */
export function begun(rules: Rules, recording: Recording): Session {
  return new rules.Replay({ ...recording, inputs: [], redacted: true }).session;
}

/** How a session's round, which is over, came out for a seat. */
export function cameOf(rules: Rules, session: Session, seat: SeatId): Came {
  const r = session.round as RoundState;
  const { ending, stake } = rules.Round.of(r, session.now).score();
  const option = r.decisions[r.decisions.length - 1]?.option;
  const took = (r.ended ?? r.end) - r.begin;
  return { ending, took, stake: stake.by[seat] ?? 0, ...(option !== undefined && { option }) };
}

/** So many of the commands, a different verb each time as long as there is one. */
function spread(commands: readonly Command[], most: number): Command[] {
  const left = [...commands];
  const picked: Command[] = [];
  while (left.length > 0 && picked.length < most) {
    const used = (verb: string) => picked.filter((one) => one.verb === verb).length;
    const least = Math.min(...left.map(({ verb }) => used(verb)));
    picked.push(
      ...left.splice(
        left.findIndex(({ verb }) => used(verb) === least),
        1,
      ),
    );
  }
  return picked;
}

/** Whether an input is something that the seat's person did in play. */
export const isMove = (input: Input, seat: SeatId): input is Input & { type: "act" } =>
  input.type === "act" && input.seat === seat;

/** How far a round is taken on at a time, to see how much happens in it. ms */
const STEP: Ms = 1000;

/** A recorded round played through: where the seat's person decided something, and how it came out. Undefined where it does not come to the state that it names. */
export interface Walk {
  moments: Moment[];
  came: Came;
  over: Session;
}

/** Plays a recording through. @throws what the game throws at a recording that does not fit it. */
export function walk(rules: Rules, recording: Recording, seat: SeatId): Walk | undefined {
  const session = begun(rules, recording);
  const { world, mechanism, trials } = rules.factoriesOf(recording.scenario);
  const kinds = [world, mechanism, ...trials];
  const found: (Omit<Moment, "left"> & { events: number })[] = [];
  // The count of timed events so far; a round that is over has none any more.
  let events = 0;
  const advance = (to: Ms): void => {
    for (let t = session.now; session.round?.phase !== "over" && t < to; ) {
      t = Math.min(to, t + STEP);
      events = Math.max(events, session.round?.queue.next ?? 0);
      rules.advance(session, t);
    }
  };
  for (const input of recording.inputs) {
    if (!session.paused) advance(input.t);
    // Whom one names after play changes nothing of how the round went.
    if (isMove(input, seat) && session.round?.phase === "play" && !session.paused) {
      const r = session.round as RoundState;
      const chosen = input.command;
      const offers = rules.Round.of(r, input.t).offers(seat);
      const others = spread(rules.alternatives(offers, chosen, kinds), OTHERS);
      const state = JSON.stringify(r);
      found.push({ t: input.t, chosen, others: [...others, undefined], state, events: r.queue.next });
    }
    if (rules.apply(session, input)) return undefined;
  }
  advance(recording.until);
  // Whoever is the last to name ends the round in that very moment: what is due then is still to come.
  if (session.round?.phase !== "over") rules.advance(session, recording.until);
  if (rules.endOf(session)?.hash !== recording.hash) return undefined;
  const all = events;
  const moments = found.map(({ events: before, ...moment }) => ({ ...moment, left: Math.max(1, all - before) }));
  return { moments, came: cameOf(rules, session, seat), over: session };
}
