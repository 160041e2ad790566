import { describe, expect, it } from "vitest";
import { formulaRow } from "../../src/lab/models/formula.ts";
import { parseParams } from "../../src/lab/params.ts";
import { UsageError } from "../../src/lab/types.ts";
import { experiment, off, rowsOf } from "./helpers.ts";

const measured = async (name: string, ...params: string[]) =>
  Object.fromEntries((await rowsOf(name, 1, params)).map((row) => [row.case, row.measured]));

describe("formulas", () => {
  it.each([
    ["nakamoto", 34],
    ["power", 20],
    ["proposer", 20],
    ["ec-weight", 10],
  ])("%s agrees with every published digit (%d of them held)", async (name, held) => {
    const rows = await rowsOf(name, 1);
    expect(rows.filter((row) => row.reference !== null).length).toBe(held);
    expect(off(rows)).toEqual([]);
  });

  it("agree when they round to the published digits, and not when they do not", () => {
    const ok = (x: number | null, value: number, places: number) => formulaRow("", x, { value, places, source: "" }).ok;
    expect([ok(0.20458734, 0.2045873, 7), ok(0.20458736, 0.2045873, 7)]).toEqual([true, false]);
    expect([ok(5, 5, 0), ok(5.1, 5, 0), ok(null, 5, 0)]).toEqual([true, false, false]);
    expect(formulaRow("", 3)).toMatchObject({ reference: null, ok: true });
  });

  it.each([
    ["nakamoto", "z=3", /Give q as well/],
    ["nakamoto", "q=.1", /either z or risk/],
    ["nakamoto", "q=.1 z=3 risk=.1", /either z or risk/],
    ["nakamoto", "q=.49995 risk=.1", /q is at most 0\.4999/],
    ["nakamoto", "q=1.5 z=1", /q cannot be 1\.5: it is a number 0 to 1/],
    ["power", "shares=0,0", /the shares are all 0/],
    ["power", "shares=1,-1", /shares cannot be 1,-1: it is a list/],
    ["power", "shares=1 threshold=1", /threshold cannot be 1/],
    ["proposer", "powers=0,0", /the powers are all 0/],
    ["proposer", "powers=1,2.5", /powers cannot be 1,2\.5/],
    ["ec-weight", "power=8 exponent=3", /either power or exponent/],
    ["ec-weight", "power=1.5", /power cannot be 1\.5/],
    ["ec-weight", "wins=3", /power or exponent as well/],
  ])("%s refuses %s", (name, pairs, message) => {
    const e = experiment(name);
    const plan = () => e.plan(parseParams(e.params, pairs.split(" ")), 1);
    expect(plan).toThrow(UsageError);
    expect(plan).toThrow(message);
  });
});

describe("any case that is asked for", () => {
  it("nakamoto: a share and confirmations, or a share and a risk", async () => {
    const three = await measured("nakamoto", "q=.2", "z=1");
    expect(three["q 0.2, z 1: exact race, tie"]).toBeCloseTo(0.4, 12);
    expect(three["q 0.2, z 1: exact race, longer"]).toBeCloseTo(0.04 + 0.25 * 0.36, 12);
    expect((await rowsOf("nakamoto", 1, ["q=.3", "risk=.001"]))[0]).toMatchObject({ reference: 24, measured: 24 });
    expect((await rowsOf("nakamoto", 1, ["q=.3", "risk=.5"]))[0]).toMatchObject({ reference: null, ok: true });
    expect((await rowsOf("nakamoto", 1, ["q=.6", "risk=.001"]))[0]).toMatchObject({ measured: null, ok: true });
  });

  it("power: any shares, one holder's as well, and another threshold", async () => {
    const two = await measured("power", "shares=3,1", "threshold=.8");
    expect(two["3, 1: HHI"]).toBeCloseTo(0.625, 12);
    expect(two["3, 1: Nakamoto coefficient 0.8"]).toBe(2);
    expect((await measured("power", "shares=5"))["5: Nakamoto coefficient ½"]).toBe(1);
  });

  it("proposer: any powers, for as many steps as asked", async () => {
    const rows = await rowsOf("proposer", 1, ["powers=2,1,0", "steps=7"]);
    const name = "powers 2, 1, 0";
    expect(rows.filter((row) => row.case.includes("proposer")).map((row) => row.measured)).toEqual([
      1, 2, 1, 1, 2, 1, 1,
    ]);
    expect(rows.find((row) => row.case.startsWith(`${name}: validator 3`))).toMatchObject({ measured: 0, ok: true });
  });

  it("ec-weight: a power as a number or as an exponent", async () => {
    const [byPower] = await rowsOf("ec-weight", 1, ["power=1152921504606846976", "wins=10"]);
    const [, byExponent] = await rowsOf("ec-weight", 1, ["exponent=60", "wins=10"]);
    expect(byPower?.measured).toBe(60);
    expect(byExponent?.measured).toBe(30720);
    expect((await rowsOf("ec-weight", 1, ["exponent=200"]))[0]?.measured).toBe(200);
  });
});
