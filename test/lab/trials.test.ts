import { expect, test } from "vitest";
import { rowsOf } from "./helpers.ts";

test("the cuts of power.md come out of the game's own mechanisms", { timeout: 120_000 }, async () => {
  const rows = await rowsOf("trials", 4, ["only=cuts"]);
  const of = (text: string) => rows.filter((row) => row.case.includes(text));
  expect(rows.filter(({ ok }) => !ok)).toEqual([]);
  // Those that are exact.
  for (const halves of ["8 and 8", "10 and 6"])
    expect(of(`bft, ${halves}`).map(({ measured }) => measured)).toEqual([0, 0]);
  for (const halves of ["11 and 5", "12 and 4"]) {
    const [larger, smaller] = of(`bft, ${halves}`);
    expect([larger!.measured! > 0, smaller!.measured]).toEqual([true, 0]);
  }
  expect(of("authority").map(({ measured }) => measured! > 0)).toEqual([true, false]);
});

test("a home that goes bad late is found out less often", { timeout: 120_000 }, async () => {
  const spoil = await rowsOf("trials", 30, ["only=spoil"]);
  const at = (x: number) =>
    spoil.find((row) => row.case === `spoil curve, bees, worse, at ${x}: best home, %`)!.measured!;
  expect(at(0)).toBeGreaterThan(at(0.45));
});
