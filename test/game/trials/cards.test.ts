import { describe, expect, test } from "vitest";
import { planFault, replay, type Scenario, scenarios, sessionHash } from "../../../src/game/index.ts";
import { CARDS_MAX, DARK_MAX } from "../../../src/game/limits.ts";
import { withCard } from "../../../src/game/scenario.ts";
import { trials } from "../../../src/game/trials/registry.ts";
import { CardTable } from "./table.ts";

const meadow = scenarios.meadow as Scenario;
const bft = scenarios.bft as Scenario;
/** What can be played in a world. */
const cardsIn = (scenario: Scenario): string[] =>
  [...trials.values()].flatMap(({ id, card, worlds }) =>
    card && worlds.includes(scenario.world) && (card.fits?.({}) ?? true) ? [id] : [],
  );

describe("a card", () => {
  test("is refused before play, after it, while paused, in a world it does not fit, and when it is none", () => {
    const table = new CardTable(meadow);
    expect(table.card("crash")).toBe("card_not_now");
    table.to(5000);
    expect([table.card("partition"), table.card("nonsense"), table.card("crash", { lasts: 60_000 })]).toEqual([
      "no_card",
      "no_card",
      "bad_setup",
    ]);
    table.put({ type: "pause" });
    expect(table.card("crash")).toBe("paused");
    table.put({ type: "resume" });
    expect(table.card("crash")).toBeUndefined();
    table.done();
    expect(table.card("crash")).toBe("card_not_now");
    expect(new CardTable(bft).to(5000).card("spoil")).toBe("no_card");
  });

  test("is refused while the room says whom it suspects", () => {
    const table = new CardTable("robbers");
    for (let t = 1000; table.r.phase !== "naming" && t < 200_000; t += 500) table.to(t);
    expect(table.r.phase).toBe("naming");
    expect(table.card("crash")).toBe("card_not_now");
  });

  test("is one of at most three by hand; what the clock plays does not count", () => {
    const table = new CardTable(withCard(meadow, "delay", 0.01)).to(5000);
    for (let n = 0; n < CARDS_MAX; n++) expect(table.card("crash", { lasts: 1000 })).toBeUndefined();
    expect(table.card("spoil")).toBe("cards_played");
    expect(table.cards.map(({ by }) => by)).toEqual(["clock", "host", "host", "host"]);
  });

  test.each([...cardsIn(meadow).map((id) => [id, meadow] as const), ...cardsIn(bft).map((id) => [id, bft] as const)])(
    "%s: a round with it, by hand and by the clock, replays to the same hash, and the reveal tells of both",
    (id, scenario) => {
      const table = new CardTable(withCard(scenario, id, 0.2)).to(12_000);
      expect(table.card(id)).toBeUndefined();
      const [by, t] = [table.cards.map((one) => one.by), table.cards.map((one) => one.t)];
      table.done();
      expect(by).toEqual(["host"]);
      expect(table.reveal.cards?.map((one) => [one.trial, one.by])).toEqual([
        [id, "host"],
        [id, "clock"],
      ]);
      expect(table.reveal.cards?.map((one) => one.t)).toEqual([t[0], table.r.begin + Math.round(0.2 * scenario.clock)]);
      expect(sessionHash(replay(table.inputs, table.t))).toBe(sessionHash(table.s));
    },
  );

  test.each(["meadow", "queen", "bft", "ec", "pow", "authority"])(
    "%s: one that is still to come is in no frame: they are the same as without it",
    (id) => {
      const scenario = scenarios[id] as Scenario;
      const plain = new CardTable(scenario, { people: 2 });
      const first = cardsIn(scenario)[0] as string;
      const coming = new CardTable(withCard(withCard(scenario, "crash", 0.5, { share: 1 }), first, 0.5), { people: 2 });
      for (const t of [-500, 0, 3000, 20_000, 0.5 * scenario.clock - 1]) {
        if (plain.to(t).s.phase !== "round") break;
        expect(coming.to(t).frames()).toBe(plain.frames());
      }
      coming.to(0.5 * scenario.clock);
      if (coming.s.phase === "round") expect(coming.frames()).not.toBe(plain.to(0.5 * scenario.clock).frames());
    },
  );

  test("no plan has a card that its world or mechanism does not know, or one after the end", () => {
    expect(planFault([withCard(meadow, "partition", 0.5)])).toMatch(/partition/);
    expect(planFault([withCard(meadow, "crash", 0.99)])).toMatch(/at/);
    expect(planFault([withCard(meadow, "crash", 0.5, { lasts: 20_000 })])).toMatch(/lasts/);
    expect(planFault([withCard(withCard(meadow, "crash", 0.5), "crash", 0.5)])).toBeUndefined();
  });
});

describe("a crash", () => {
  test("hits the share it is to, by chance that is keyed: whoever is hit is told, can do nothing, and is told until when", () => {
    const table = new CardTable(meadow, { people: 8 }).to(4000);
    table.card("crash", { share: 0.5 });
    const { seats, until } = table.cards[0]!.did as { seats: number[]; until: number };
    expect(seats.length).toBe(4);
    expect(Object.keys(table.all().round?.dark ?? {}).map(Number)).toEqual([...seats].sort((a, b) => a - b));
    for (const seat of table.r.seats) {
      const { offers, diary } = table.own(seat);
      const hit = seats.includes(seat);
      const why = { code: "dark", until };
      expect(offers.every(({ not }) => not?.code === "dark")).toBe(hit);
      if (hit) expect(offers.map(({ not }) => not)).toEqual(offers.map(() => why));
      expect(table.act(seat, { verb: "explore" })).toBe(hit ? "dark" : undefined);
      expect(Object.values(diary).some(({ what }) => what === "dark")).toBe(hit);
    }
    table.to(14_000);
    expect(table.all().round?.dark).toBeUndefined();
    for (const seat of seats) expect(table.act(seat, { verb: "explore" })).toBeUndefined();
    expect(table.felt()).toContain("card_crash");
  });

  test("and another on the same seats: nobody is dark for more than twelve seconds at a stretch", () => {
    const table = new CardTable(meadow, { people: 8 }).to(4000);
    for (const at of [4000, 9000, 14_500]) {
      table.to(at).card("crash", { share: 1, lasts: 12_000 });
    }
    let since: number | undefined;
    let longest = 0;
    for (let t = 4000; t < 40_000; t += 100) {
      const dark = table.to(t).all().round?.dark?.[0] !== undefined;
      if (!dark) since = undefined;
      else since ??= t;
      if (since !== undefined) longest = Math.max(longest, t - since);
    }
    expect(longest).toBeGreaterThan(11_000);
    expect(longest).toBeLessThanOrEqual(DARK_MAX);
  });

  test.each(["meadow", "queen", "bft", "ec", "pow", "calm", "majority", "authority", "robbers"])(
    "%s: of everybody, twice, and again in the last second: the round goes on and ends",
    (id) => {
      const table = new CardTable(scenarios[id] as Scenario, { people: 2 }).to(6000);
      expect(table.card("crash", { share: 1 })).toBeUndefined();
      expect(Object.keys(table.all().round?.dark ?? {}).length).toBe(table.r.seats.length);
      table.to(20_000).card("crash", { share: 1 });
      const last = table.r.end - table.r.begin - 500;
      table.to(last);
      if (table.r.phase === "play") expect(table.card("crash", { share: 1, lasts: 12_000 })).toBeUndefined();
      table.done();
      expect(table.s.history).toHaveLength(1);
      expect(sessionHash(replay(table.inputs, table.t))).toBe(sessionHash(table.s));
    },
  );

  test.each([
    ["meadow", "spoil"],
    ["queen", "delay"],
    ["bft", "partition"],
    ["ec", "delay"],
    ["pow", "partition"],
    ["authority", "delay"],
  ])("%s: together with %s in one instant", (id, other) => {
    const table = new CardTable(scenarios[id] as Scenario).to(10_000);
    expect([table.card("crash"), table.card(other)]).toEqual([undefined, undefined]);
    table.done();
    expect(table.reveal.cards?.map(({ trial }) => trial)).toEqual(["crash", other]);
  });

  test("of the queen: nothing is heard until she stirs, and then she goes on", () => {
    const queen = scenarios.queen as Scenario;
    const mechanism = { ...queen.options.mechanism, who: "bot" };
    const table = new CardTable({ ...queen, options: { ...queen.options, mechanism } }, { people: 0 });
    const heard = () => (table.r.parts.queen as { heard: { t: number }[] }).heard;
    for (let t = 1000; heard().length < 1; t += 100) table.to(t);
    table.card("crash", { share: 0.01, aim: true });
    const { seats, until } = table.cards[0]!.did as { seats: number[]; until: number };
    expect(seats).toEqual([(table.r.parts.queen as { queen: number }).queen]);
    const before = heard().length;
    table.to(until - table.r.begin - 1);
    expect(heard().length).toBe(before);
    table.done();
    const times = (table.r.parts.queen as { heard: { t: number }[] }).heard.map(({ t }) => t);
    expect(times.filter((t) => t > table.cards[0]!.t && t < until)).toEqual([]);
    expect(times.some((t) => t >= until)).toBe(true);
  });

  test("of the sequencer: no block until it is back, then one after the other, and none beyond the clock", () => {
    const table = new CardTable("authority", { people: 2 }).to(20_000);
    table.card("crash", { share: 0.01, aim: true });
    const { until } = table.cards[0]!.did as { until: number };
    const made = () =>
      Object.values((table.r.parts.chain as { blocks: Record<number, { t: number; height: number }> }).blocks);
    table.done();
    const times = made()
      .filter(({ height }) => height > 0)
      .map(({ t }) => t)
      .sort((a, b) => a - b);
    expect(times.filter((t) => t > table.cards[0]!.t && t < until)).toEqual([]);
    const after = times.filter((t) => t >= until);
    expect(after.length).toBeGreaterThan(1);
    const gaps = after.slice(1).map((t, i) => t - after[i]!);
    expect(Math.min(...gaps)).toBeGreaterThan(2000);
    expect(times.at(-1)!).toBeLessThanOrEqual(table.r.end);
  });
});
