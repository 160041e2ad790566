import { expect } from "vitest";
import type { Amendment } from "../../../src/game/assembly/amendments.ts";
import {
  advance,
  apply,
  createSession,
  type Input,
  nextDue,
  type Scenario,
  type Session,
  scenarios,
} from "../../../src/game/index.ts";
import type { SeatId } from "../../../src/game/types.ts";

type Wish = Input extends infer I ? (I extends Input ? Omit<I, "t"> : never) : never;
export const key = (n: number): string => n.toString(16).padStart(32, "0");

/** A room by its inputs, on its own clock. */
export class Room {
  readonly s: Session = createSession();
  readonly log: Input[] = [];

  constructor(setup: string, people: readonly string[] = [], bots?: number) {
    this.do({ type: "plan", steps: [scenarios[setup] as Scenario] });
    for (const name of people) this.do({ type: "sit", name });
    if (bots !== undefined) this.do({ type: "bots", bots });
  }

  do(wish: Wish, wait = 0): string | undefined {
    const input = { ...wish, t: this.s.now + wait } as Input;
    const refusal = apply(this.s, input);
    if (!refusal) this.log.push(input);
    return refusal?.code;
  }

  /** Whatever runs comes to its end. */
  end(): void {
    for (let due = nextDue(this.s); due !== undefined; due = nextDue(this.s)) advance(this.s, due);
  }

  round(n: number): void {
    expect(this.do({ type: "start", key: key(n), away: [] })).toBeUndefined();
    this.end();
  }

  assembly(n: number): void {
    expect(this.do({ type: "assembly", key: key(n) })).toBeUndefined();
  }

  propose(seat: SeatId, part: string, option: string, to: Amendment["to"]): string | undefined {
    return this.do({ type: "propose", seat, part, option, to });
  }

  /** All say that they have nothing more to say. */
  content(seats: readonly SeatId[]): void {
    for (const seat of seats) this.do({ type: "content", seat });
  }
}

/** Four friends, and four bots: before their first round those have nothing to say. */
export const four = (setup = "meadow"): Room => new Room(setup, ["Ada", "Ben", "Cleo", "Dan"]);
export const ALL = [0, 1, 2, 3];

/** A vote on one proposal by four friends; a bot that fills up has time to vote as well. */
export function voted(
  room: Room,
  amendment: [part: string, option: string, to: Amendment["to"]],
  votes: readonly number[],
) {
  room.assembly(7);
  expect(room.propose(0, ...amendment)).toBeUndefined();
  expect(room.do({ type: "count" })).toBeUndefined();
  for (const [seat, cast] of votes.entries())
    expect(room.do({ type: "ballot", seat, proposal: 0, votes: cast })).toBeUndefined();
  expect(room.do({ type: "count" })).toBeUndefined();
}
