import { describe, expect, it } from "vitest";
import { mechanisms } from "../../src/game/mechanisms/registry.ts";
import { factoriesOf, parsed } from "../../src/game/parts.ts";
import { scenarios } from "../../src/game/scenarios.ts";
import { liarsIn } from "../../src/game/trials/liars/liars.ts";
import { naming } from "../../src/lab/experiments/naming.ts";
import { parseParams } from "../../src/lab/params.ts";
import { UsageError } from "../../src/lab/types.ts";
import { rowsOf } from "./helpers.ts";

describe("naming", () => {
  it("is measured in every setup that has one", () => {
    const shown = Object.values(scenarios).filter((one) => {
      const { mechanism } = factoriesOf(one);
      const made = mechanism.make(parsed(mechanism.options, one.options.mechanism)) as { met?: unknown };
      return made.met !== undefined;
    });
    const having = shown.filter((one) => liarsIn(one));
    expect(
      naming
        .plan({}, 1)
        .map(({ task }) => task)
        .toSorted(),
    ).toEqual(having.map(({ id }) => id).toSorted());
    // A mechanism that shows what others did has bots that make something of it.
    for (const { id, family } of mechanisms.values())
      expect(family.suspicion !== undefined, id).toBe(shown.some((one) => one.mechanism === id));
  });

  it("pays whoever looks, in rounds of robbers, and costs whoever guesses", async () => {
    const rows = await rowsOf("naming", 80, ["only=robbers"]);
    const of = (what: string) => rows.find((row) => row.case.includes(what))!;
    expect(of("what one saw")).toMatchObject({ ok: true });
    expect(of("that are right").measured).toBeGreaterThan(60);
    expect(of("everybody in turn").measured).toBeLessThan(0);
    expect(rows).toHaveLength(8);
  });

  it("says where all liars are proved before anybody can be named", async () => {
    const rows = await rowsOf("naming", 5, ["only=bft-liars"]);
    expect(rows).toMatchObject([{ measured: 0, reference: null, ok: true }]);
  });

  it("knows no other setup", () => {
    expect(() => naming.plan(parseParams(naming.params, ["only=meadow"]) as { only: string }, 1)).toThrow(UsageError);
  });
});
