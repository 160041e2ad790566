import fc from "fast-check";
import Papa from "papaparse";
import { expect, test } from "vitest";
import { csvOf, FORMULA, neutral } from "../../../src/lab/data/csv.ts";
import { withoutNames } from "../../../src/lab/data/names.ts";

/** As somebody else reads it: a parser with its defaults, the first line being the names. */
const read = (text: string): Record<string, string>[] =>
  Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true }).data;

const nasty = fc.oneof(
  fc.string({ unit: "grapheme" }),
  fc.string({ unit: fc.constantFrom("=", "+", "-", "@", "\t", "\r", "\n", '"', ",", ";", "'", "a", " ", "＝", "1") }),
);

test("text cells come back as they were, but for an apostrophe before what a spreadsheet would take for a formula", () => {
  fc.assert(
    fc.property(fc.array(fc.record({ a: nasty, b: nasty }), { minLength: 1, maxLength: 8 }), (rows) => {
      // What is told of delimiters: from two cells of nothing but punctuation nobody could guess them.
      const back = Papa.parse<string[]>(csvOf(["a", "b"], rows), { delimiter: ",", newline: "\r\n" }).data;
      // The line after the last end of a line.
      expect(back.pop()).toEqual([""]);
      expect(back).toEqual([["a", "b"], ...rows.map(({ a, b }) => [neutral(a), neutral(b)])]);
      for (const cell of back.slice(1).flat()) expect(cell).not.toMatch(FORMULA);
    }),
    { numRuns: 300 },
  );
});

test("a formula that goes on in another line is one all the same", () => {
  expect(csvOf(["a"], [{ a: '=HYPERLINK("x")\nb' }])).toBe(`a\r\n"'=HYPERLINK(""x"")\nb"\r\n`);
  expect(read(csvOf(["a"], [{ a: "=1+1\r\n2" }]))).toEqual([{ a: "'=1+1\r\n2" }]);
});

test("numbers stay numbers, below 0 as well, and nothing is an empty cell", () => {
  const number = fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }));
  fc.assert(
    fc.property(number, (x) => {
      const [row] = read(csvOf(["x", "none"], [{ x, none: undefined }]));
      expect(Number(row?.x)).toBe(Object.is(x, -0) ? 0 : x);
      expect(row?.none).toBe("");
    }),
  );
});

test("names are taken out of what players wrote, as whole words, in any case and any script", () => {
  const names = ["Ada Lovelace", "Ada", "Al", "小明", "=Emmy"];
  expect(withoutNames("Ada lovelace and ADA, also Al: 小明很好 =emmy!", names)).toBe("… and …, also …: …很好 …!");
  expect(withoutNames("Adaptation, royal, Al2", names)).toBe("Adaptation, royal, Al2");
  expect(withoutNames("AlAl Al Al", names)).toBe("AlAl … …");
});
