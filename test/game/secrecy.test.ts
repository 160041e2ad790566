import { expect, test } from "vitest";
import {
  advance,
  apply,
  createSession,
  digest,
  factoriesOf,
  liarsIn,
  type Scenario,
  type Session,
  scenarios,
  Views,
} from "../../src/game/index.ts";
import type { BftReveal } from "../../src/game/mechanisms/bft/reveal.ts";
import type { BftState } from "../../src/game/mechanisms/bft/state.ts";
import { parsed } from "../../src/game/parts.ts";
import type { Level } from "../../src/game/types.ts";
import type { AllView } from "../../src/game/views.ts";
import type { ChainReveal } from "../../src/game/worlds/chain/view.ts";
import { testedScenarios } from "./support/setups.ts";

const KEY = "0123456789abcdef0123456789abcdef";

/** A session in its reveal, after a round with or without robbers. */
function revealed(scenario: string, level: Level = "open"): Session {
  const s = createSession();
  if (level !== s.level) apply(s, { t: 0, type: "level", level });
  apply(s, { t: 0, type: "sit", name: "Wren" });
  apply(s, { t: 0, type: "sit", name: "Swift" });
  apply(s, { t: 0, type: "plan", steps: [scenarios[scenario] as Scenario] });
  apply(s, { t: 0, type: "start", key: KEY, away: [0, 1] });
  advance(s, 600_000);
  expect(s.phase).toBe("reveal");
  return s;
}

/** Every scenario with liars but those whose mechanism turns certain seats, which the round's question is about. */
const secretive = testedScenarios.filter((one) => {
  const { mechanism } = factoriesOf(one);
  return liarsIn(one) && !mechanism.make(parsed(mechanism.options, one.options.mechanism)).corruptible;
});

test.each(secretive.map((one) => one.id))(
  "%s: in a discreet room the reveal tells how many liars there were, and nothing that depends on who they were",
  (id) => {
    const s = revealed(id, "discreet");
    const roles = s.round?.roles ?? {};
    const count = Object.keys(roles).length;
    const role = Object.values(roles)[0]!;
    expect(count).toBe(Math.round((liarsIn(scenarios[id]!)?.share ?? 0) * (s.round?.seats.length ?? 0)));
    const shown = JSON.stringify(new Views(s, s.now).view("all"));
    expect(shown).toContain(`"liars":${count}`);

    // As many others, with everybody's points turned round.
    const others = s.round?.seats.filter((seat) => roles[seat] === undefined).slice(0, count) ?? [];
    for (const seat of Object.keys(roles)) delete roles[Number(seat)];
    for (const seat of others) roles[seat] = role;
    for (const seat of s.seats) seat.score = 100 - seat.score;
    const points = s.history[0]?.points ?? {};
    for (const seat of Object.keys(points)) points[Number(seat)] = 100 - (points[Number(seat)] ?? 0);
    expect(JSON.stringify(new Views(s, s.now).view("all"))).toBe(shown);
  },
);

test.each(secretive.map((one) => one.id))(
  "%s: in an open room the reveal tells who lied, and everybody's points",
  (id) => {
    const s = revealed(id);
    const { reveal, seats } = new Views(s, s.now).view("all") as AllView;
    expect(reveal?.who).toEqual(Object.keys(s.round?.roles ?? {}).map(Number));
    expect(reveal?.who?.length).toBeGreaterThan(0);
    expect(reveal?.result.points).toEqual(s.history[0]?.points);
    expect(Object.values(seats).map((seat) => seat.score)).toEqual(s.seats.map((seat) => seat.score));
  },
);

test("a seat is told its own points, and an open room's key is the one that everything came from", () => {
  const s = revealed("robbers");
  const own = new Views(s, s.now).view("seat:0") as { points: { round: number; total: number } };
  expect(own.points.round).toBe(s.history[0]?.points[0]);
  expect(own.points.total).toBe(s.seats[0]?.score);
  const { reveal } = new Views(s, s.now).view("all") as { reveal: { key: string } };
  // In an open room the seal covers who lied as well.
  expect(reveal.key).toBe(KEY);
});

test("without liars everybody's points are open", () => {
  const s = revealed("meadow");
  const all = new Views(s, s.now).view("all") as { seats: { score: number }[]; reveal: { result: { points: object } } };
  expect(Object.keys(all.reveal.result.points)).toHaveLength(s.seats.length);
  expect(all.seats[0]?.score).toBe(s.seats[0]?.score);
});

/** Everything that a discreet round's reveal tells everybody, as text. */
const told = (s: Session) => JSON.stringify(new Views(s, s.now).view("all"));

test.each(testedScenarios.flatMap((one) => (liarsIn(one) ? [one.id] : [])))(
  "%s: in a discreet room the opened key tells nothing of roles and seating, and the reveal names nobody",
  (id) => {
    const s = revealed(id, "discreet");
    const { reveal, round } = new Views(s, s.now).view("all") as AllView;
    expect(digest(reveal?.key ?? "")).toBe(round?.commit);
    for (const secret of [KEY, s.round?.keys.roles, s.round?.keys.luck]) expect(told(s)).not.toContain(secret);
    // Blocks are told to be frauds only where their maker was proved a liar before everybody.
    const { blocks = {}, nodes = {} } = (reveal?.parts?.chain ?? {}) as Partial<ChainReveal>;
    for (const { by, fraud } of Object.values(blocks))
      if (fraud !== undefined && by >= 0)
        expect(nodes[by]?.seats.some((seat) => s.round?.exposed.includes(seat))).toBe(true);
    // A captured sequencer, or an honest one, is told alike.
    if (s.history[0]?.ending === "captured") expect(told(s)).not.toContain("captured");
  },
);

test("who signed two things at once, and was never reported, is named in an open room only", () => {
  const named = (["open", "discreet"] as const).map((level) => {
    let seats = 0;
    for (const key of ["0", "1", "2", "3"]) {
      const s = createSession();
      if (level !== s.level) apply(s, { t: 0, type: "level", level });
      apply(s, { t: 0, type: "plan", steps: [scenarios["bft-liars"] as Scenario] });
      apply(s, { t: 0, type: "start", key: key.repeat(32), away: [] });
      advance(s, 600_000);
      // As if those who held the proofs had kept them to themselves.
      s.round!.exposed.splice(0);
      (s.round!.parts.bft as BftState).slashed.splice(0);
      const { reveal } = new Views(s, s.now).view("all") as AllView;
      seats += (reveal!.parts!.bft as BftReveal).equivocated.length;
    }
    return seats;
  });
  expect(named[0]).toBeGreaterThan(0);
  expect(named[1]).toBe(0);
});
