import { describe, expect, test } from "vitest";
import { mechanisms } from "../../src/game/mechanisms/registry.ts";
import { scenarios } from "../../src/game/scenarios.ts";
import { scenarioFault } from "../../src/game/session.ts";
import { differenceOf, histogram, meanOf, shareOf } from "../../src/lab/explore/figures.ts";
import { CHANGES_MAX } from "../../src/lab/explore/limits.ts";
import { type Played, playedRounds } from "../../src/lab/explore/play.ts";
import { exploredFrom } from "../../src/lab/explore/setup.ts";
import { type Explored, readValue, type Settings, writeValue } from "../../src/lab/explore/values.ts";
import { labKey } from "../../src/lab/run.ts";

const ids = Object.keys(scenarios);

function explored(settings: Settings): Explored {
  const found = exploredFrom(settings);
  if ("fault" in found) throw new Error(JSON.stringify(found.fault));
  return found;
}
function faultOf(scenario: string, changes: Record<string, string> = {}) {
  const found = exploredFrom({ scenario, changes });
  return "fault" in found ? found.fault : undefined;
}

describe("what can be set", () => {
  test.each(ids)("%s, with nothing set otherwise, is the scenario itself", (id) => {
    const { setup } = explored({ scenario: id, changes: {} });
    expect(setup).toEqual({ scenario: { ...scenarios[id], briefing: 0 }, idle: 0 });
  });

  test.each(ids)("every field of %s takes the ends of its range and its own value, and no more", (id) => {
    for (const field of explored({ scenario: id, changes: {} }).fields) {
      const { kind, min, max, usual } = field;
      if (usual !== undefined) expect(readValue(field, writeValue(usual)), field.key).toEqual(usual);
      if (kind === "one" || kind === "yes") expect(readValue(field, "perhaps"), field.key).toBeUndefined();
      else {
        expect(max, field.key).toBeGreaterThan(min);
        for (const text of [min, max].map(String)) expect(readValue(field, text), field.key).toBeDefined();
        for (const text of [String(max + 1), String(min - 1), "", "NaN", "Infinity", "1e999"])
          expect(readValue(field, text), `${field.key} ${text}`).toBeUndefined();
      }
    }
  });

  test("what is set stands in the round, wherever it belongs", () => {
    const changes = {
      fill: "12",
      liars: "0.25",
      known: "yes",
      "mix.copycat": "0.5",
      "world.noise": "0.3",
      "world.qualities": "10,8,6",
      "mechanism.quorum": "5",
      "trial.crash": "0.3",
      "trial.crash.share": "0.5",
    };
    const { scenario } = explored({ scenario: "meadow", changes }).setup;
    expect(scenario).toMatchObject({ fill: 12, mix: { copycat: 0.5 }, options: { mechanism: { quorum: 5 } } });
    expect(scenario.options.world).toEqual({ sites: 5, noise: 0.3, qualities: [10, 8, 6] });
    expect(scenario.trials).toEqual([
      { id: "crash", options: { share: 0.5, aim: false, lasts: 10_000 }, at: 0.3 },
      { id: "liars", options: { share: 0.25, known: true } },
    ]);
    const nested = explored({
      scenario: "council-bft",
      changes: { "mechanism.rules.beat": "7000", "mechanism.delegates": "3" },
    });
    expect(nested.setup.scenario.options.mechanism).toMatchObject({
      delegates: 3,
      rules: { beat: 7000, decide: 6400 },
    });
    // The scenario that the game has is as it was.
    expect(scenarios["council-bft"]?.options.mechanism).toMatchObject({ rules: { beat: 8200 } });
  });

  test("what cannot be played is told by a code", () => {
    expect(faultOf("nowhere")).toEqual({ code: "no_scenario", value: "nowhere" });
    for (const name of ["__proto__", "constructor", "toString"]) {
      expect(faultOf(name)).toMatchObject({ code: "no_scenario" });
      expect(faultOf("meadow", Object.fromEntries([[name, "1"]]))).toEqual({ code: "no_setting", key: name });
    }
    expect(faultOf("meadow", { "mechanism.quorum": "900" })).toMatchObject({ code: "bad_value", value: "900" });
    expect(faultOf("meadow", { liars: "0.5", idle: "0.6" })).toEqual({ code: "too_many_shares", sum: 1.1 });
    const many = Object.fromEntries(Array.from({ length: CHANGES_MAX + 1 }, (_, i) => [`x${i}`, "1"]));
    expect(faultOf("meadow", many)).toEqual({ code: "too_many" });
    expect(faultOf("pow", { fill: "200", clock: "10000", "mechanism.orders": "1" })).toMatchObject({
      code: "too_heavy",
    });
    expect(faultOf("council-bft", { "mechanism.rules.beat": "0" })).toMatchObject({ code: "unfit" });
  });

  test("every trial that fits can be switched on from the beginning and as a card", () => {
    for (const id of ids) {
      for (const { key, kind } of explored({ scenario: id, changes: {} }).fields) {
        if (kind !== "when") continue;
        for (const at of ["start", "0.3"]) expect(faultOf(id, { [key]: at }), `${id} ${key} ${at}`).toBeUndefined();
      }
    }
  });
});

test("a trial that is switched on does something, from the beginning and as a card", () => {
  const rounds = (changes: Record<string, string>) =>
    playedRounds(explored({ scenario: "meadow", changes }).setup, labKey("a"), 0, 4);
  const usual = rounds({});
  for (const id of ["crash", "delay", "spoil", "sybil", "cartel"])
    for (const at of ["start", "0.15"]) expect(rounds({ [`trial.${id}`]: at }), `${id} ${at}`).not.toEqual(usual);
});

describe("rounds", () => {
  test("are the same however they are cut, and hang on their seed", () => {
    const { setup } = explored({ scenario: "robbers", changes: {} });
    const all = playedRounds(setup, labKey("a"), 0, 6);
    expect([...playedRounds(setup, labKey("a"), 0, 1), ...playedRounds(setup, labKey("a"), 1, 6)]).toEqual(all);
    expect(playedRounds(setup, labKey("b"), 0, 6)).not.toEqual(all);
    expect(
      all.every(({ honest, liars, worth, best }) => honest !== undefined && liars !== undefined && worth <= best),
    ).toBe(true);
  });

  test("are played by the bots of every mechanism", () => {
    for (const { scenarios: own } of mechanisms.values()) {
      const [first] = own;
      const { setup } = explored({ scenario: first!.id, changes: { clock: "20000" } });
      expect(scenarioFault(setup.scenario)).toBeUndefined();
      expect(playedRounds(setup, labKey("a"), 0, 1)).toHaveLength(1);
    }
  });
});

describe("figures", () => {
  const round = (worth: number, more: Partial<Played> = {}): Played => ({
    ending: "best",
    took: 1,
    worth,
    best: 10,
    ...more,
  });

  test("are those that one works out by hand", () => {
    expect(shareOf(5, 10)).toMatchObject({ value: 0.5, n: 10 });
    expect(shareOf(0, 0)).toEqual({ value: 0, half: 0, n: 0 });
    expect(shareOf(0, 20).half).toBeGreaterThan(0.05);
    const mean = meanOf([round(1), round(3), round(5, { liars: 7 })], ({ worth }) => worth);
    expect(mean.value).toBe(3);
    expect(mean.half).toBeCloseTo((1.96 * 2) / Math.sqrt(3), 10);
    expect(meanOf([round(1), round(3, { liars: 7 })], ({ liars }) => liars)).toMatchObject({ value: 7, n: 1 });
    expect(histogram([-1, 0, 4.9, 5, 10, 11], 0, 10, 2)).toEqual([3, 3]);
  });

  test("a difference is taken round by round, so that luck which both share is not counted", () => {
    const a = [0, 10, 0, 10, 0, 10, 0, 10].map((worth) => round(worth));
    const b = a.map(({ worth }) => round(worth + 1));
    const { value, half } = differenceOf(a, b, ({ worth }) => worth, 1);
    expect(value).toBe(1);
    expect(half).toBeLessThan(0.5);
    // And never looks certain from a few rounds that happen to agree.
    expect(differenceOf(a, a, ({ worth }) => worth, 10)).toMatchObject({ value: 0 });
    expect(differenceOf(a, a, ({ worth }) => worth, 10).half).toBeGreaterThan(1);
  });
});
