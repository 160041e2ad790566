import { describe, expect, it } from "vitest";
import type { Value } from "../../../src/game/assembly/amendable.ts";
import { type Decided, governed, others, rulesOf } from "../../../src/game/assembly/amendments.ts";
import {
  advance,
  apply,
  createSession,
  nextDue,
  type Scenario,
  scenarioFault,
  scenarios,
} from "../../../src/game/index.ts";
import { mechanisms } from "../../../src/game/mechanisms/registry.ts";
import { key } from "./room.ts";

const HEADS = { way: "heads", quorum: 0, threshold: 0.5 } as const;

/** What of a setup can be amended, each with its bounds: the lowest and the highest of a number, else all that it can become. */
const bounds = (setup: Scenario): { key: string; ends: Value[] }[] =>
  rulesOf(setup, HEADS)
    .filter(({ part }) => part !== "voting")
    .map((rule) => {
      const values = others(rule);
      const ends = rule.kind === "number" ? [...new Set([values[0], values.at(-1)])] : values;
      return { key: `${rule.part}.${rule.option}`, ends: ends.filter((one) => one !== undefined) };
    });

/** A setup with one thing amended at a time, each at each of its bounds. */
const singly = (setup: Scenario): Decided[] =>
  bounds(setup).flatMap(({ key, ends }) => ends.map((to): Decided => ({ [key]: to })));

/** All of a setup's amendments together, but who decides: at their first bounds, and at their last. */
const together = (setup: Scenario): Decided[] => {
  const own = bounds(setup).filter(({ key }) => key !== "round.mechanism");
  return [0, -1].map((i) => Object.fromEntries(own.map(({ key, ends }) => [key, ends.at(i) as Value])));
};

/** A round of bots alone under what was decided: whether it began, ended, and brought anybody a point. */
function played(setup: Scenario, decided: Decided, n: number): { fault: unknown; phase: string; earns: boolean } {
  const scenario = governed(setup, decided);
  const s = createSession();
  const fault = scenarioFault(scenario) ?? apply(s, { t: 0, type: "plan", steps: [scenario] });
  apply(s, { t: 0, type: "start", key: key(n), away: [] });
  for (let due = nextDue(s); due !== undefined; due = nextDue(s)) advance(s, due);
  return { fault, phase: s.phase, earns: !scenario.scored || s.seats.some(({ score }) => score > 0) };
}
const PLAYED = { fault: undefined, phase: "reveal", earns: true };

const setups = Object.values(scenarios);

describe("amendments", () => {
  it("at their bounds all together leave every setup one that can be played", { timeout: 120_000 }, () => {
    expect(setups.length).toBeGreaterThan(20);
    for (const setup of setups)
      for (const [i, decided] of together(setup).entries()) {
        const told = `${setup.id} under ${JSON.stringify(decided)}`;
        expect([told, played(setup, decided, i + 1)]).toEqual([told, PLAYED]);
      }
  });

  it("at each bound alone leave every setup one that starts, and that can be played", { timeout: 900_000 }, () => {
    const all = setups.flatMap((setup) => singly(setup).map((decided) => ({ setup, decided })));
    expect(all.length).toBeGreaterThan(150);
    for (const [i, { setup, decided }] of all.entries()) {
      const told = `${setup.id} under ${JSON.stringify(decided)}`;
      expect([told, scenarioFault(governed(setup, decided))]).toEqual([told, undefined]);
      // To play them all takes a minute; `npm run verify` does.
      if (process.env.VERIFY) expect([told, played(setup, decided, i + 1)]).toEqual([told, PLAYED]);
    }
  });

  it("are not on offer where they make no difference: slashing, where nobody gains by signing twice", () => {
    const slashed = setups.filter((setup) => rulesOf(setup, HEADS).some(({ option }) => option === "slash"));
    expect(slashed.map(({ id }) => id)).toEqual(["bft-liars"]);
    const free = governed(slashed[0] as Scenario, { "bft.slash": false });
    expect(free.options.mechanism).toMatchObject({ slash: false });
  });

  it("are on offer for every mechanism that others of its world can be amended to", () => {
    for (const { id, world, scenarios: setups } of mechanisms.values()) {
      const rule = rulesOf(setups[0] as Scenario, HEADS)[0];
      expect([id, rule?.part, rule?.option]).toEqual([id, "round", "mechanism"]);
      for (const to of rule ? others(rule) : []) {
        const other = governed(setups.at(-1) as Scenario, { "round.mechanism": to });
        expect([id, to, other.mechanism, other.world]).toEqual([id, to, to, world]);
      }
    }
  });
});
