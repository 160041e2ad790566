import { describe, expect, test } from "vitest";
import { replay, type Scenario, scenarios, sessionHash, withLiars } from "../../../src/game/index.ts";
import type { SybilReveal, SybilState } from "../../../src/game/trials/sybil/sybil.ts";
import type { Level, SeatId } from "../../../src/game/types.ts";
import { Views } from "../../../src/game/views.ts";
import { setUp } from "../../../src/lab/models/setup.ts";
import { playTrials } from "../../../src/lab/models/trials.ts";
import { CardTable } from "./table.ts";

/** A named scenario without the liars that it has of its own. */
const honest = (id: string): Scenario => withLiars(scenarios[id] as Scenario, 0);

const stateOf = (table: CardTable) => table.r.parts["sybil-1"] as SybilState;
const holder = (table: CardTable) => Number(Object.keys(stateOf(table).hold)[0]) as SeatId;
const held = (table: CardTable): readonly SeatId[] => stateOf(table).hold[holder(table)]?.seats ?? [];

/** A round in which seat 0, a person's, came to hold others: the first key that has it so. */
function owned(id: string, { people = 3, level = "open" as Level } = {}): CardTable {
  for (let i = 0; i < 200; i++) {
    const key = i.toString(16).padStart(2, "0").repeat(16);
    const table = new CardTable(honest(id), { people, key, level }).to(4000);
    expect(table.card("sybil", { patient: 0 })).toBeUndefined();
    if (holder(table) === 0) return table;
  }
  throw new Error("seat 0 is never the owner");
}

describe.each(["meadow", "ballot", "ec", "bft"])("a sybil, %s", (id) => {
  test("holds bots' seats alone, which lie; its owner is told, and nobody else", () => {
    const table = owned(id);
    const seats = held(table);
    expect(seats.length).toBe(Math.round(0.4 * table.r.seats.length) - 1);
    for (const seat of seats) expect(table.s.seats[seat]?.kind).toBe("bot");
    expect(Object.keys(table.r.roles).map(Number).sort()).toEqual([0, ...seats].sort());
    const views = new Views(table.s, table.t);
    expect(views.ofSeat(0)).toContain("hold:0");
    expect(views.view("hold:0")).toMatchObject({ parts: { "sybil-1": { seats, loose: true } } });
    // A person who came to such a seat would not be shown whose it is.
    for (const seat of seats) expect(JSON.stringify(table.own(seat).role)).not.toContain("group");
    const plain = new CardTable(honest(id), { people: 3, key: table.r.keys.opened }).to(4000);
    const before = new Views(plain.s, plain.t);
    for (const channel of ["all", "screen", "seat:1", "seat:2", ...views.ofSeat(1)])
      expect(JSON.stringify(views.view(channel))).toBe(JSON.stringify(before.view(channel)));
  });

  test("its owner has them play fair and lie again, and whoever is not it is refused as if there were none", () => {
    const table = owned(id);
    const [first] = held(table) as [SeatId];
    const policy = () => table.r.minds[first]?.policy;
    const attacks = policy();
    expect(table.act(0, { verb: "unleash" })).toBe("bad_command");
    expect(table.act(0, { verb: "restrain" })).toBeUndefined();
    expect(policy()).not.toBe(attacks);
    expect(table.own(0).offers.map(({ verb }) => verb)).toContain("unleash");
    expect(table.act(0, { verb: "unleash" })).toBeUndefined();
    expect(policy()).toBe(attacks);
    const plain = new CardTable(honest(id), { people: 3 }).to(4000);
    for (const verb of ["restrain", "unleash"]) expect(table.act(1, { verb })).toBe(plain.act(1, { verb }));
    expect(table.card("sybil")).toBe("no_card");
    table.done();
    const shown = table.reveal.parts?.["sybil-1"] as SybilReveal;
    expect(shown).toEqual({ n: held(table).length, owner: 0, held: held(table) });
    expect(sessionHash(replay(table.inputs, table.t))).toBe(sessionHash(table.s));
  });

  test("in a discreet room the reveal says how many seats, and neither whose nor which", () => {
    const table = owned(id, { level: "discreet" });
    const n = held(table).length;
    table.done();
    expect(table.reveal.parts?.["sybil-1"]).toEqual({ n });
    expect(table.reveal.cards?.[0]?.did).toEqual({ n });
  });
});

test("where everybody is a person, nobody can hold more than a seat", () => {
  const table = new CardTable({ ...(scenarios.meadow as Scenario), fill: 5 }, { people: 8 }).to(4000);
  expect(table.card("sybil")).toBeUndefined();
  expect([table.cards[0]?.did, table.r.roles]).toEqual([{ n: 0 }, {}]);
  expect(table.done().reveal.parts?.["sybil-1"]).toEqual({ n: 0 });
});

test("an owner that is a bot and patient has its seats play fair at first, and then lie", () => {
  const table = new CardTable(setUp("meadow", {}, { world: {}, mechanism: {} }).scenario, { people: 0 }).to(1000);
  table.card("sybil", { patient: 1 });
  const loose = () => stateOf(table).hold[holder(table)]?.loose;
  const seen = new Set<boolean | undefined>();
  for (let t = 1000; t < 60_000 && table.s.phase === "round"; t += 500) {
    table.to(t);
    if (seen.has(false) && loose()) break;
    seen.add(loose());
  }
  expect([...seen, loose()]).toEqual([true, false, true]);
});

test("is a part of a round that begins with it, and hits the bees where it holds most", () => {
  const cards = [{ trial: "sybil", at: 0, options: { share: 0.75, patient: 0 } }];
  const task = { kind: "matrix" as const, mechanism: "bees", label: "sybil", cards };
  const { good, goodWithout } = playTrials(task, "5a".repeat(16), 0, 20);
  expect(good).toBeLessThan(goodWithout / 2);
});

test("by stake its seats have no more power together than one has: it cannot outvote the others, as by heads it can", () => {
  const powers = (by: "heads" | "stake") => {
    const scenario = { ...honest("bft"), trials: [{ id: "sybil", options: { share: 0.7, patient: 0, by } }] };
    const table = new CardTable(scenario, { people: 1 }).to(1000);
    const { seats } = table.r.parts.chain as { seats: Record<SeatId, { power: number }> };
    const all = Object.values(seats).reduce((sum, { power }) => sum + power, 0);
    const liars = Object.keys(table.r.roles).reduce((sum, seat) => sum + (seats[Number(seat)]?.power ?? 0), 0);
    return liars / all;
  };
  // Of seven, five: by heads five sevenths; by stake one against the two others.
  expect(powers("heads")).toBeCloseTo(5 / 7);
  expect(powers("stake")).toBeCloseTo(1 / 3);
});
