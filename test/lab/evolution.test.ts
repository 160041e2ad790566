import { describe, expect, it } from "vitest";
import { rowsOf } from "./helpers.ts";

describe("selection by the game's own functions", () => {
  it("fixes a mutant as often as Moran's formula says, also where no table has it", async () => {
    const table = await rowsOf("moran", 400);
    expect(table.map(({ reference }) => reference)).toEqual([0.03333, 0.09644, 0.5, 0.00492]);
    expect(table.filter(({ ok }) => !ok)).toEqual([]);
    const [one] = await rowsOf("moran", 400, ["r=3", "n=10"]);
    expect(one?.reference).toBeCloseTo(0.6667, 4);
    expect(one?.ok).toBe(true);
  });

  it("settles where neither hawks nor doves do better", async () => {
    const rows = await rowsOf("hawk-dove", 4, ["generations=120", "n=800"]);
    expect(rows.map(({ reference }) => reference)).toEqual([0.5, 0.2]);
    expect(rows.filter(({ ok }) => !ok)).toEqual([]);
  });

  it("lets copiers in until they gain nothing, and the mean with them", async () => {
    const rows = await rowsOf("rogers", 4, ["generations=160", "n=800"]);
    expect(rows.map(({ reference }) => Math.round(1e4 * (reference as number)))).toEqual([
      5556, 8000, 8889, 5000, 0, 9500,
    ]);
    expect(rows.filter(({ ok }) => !ok)).toEqual([]);
  });
});

it("copying helps the game's swarms to a quorum, and not the one who copies", async () => {
  const rows = await rowsOf("evolve", 4, ["scenario=meadow", "generations=2"]);
  const of = (what: string) => rows.find((row) => row.case === `meadow, ${what}`)?.measured as number;
  expect(of("50% copycats, else independents: ends homeless")).toBeLessThan(
    of("0% copycats, else independents: ends homeless"),
  );
  expect(of("50% copycats, else independents: points of copycats")).toBeLessThan(
    of("50% copycats, else independents: points of independents"),
  );
});
