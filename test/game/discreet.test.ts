import { expect, test } from "vitest";
import {
  advance,
  apply,
  createSession,
  endOf,
  headOf,
  liarsIn,
  type RoundState,
  recordingOf,
  redacted,
  SCREEN_CHANNELS,
  type Scenario,
  type Session,
  Views,
  withLiars,
} from "../../src/game/index.ts";
import { cardsFor } from "../../src/game/parts.ts";
import { withCard } from "../../src/game/scenario.ts";
import type { Level, SeatId } from "../../src/game/types.ts";
import { toldOfOthers } from "./support/roles.ts";
import { eachMechanism, testedScenarios } from "./support/setups.ts";

const KEYS = process.env.VERIFY
  ? Array.from({ length: 20 }, (_, i) => i.toString(16).padStart(2, "0").repeat(16))
  : ["0123456789abcdef0123456789abcdef"];

/** A round that two autopilots and bots play, in its reveal. */
function over(scenario: Scenario, level: Level, key: string): Session {
  const s = createSession();
  if (level !== s.level) apply(s, { t: 0, type: "level", level });
  for (let i = 0; i < 2; i++) apply(s, { t: 0, type: "sit", name: `Person ${i}` });
  apply(s, { t: 0, type: "plan", steps: [scenario] });
  expect(apply(s, { t: 0, type: "start", key, away: [0, 1] })).toBeUndefined();
  advance(s, 3_600_000);
  expect(s.phase).toBe("reveal");
  return s;
}

/** All that leaves the room for a viewer once the round is over: its channels, and the recording that what-ifs, influence and files are made of. */
function given(s: Session, seat: SeatId | undefined): string {
  const views = new Views(s, s.now);
  const channels = seat === undefined ? SCREEN_CHANNELS : views.ofSeat(seat);
  const head = headOf(s, "0".repeat(16));
  const end = endOf(s);
  if (!head || !end) throw new Error("the round is not over");
  const asker = { ...(seat !== undefined && { seat }), keeper: false, names: true };
  const recording = redacted(recordingOf(head, end, []), asker);
  return JSON.stringify([channels.map((channel) => views.view(channel)), recording], null, 1);
}

/** Compares what everybody is given after a round with what they would be, had others lied. Returns for how many viewers that was so. */
function compare(scenario: Scenario, level: Level, key: string, same: boolean): number {
  const s = over(scenario, level, key);
  const r = s.round as RoundState;
  let compared = 0;
  for (const viewer of [undefined, ...r.seats.slice(0, 4)])
    for (const frauds of viewer === undefined ? [false, true] : [false]) {
      // What one gained by one's own votes is one's own, and hangs on which blocks were bad.
      const other = toldOfOthers(s, viewer, frauds);
      if (!other) continue;
      compared++;
      if (same) expect(given(other, viewer), `to ${viewer ?? "everybody"}`).toBe(given(s, viewer));
      else expect(given(other, viewer)).not.toBe(given(s, viewer));
    }
  return compared;
}

/** In some rounds all that lied were caught before everybody: nobody else could have been one of them. */
const compared = (scenario: Scenario): number =>
  KEYS.reduce((sum, key) => sum + compare(scenario, "discreet", key, true), 0);

const liars = testedScenarios.filter((one) => liarsIn(one));

test.each(liars.map((one) => [one.id, one] as const))(
  "%s: what others get after a discreet round is the same, byte by byte, whoever lied",
  (_, scenario) => {
    expect(compared(scenario)).toBeGreaterThan(0);
  },
);

test.each(liars.map((one) => [one.id, one] as const))("%s: in an open room it is not", (_, scenario) => {
  compare(scenario, "open", KEYS[0] as string, false);
});

/** Each trial that may be played as a card there, beside liars. */
const played = eachMechanism.flatMap((one) => {
  const trials = new Set(cardsFor(one, "discreet").map(({ trial }) => trial));
  return [...trials].map((trial) => [one.id, trial, withCard(withLiars(one, 0.25), trial, 0.3)] as const);
});

test.each(played)("%s with the card %s: the same", (_id, _trial, scenario) => {
  expect(compared(scenario)).toBeGreaterThan(0);
});
