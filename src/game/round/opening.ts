import { Chance } from "../kit/chance.ts";
import { emptyQueue } from "../kit/queue.ts";
import { HONEST } from "../part.ts";
import type { Scenario } from "../scenario.ts";
import { RESTING, type RoundKeys, type RoundState } from "../state.ts";
import type { Level, Ms, SeatId } from "../types.ts";
import type { Clocked } from "./wiring.ts";

/** What a new round starts from. */
export interface Opening {
  number: number;
  scenario: Scenario;
  level: Level;
  keys: RoundKeys;
  seats: SeatId[];
  /** Which policy plays a seat, where one does. */
  minds: Record<SeatId, string>;
  /** Those of them that are bots, and not people who are away. */
  bots: readonly SeatId[];
  now: Ms;
}

/** The state of a round at the beginning of its briefing, before its parts have any of their own. */
export function openingState({ number, scenario, level, keys, seats, minds, bots, now }: Opening): RoundState {
  const begin = now + scenario.briefing;
  const r: RoundState = {
    number,
    scenario,
    level,
    keys,
    opened: now,
    begin,
    end: begin + scenario.clock,
    phase: "briefing",
    seats,
    roles: {},
    exposed: [],
    parts: {},
    queue: emptyQueue(),
    minds: {},
    trace: [],
    diaries: {},
    decisions: [],
  };
  for (const seat of seats) {
    const policy = minds[seat];
    if (policy) r.minds[seat] = { policy, memory: {}, thoughts: 0, ...(bots.includes(seat) && { bot: true as const }) };
  }
  return r;
}

/** What parts may know of a round; `liars` is the share of liars that its trials announce. */
export function factsOf(r: RoundState, liars: number): Clocked {
  return {
    now: r.opened,
    begin: r.begin,
    get end() {
      return r.end;
    },
    seats: r.seats,
    role: (seat) => r.roles[seat] ?? HONEST,
    person: (seat) => (r.minds[seat]?.policy ?? RESTING) === RESTING,
    liars,
    get lied() {
      return liars > 0 || Object.values(r.roles).some(({ kind }) => kind === "liar");
    },
    exposed: (seat) => r.exposed.includes(seat),
    level: r.level,
    chance: new Chance(r.keys.luck),
    truth: new Chance(r.keys.truth),
  };
}
