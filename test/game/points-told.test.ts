// What a reveal says that points are the sum of: it is, in every setup, and nothing of it is told where it would name liars.
import { expect, test } from "vitest";
import { advance, apply, createSession, type Session, scenarios, Views } from "../../src/game/index.ts";
import type { OwnView } from "../../src/game/views.ts";

function over(id: string, key: string, level: "open" | "discreet"): Session {
  const s = createSession();
  const step = scenarios[id]!;
  apply(s, { t: 0, type: "level", level });
  apply(s, { t: 0, type: "plan", steps: [{ ...step, briefing: 0 }] });
  apply(s, { t: 0, type: "start", key, away: [] });
  advance(s, s.round!.end + 60_000);
  return s;
}

const SETUPS = [
  "meadow",
  "robbers",
  "ants",
  "queen",
  "ballot",
  "council",
  "captured-council",
  "authority",
  "pow",
  "majority",
  "ec",
  "whales",
  "bft",
  "council-bft",
  "bft-liars",
];

test.each(SETUPS)("%s: each seat's points are the sum of what is told, within their bounds", (id) => {
  let [seats, several] = [0, 0];
  for (let i = 0; i < 4; i++) {
    const s = over(id, i.toString(16).padStart(32, "9"), "open");
    const views = new Views(s, s.now);
    for (const seat of Object.keys(s.seats).map(Number)) {
      const { points } = views.view(`seat:${seat}`) as OwnView;
      const parts = Object.values(points?.of ?? {});
      // What the naming brought comes on top of the round's own, within its own bounds.
      const sum = parts.reduce((all, one) => all + one, 0);
      const naming = points?.naming ?? 0;
      const bounded = Math.max(0, Math.min(100, sum));
      expect(Math.max(0, bounded + naming), `${id}, seat ${seat}: ${JSON.stringify(points)}`).toBe(points!.round);
      seats++;
      if (parts.length > 1) several++;
    }
  }
  expect(seats).toBeGreaterThan(20);
  expect(several).toBeGreaterThan(0);
});

test.each(["authority", "ec", "bft"])("%s: in a discreet room nobody is told by what they gained or lost", (id) => {
  const s = over(id, "ab".repeat(16), "discreet");
  const views = new Views(s, s.now);
  for (const seat of Object.keys(s.seats).map(Number)) {
    const { points } = views.view(`seat:${seat}`) as OwnView;
    expect(points?.round).toBeTypeOf("number");
    expect(points).not.toHaveProperty("of");
  }
});
