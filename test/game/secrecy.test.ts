import { expect, test } from "vitest";
import { advance, apply, createSession, type Scenario, type Session, scenarios, Views } from "../../src/game/index.ts";
import { mechanisms } from "../../src/game/mechanisms/registry.ts";

const KEY = "0123456789abcdef0123456789abcdef";

/** A session in its reveal, after a round with or without robbers. */
function revealed(scenario: string): Session {
  const s = createSession();
  apply(s, { t: 0, type: "sit", name: "Wren" });
  apply(s, { t: 0, type: "sit", name: "Swift" });
  apply(s, { t: 0, type: "setup", scenario: scenarios[scenario] as Scenario });
  apply(s, { t: 0, type: "start", key: KEY, away: [0, 1] });
  advance(s, 600_000);
  expect(s.phase).toBe("reveal");
  return s;
}

/** Every scenario with liars but those whose mechanism turns certain seats, which the round's question is about. */
const secretive = Object.values(scenarios).filter((one) => one.liars > 0 && !mechanisms.get(one.mechanism)?.turns);

test.each(secretive.map((one) => one.id))(
  "%s: the reveal tells how many liars there were, and nothing that depends on who they were",
  (id) => {
    const s = revealed(id);
    const liars = s.round?.liars ?? {};
    const count = Object.keys(liars).length;
    const wanted = Object.values(liars)[0] as number;
    expect(count).toBe(Math.round((scenarios[id]?.liars ?? 0) * (s.round?.seats.length ?? 0)));
    const shown = JSON.stringify(new Views(s, s.now).view("all"));
    expect(shown).toContain(`"liars":${count}`);

    // As many others, with everybody's points turned round.
    const others = s.round?.seats.filter((seat) => liars[seat] === undefined).slice(0, count) ?? [];
    for (const seat of Object.keys(liars)) delete liars[Number(seat)];
    for (const seat of others) liars[seat] = wanted;
    for (const seat of s.seats) seat.score = 100 - seat.score;
    const points = s.history[0]?.points ?? {};
    for (const seat of Object.keys(points)) points[Number(seat)] = 100 - (points[Number(seat)] ?? 0);
    expect(JSON.stringify(new Views(s, s.now).view("all"))).toBe(shown);
  },
);

test("a seat is told its own points, and the key that is opened is not the one the roles came from", () => {
  const s = revealed("robbers");
  const own = new Views(s, s.now).view("seat:0") as { points: { round: number; total: number } };
  expect(own.points.round).toBe(s.history[0]?.points[0]);
  expect(own.points.total).toBe(s.seats[0]?.score);
  const { reveal } = new Views(s, s.now).view("all") as { reveal: { key: string } };
  expect(reveal.key).toMatch(/^[0-9a-f]{32}$/);
  expect(reveal.key).not.toBe(KEY);
});

test("without liars everybody's points are open", () => {
  const s = revealed("meadow");
  const all = new Views(s, s.now).view("all") as { seats: { score: number }[]; reveal: { result: { points: object } } };
  expect(Object.keys(all.reveal.result.points)).toHaveLength(30);
  expect(all.seats[0]?.score).toBe(s.seats[0]?.score);
});
