import { describe, expect, test } from "vitest";
import { replay, type Scenario, scenarios, sessionHash, withLiars } from "../../../src/game/index.ts";
import { type CartelState, REWARD, STANDS } from "../../../src/game/trials/cartel/state.ts";
import type { CartelReveal } from "../../../src/game/trials/cartel/view.ts";
import type { Command, Level, SeatId } from "../../../src/game/types.ts";
import { Views } from "../../../src/game/views.ts";
import { CardTable } from "./table.ts";

/** A named scenario without the liars that it has of its own. */
const honest = (id: string): Scenario => withLiars(scenarios[id] as Scenario, 0);

const LOYAL = { faithless: 0, price: 0 };
const stateOf = (table: CardTable) => table.r.parts["cartel-1"] as CartelState;
const revealed = (table: CardTable) => table.done().reveal.parts?.["cartel-1"] as CartelReveal;

/** A round in which seat 0, a person's, is of a cartel and seats 1 and 2, people's as well, are not. Its bots do nothing unless told to. */
function begun(id: string, { level = "open" as Level, options = {} as Record<string, unknown> } = {}): CardTable {
  for (let i = 0; i < 200; i++) {
    const key = i.toString(16).padStart(2, "0").repeat(16);
    const table = new CardTable(honest(id), { people: 3, key, level }).to(4000);
    expect(table.card("cartel", { ...LOYAL, ...options })).toBeUndefined();
    const { members } = stateOf(table);
    if (members[0] && !members[1] && !members[2]) return table;
  }
  throw new Error("seat 0 is never of it");
}
const bribe = (table: CardTable, seat: SeatId, amount = 15) => table.act(0, { verb: "bribe", seat, amount });

describe.each(["meadow", "council", "ec", "bft"])("a cartel, %s", (id) => {
  test("is two at least, who know each other; nobody else's frames change as it begins", () => {
    const table = begun(id);
    const { founders } = stateOf(table);
    expect(founders.length).toBe(Math.max(2, Math.round(0.2 * table.r.seats.length)));
    expect(Object.keys(table.r.roles).map(Number).sort()).toEqual([...founders].sort());
    expect(table.own(0).role?.group).toEqual(founders.filter((seat) => seat !== 0));
    const views = new Views(table.s, table.t);
    expect(views.ofSeat(0).filter((channel) => channel.startsWith("ring"))).toEqual([`ring:${founders[0]}`]);
    const plain = new CardTable(honest(id), { people: 3, key: table.r.keys.opened }).to(4000);
    const before = new Views(plain.s, plain.t);
    for (const channel of ["all", "screen", ...views.ofSeat(1), ...views.ofSeat(2)])
      expect(JSON.stringify(views.view(channel))).toBe(JSON.stringify(before.view(channel)));
    // Its verbs are none for others: refused alike with it and without.
    const tried: Command[] = [{ verb: "defect" }, { verb: "accept" }, { verb: "bribe", seat: 2, amount: 5 }];
    for (const command of tried) expect(table.act(1, command)).toBe(plain.act(1, command));
  });

  test("whoever is asked sees how much, not by whom; joins, is turned, and is paid at the end", () => {
    const table = begun(id);
    expect(bribe(table, 1)).toBeUndefined();
    expect(table.own(1).parts?.["cartel-1"]).toEqual({ asked: { amount: 15, until: table.t + STANDS } });
    expect(table.own(2).parts?.["cartel-1"]).toBeUndefined();
    expect([bribe(table, 1), bribe(table, 0), bribe(table, 999)]).toEqual([
      "asked_already",
      "not_to_bribe",
      "not_to_bribe",
    ]);
    expect(table.own(1).role?.kind).toBe("honest");
    expect(table.act(1, { verb: "accept" })).toBeUndefined();
    expect(table.own(1).role?.kind).toBe("liar");
    expect(table.own(1).offers.map(({ verb }) => verb)).toEqual(expect.arrayContaining(["bribe", "defect"]));
    const { names, ...told } = revealed(table);
    expect(names?.bribed[1]).toBe(15);
    expect(names?.founders).toContain(0);
    expect(told.paid).toBeGreaterThanOrEqual(15);
    expect((table.own(1).points as { paid?: number }).paid).toBe(15);
    expect(table.own(2).points).not.toHaveProperty("paid");
    expect(sessionHash(replay(table.inputs, table.t))).toBe(sessionHash(table.s));
  });

  test("is betrayed with the proof: it names the others, they get nothing, and who brought it is honest and paid", () => {
    const table = begun(id);
    bribe(table, 1);
    table.act(1, { verb: "accept" });
    const members = Object.keys(stateOf(table).members).map(Number);
    expect(table.act(1, { verb: "defect" })).toBeUndefined();
    const proved = members.filter((seat) => seat !== 1);
    expect(table.all().parts?.["cartel-1"]).toEqual({ broken: table.t, proved });
    expect(table.r.exposed).toEqual(proved);
    expect(table.own(1).role?.kind).toBe("honest");
    // What is known to all is over: no channel, no verbs, and nothing says who it was.
    expect(new Views(table.s, table.t).ofSeat(0).some((channel) => channel.startsWith("ring"))).toBe(false);
    expect(table.act(0, { verb: "defect" })).toBe("bad_command");
    expect(JSON.stringify(table.own(0))).not.toContain('"defected"');
    const shown = revealed(table);
    expect(shown).toMatchObject({ paid: 0, reward: REWARD, names: { defector: 1 } });
    expect((table.own(1).points as { paid?: number }).paid).toBe(REWARD);
    expect(table.reveal.who).toEqual(proved);
  });

  test("in a discreet room a betrayal names nobody, nor does the reveal", () => {
    const table = begun(id, { level: "discreet" });
    expect(table.act(0, { verb: "defect" })).toBeUndefined();
    expect(table.all().parts?.["cartel-1"]).toEqual({ broken: table.t });
    expect(table.r.exposed).toEqual([]);
    expect(revealed(table)).not.toHaveProperty("names");
    expect(table.reveal).not.toHaveProperty("who");
  });
});

test("an offer that is not answered lapses, and its money is back; one is refused; and the purse is not deeper than it is", () => {
  const table = begun("meadow", { options: { purse: 20, price: 0 } });
  bribe(table, 1);
  expect(bribe(table, 2)).toBe("escrow_empty");
  expect(bribe(table, 2, 5)).toBeUndefined();
  expect(table.act(2, { verb: "spurn" })).toBeUndefined();
  expect(stateOf(table).left).toBe(5);
  const asked = table.t;
  table.to(asked + STANDS - table.r.begin - 1);
  expect(table.own(1).parts?.["cartel-1"]).toBeDefined();
  table.to(asked + STANDS - table.r.begin);
  expect(table.own(1).parts?.["cartel-1"]).toBeUndefined();
  expect(table.act(1, { verb: "accept" })).toBe("bad_command");
  expect(stateOf(table).log.map(({ what, seat }) => [what, seat])).toEqual(
    expect.arrayContaining([
      ["refuses", 2],
      ["lapses", 1],
    ]),
  );
});

test("bots: all that cost nothing are bought, dear ones are not, and one without faith betrays it", () => {
  const rounds = (options: Record<string, unknown>) => {
    const table = new CardTable(scenarios.ec as Scenario, { people: 0 }).to(2000);
    table.card("cartel", options);
    return revealed(table);
  };
  const cheap = rounds({ faithless: 0, price: 0, purse: 60 });
  expect(cheap.joined).toBeGreaterThan(1);
  expect(cheap.joined).toBe(cheap.asked);
  const dear = rounds({ faithless: 0, price: 1000, purse: 60 });
  expect(dear.asked).toBeGreaterThan(1);
  expect([dear.joined, dear.paid]).toEqual([0, 0]);
  expect(rounds({ faithless: 1 }).reward).toBe(REWARD);
});

test("of those whose roles are settled as they enter nobody can be bribed; they can be betrayed all the same", () => {
  const scenario = scenarios.pow as Scenario;
  const trials = [{ id: "cartel", options: LOYAL }];
  const table = new CardTable({ ...scenario, trials }, { people: 8 }).to(4000);
  const { founders } = table.r.parts.cartel as CartelState;
  const [first, ...others] = founders as [SeatId, ...SeatId[]];
  expect(table.own(first).offers.map(({ verb }) => verb)).not.toContain("bribe");
  expect(table.act(first, { verb: "defect" })).toBeUndefined();
  expect(table.r.exposed).toEqual(others);
  expect(table.card("cartel")).toBe("no_card");
});

test.each(["meadow", "ec", "bft", "council"])(
  "%s: with a sybil in one instant, everybody crashed, and another in the last second: the round goes on and ends",
  (id) => {
    const table = new CardTable(honest(id), { people: 2 }).to(6000);
    expect([table.card("sybil"), table.card("cartel", { faithless: 1 })]).toEqual([undefined, undefined]);
    expect(table.card("crash", { share: 1 })).toBeUndefined();
    for (const seat of table.r.seats)
      expect(table.own(seat).offers.every(({ not }) => not?.code === "dark")).toBe(true);
    table.done();
    const late = new CardTable(honest(id), { people: 2 });
    late.to(late.r.end - late.r.begin - 300);
    if (late.r.phase === "play") expect(late.card("cartel")).toBeUndefined();
    late.done();
    for (const one of [table, late]) expect(sessionHash(replay(one.inputs, one.t))).toBe(sessionHash(one.s));
  },
);
