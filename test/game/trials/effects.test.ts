import { describe, expect, test } from "vitest";
import { endOf, hashOf, headOf, Replay, recordingOf, type Scenario, scenarios } from "../../../src/game/index.ts";
import { withLiars } from "../../../src/game/trials/liars/liars.ts";
import type { SwarmState } from "../../../src/game/worlds/swarm/state.ts";
import type { ScoutView } from "../../../src/game/worlds/swarm/view.ts";
import { CardTable } from "./table.ts";

const meadow = scenarios.meadow as Scenario;
const swarmOf = (table: CardTable) => table.r.parts.swarm as SwarmState;
const scoutOf = (table: CardTable, seat: number) => table.own(seat).parts!.swarm as ScoutView;
/** Where seat 0 knows the way to. */
const told = (table: CardTable): number => Number(Object.keys(scoutOf(table, 0).known)[0]);

describe("wind", () => {
  test("a flight that begins in it takes three times as long; of one under way what is left; afterwards as usual", () => {
    const table = new CardTable(meadow).to(1000);
    const site = told(table);
    const { flight } = scoutOf(table, 0).known[site]!;
    table.act(0, { verb: "return", site });
    const { since, due } = scoutOf(table, 0);
    expect(due! - since).toBe(flight);
    const half = Math.floor(flight / 2);
    table.to(since - table.r.begin + half).card("delay", { factor: 3, lasts: 20_000 });
    expect(scoutOf(table, 0).due).toBe(since + half + 3 * (flight - half));
    expect(table.all().parts?.swarm).toMatchObject({ slow: { factor: 3, until: table.t + 20_000 } });
    expect(table.felt()).toContain("card_delay");
    table.act(0, { verb: "home" });
    expect(scoutOf(table, 0).due! - table.t).toBe(3 * half);
    table.to(60_000);
    expect(table.all().parts?.swarm).not.toHaveProperty("slow");
    if (scoutOf(table, 0).at !== "swarm") table.act(0, { verb: "home" });
    table.to(75_000);
    if (table.r.phase !== "play") return;
    table.act(0, { verb: "return", site });
    expect(scoutOf(table, 0).due! - table.t).toBe(flight);
  });

  test("two at once multiply, and a scout that lies still meanwhile flies on when it stirs", () => {
    const table = new CardTable(meadow).to(1000);
    const site = told(table);
    table.act(0, { verb: "return", site });
    const { due, since } = scoutOf(table, 0);
    table.card("crash", { share: 1, lasts: 10_000 });
    expect(scoutOf(table, 0).due).toBe(due! + 10_000);
    table.card("delay", { factor: 2 });
    table.card("delay", { factor: 3 });
    // What is left of the flight begins when it stirs.
    expect(scoutOf(table, 0).due).toBe(since + 10_000 + 6 * (due! - since));
    table.to(11_500);
    expect(scoutOf(table, 0).at).toBe("wing");
  });
});

describe("a crash at the meadow", () => {
  test("whoever lies still at a site is no part of its quorum, and is again when it stirs", () => {
    const options = { ...meadow.options, world: { ...meadow.options.world, noise: 0 } };
    const table = new CardTable({ ...meadow, options }, { people: 8 }).to(1000);
    for (const seat of table.r.seats) {
      const [site] = Object.keys(scoutOf(table, seat).known);
      table.act(seat, { verb: "return", site: Number(site) });
    }
    const at = () => Object.values(swarmOf(table).scouts).filter((one) => one.at === "site").length;
    for (let t = 1000; at() < 3 && t < 20_000; t += 100) table.to(t);
    table.card("crash", { share: 1, lasts: 5000 });
    const stay = Object.entries(swarmOf(table).scouts).filter(([, one]) => one.at === "site");
    table.to(table.t - table.r.begin + 4900);
    for (const [seat, before] of stay)
      expect(swarmOf(table).scouts[Number(seat)]).toMatchObject({ at: "site", site: before.site });
    expect(stay.every(([seat]) => swarmOf(table).scouts[Number(seat)]?.still !== undefined)).toBe(true);
    table.to(table.t - table.r.begin + 200);
    expect(Object.values(swarmOf(table).scouts).every(({ still }) => still === undefined)).toBe(true);
  });
});

describe("a home that changes", () => {
  test.each(["worse", "better"])(
    "%s: what was read stays, nobody is told where, and the score goes by the worth at the end",
    (how) => {
      const table = new CardTable(meadow).to(1000);
      const before = swarmOf(table).sites.map(({ quality }) => quality);
      const site = told(table);
      table.act(0, { verb: "return", site });
      for (let t = 1000; scoutOf(table, 0).known[site]?.reading === undefined; t += 100) table.to(t);
      const { reading } = scoutOf(table, 0).known[site]!;
      const shown = table.frames();
      table.card("spoil", { how });
      const did = table.cards[0]!.did as { option: number; from: number; to: number };
      const after = swarmOf(table).sites.map(({ quality }) => quality);
      expect(after.flatMap((q, i) => (q === before[i] ? [] : [i]))).toEqual([did.option]);
      const best = Math.max(...before);
      if (how === "worse") expect([before[did.option], after[did.option]! < best]).toEqual([best, true]);
      else expect(after[did.option]).toBe(Math.max(...after));
      expect(scoutOf(table, 0).known[site]!.reading).toBe(reading);
      // All that changes in any frame is that something was felt.
      const moments = /"moments":\{.*?\}\}/;
      expect(table.frames().replace(moments, "").replace(/,\}/g, "}")).toBe(
        shown.replace(moments, "").replace(/,\}/g, "}"),
      );
      table.done();
      expect(table.reveal.truth.find(({ option }) => option === did.option)?.worth).toBe(did.to);
      expect(table.reveal.result.best).toBe(Math.max(...after));
    },
  );
});

describe("a cut", () => {
  test("is announced to nobody; a node sees from whom it heard; the reveal says who was on which side", () => {
    const table = new CardTable("bft").to(30_000);
    const before = table.frames();
    table.card("partition", { lasts: 40_000 });
    expect(table.frames()).toBe(before);
    expect(table.felt()).not.toContain("card_partition");
    table.to(65_000);
    const { nodes } = table.r.parts.chain as { nodes: { heard?: Record<number, number> }[] };
    const heard = nodes[0]?.heard ?? {};
    expect(Object.keys(heard).length).toBeGreaterThan(3);
    const { side } = table.cards[0]!.did as { side: number[] };
    const same = (node: number) => side.includes(node) === side.includes(0);
    const cutAt = table.cards[0]!.t;
    for (const [node, t] of Object.entries(heard)) expect([node, t > cutAt + 5000]).toEqual([node, same(Number(node))]);
    table.done();
    expect(table.reveal.cards).toMatchObject([{ trial: "partition", did: { side } }]);
  });
});

describe("some turned in the middle", () => {
  test("they alone are told, the rest sees nothing; at the end it is one of them who is named", () => {
    const table = new CardTable(withLiars(meadow, 0), { people: 8 }).to(2000);
    const others = (turned: readonly number[]) =>
      table.r.seats.filter((seat) => !turned.includes(seat)).map((seat) => JSON.stringify(table.own(seat)));
    const before = Object.fromEntries(table.r.seats.map((seat) => [seat, JSON.stringify(table.own(seat))]));
    const all = JSON.stringify(table.all());
    table.card("liars");
    const turned = Object.keys(table.r.roles).map(Number);
    expect(turned).toHaveLength(2);
    expect(others(turned)).toEqual(table.r.seats.filter((seat) => !turned.includes(seat)).map((seat) => before[seat]));
    expect(JSON.stringify(table.all())).toBe(all);
    for (const seat of turned) {
      expect(table.own(seat).role).toMatchObject({ kind: "liar" });
      expect(Object.values(table.own(seat).moments ?? {}).map(({ kind }) => kind)).toEqual(["turned"]);
      expect(Object.keys(scoutOf(table, seat).known)).toContain(
        String((table.own(seat).role!.goal as { site: number }).site),
      );
    }
    table.to(200_000);
    expect(["naming", "over"]).toContain(table.r.phase);
    table.done();
    expect(table.reveal).toMatchObject({ who: turned, cards: [{ trial: "liars", did: {} }] });
  });
});

test("a recording has the cards: it replays to its hash, also with a seat asleep, which meets the same cards", () => {
  const table = new CardTable("meadow", { people: 2 }).to(5000);
  table.card("crash");
  table.to(20_000).card("delay");
  table.done();
  const recording = recordingOf(
    headOf(table.s, "0".repeat(16))!,
    endOf(table.s)!,
    table.inputs.slice(table.inputs.findIndex(({ type }) => type === "start")),
  );
  expect(recording.inputs.filter(({ type }) => type === "card")).toHaveLength(2);
  expect(hashOf(recording)).toBe(recording.hash);
  const asleep = new Replay(recording, { muted: [0] });
  asleep.advance(recording.until);
  expect(asleep.session.round?.cards?.map(({ trial, t, did }) => [trial, t, did])).toEqual(
    table.cards.map(({ trial, t, did }) => [trial, t, did]),
  );
});

describe("a capture", () => {
  test.each(["queen", "authority"])("%s: whoever decides is turned and alone is told; not in a discreet room", (id) => {
    const scenario = withLiars(scenarios[id] as Scenario, 0);
    const table = new CardTable(scenario, { people: 2 }).to(8000);
    const all = JSON.stringify(table.all());
    expect(table.card("capture")).toBeUndefined();
    const [turned] = Object.keys(table.r.roles).map(Number);
    const state = table.r.parts[id] as { queen?: number; sequencer?: number };
    expect(turned).toBe(state.queen ?? state.sequencer);
    expect(JSON.stringify(table.all())).toBe(all);
    // A second one finds nobody left to turn.
    table.card("capture");
    expect(Object.keys(table.r.roles)).toEqual([String(turned)]);
    table.done();
    expect(table.reveal.who).toEqual([turned]);
    expect(table.reveal.cards?.map(({ trial, did }) => [trial, did])).toEqual([
      ["capture", {}],
      ["capture", {}],
    ]);
    const discreet = new CardTable(scenario, { people: 2, level: "discreet" }).to(8000);
    expect(discreet.card("capture")).toBe("no_card");
    expect(new CardTable("meadow").to(3000).card("capture")).toBe("no_card");
  });
});
