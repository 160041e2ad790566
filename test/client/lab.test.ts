import { describe, expect, test } from "vitest";
import { IDEAS } from "../../client/lab/ideas.tsx";
import { readLink, type Shown, writeLink } from "../../client/lab/link.ts";
import type { Answer, Asked, Jobs } from "../../client/lab/messages.ts";
import { fieldName, trialName, valueText } from "../../client/lab/names.ts";
import { type Hand, Pool, Stopped } from "../../client/lab/pool.ts";
import { PRESETS } from "../../client/lab/presets.ts";
import { playAll, Rounds } from "../../client/lab/rounds.ts";
import { words } from "../../client/lab/words/words.ts";
import { mechanisms } from "../../src/game/mechanisms/registry.ts";
import { scenarios } from "../../src/game/scenarios.ts";
import { trials } from "../../src/game/trials/registry.ts";
import { playedRounds } from "../../src/lab/explore/play.ts";
import { exploredFrom } from "../../src/lab/explore/setup.ts";
import { type Explored, readValue } from "../../src/lab/explore/values.ts";
import { published } from "../../src/lab/published.ts";
import { labKey } from "../../src/lab/run.ts";

const explored = (scenario: string, changes: Record<string, string> = {}) =>
  exploredFrom({ scenario, changes }) as Explored;

/** A worker that takes its time: each answer comes after another delay, so that they come out of order. */
class Slow implements Hand {
  static made = 0;
  static ended = 0;
  onmessage: Hand["onmessage"] = null;
  onerror: Hand["onerror"] = null;
  readonly #delay = 1 + ((Slow.made++ * 7) % 5);
  postMessage({ give }: Asked): void {
    const { setup, seed, from, to } = give as Jobs["play"]["give"];
    const got = playedRounds(setup, labKey(seed), from, to);
    setTimeout(
      () => this.onmessage?.call(this as never, { data: { got } satisfies Answer } as MessageEvent),
      this.#delay,
    );
  }
  terminate(): void {
    Slow.ended++;
  }
}

describe("the pool", () => {
  test("gives the same rounds whatever the number of workers", async () => {
    const { setup } = explored("meadow", { clock: "30000" });
    const run = async (cores: number) => {
      const [a, b] = [new Rounds(setup, 40), new Rounds(setup, 40)];
      const pool = new Pool(cores, () => new Slow());
      await playAll(pool, [a, b], "s", () => undefined);
      pool.close();
      return [a.list(), b.list()];
    };
    const one = await run(1);
    expect(one[0]).toEqual(playedRounds(setup, labKey("s"), 0, 40));
    expect(one[1]).toEqual(one[0]);
    expect(await run(3)).toEqual(one);
  });

  test("drops what is not wanted any more, and goes on", async () => {
    const { setup } = explored("meadow", { clock: "20000" });
    const pool = new Pool(2, () => new Slow());
    const give = { setup, seed: "s", from: 0, to: 1 };
    const dropped = [1, 2, 3, 4].map(() => pool.ask("play", give));
    pool.stop();
    for (const one of dropped) await expect(one).rejects.toBeInstanceOf(Stopped);
    expect(await pool.ask("play", give)).toEqual(playedRounds(setup, labKey("s"), 0, 1));
    const before = Slow.ended;
    pool.close();
    expect(Slow.ended).toBe(before + 2);
  });

  test("has at least one worker, and no more than there is room for", () => {
    expect(new Pool(0, () => new Slow()).size).toBe(1);
    expect(new Pool(512, () => new Slow()).size).toBe(16);
  });
});

describe("a link", () => {
  const a = { scenario: "robbers", changes: { liars: "0.4", "world.qualities": "10,8" } };
  test.each<Shown>([
    { a, runs: 300, seed: "two words & more=1" },
    { a, b: { scenario: "queen", changes: {} }, runs: 1, seed: "1" },
    { a: { scenario: "robbers", changes: {} }, experiment: "selfish", runs: 50_000, seed: "1" },
  ])("says all of it: %j", (shown) => {
    expect(readLink(writeLink(shown, "0123456789abcdef"))).toEqual({ ...shown, rules: "0123456789ab" });
  });

  test("that cannot be one is told by a code", () => {
    const codes = [
      "runs=0",
      "runs=1e9",
      "runs=10001",
      "runs=-1",
      "seed=",
      `seed=${"x".repeat(61)}`,
      "x".repeat(6001),
    ].map((text) => {
      const read = readLink(`#${text}`);
      return "fault" in read ? read.fault.code : undefined;
    });
    const [runs, seed] = ["bad_runs", "bad_seed"];
    expect(codes).toEqual([runs, runs, runs, runs, seed, seed, "too_long"]);
    expect(readLink("#experiment=nakamoto&runs=50001")).toMatchObject({ fault: { code: "bad_runs" } });
  });
});

test("every question that is offered can be played", () => {
  for (const [id, { a, b }] of Object.entries(IDEAS))
    for (const side of [a, b]) expect(exploredFrom(side), id).not.toHaveProperty("fault");
});

describe("the words", () => {
  test("everything that can be set has a name, and every choice", () => {
    for (const id of Object.keys(scenarios)) {
      const form = explored(id);
      for (const field of form.fields) {
        expect(fieldName(field, form), field.key).not.toBe(field.key);
        const named = field.key === "attack" ? words.policies : words.values;
        for (const choice of field.choices.filter((one) => !/^\d+$/.test(one))) {
          expect(Object.keys(named), field.key).toContain(choice);
          expect(valueText(field, readValue(field, choice)), field.key).toBeTruthy();
        }
      }
    }
  });

  test("every policy and trial has one", () => {
    for (const { family } of mechanisms.values())
      for (const policy of family.policies.keys()) expect(Object.keys(words.policies)).toContain(policy);
    for (const id of trials.keys()) if (id !== "liars") expect(trialName(id, "swarm"), id).not.toBe(id);
  });

  test("every published experiment is a preset, with its name", async () => {
    expect(PRESETS.map(({ experiment }) => experiment).sort()).toEqual([...published.keys()].sort());
    for (const { experiment, full } of PRESETS) {
      expect(words.experiments[experiment].name).toBeTruthy();
      const { name, runs } = await published.get(experiment)!();
      expect([name, full]).toEqual([experiment, runs]);
    }
  });
});
