import fc from "fast-check";
import { expect, test } from "vitest";
import { CODE_LETTERS, codeFrom, properCode } from "../../src/protocol/code.ts";

const bytes = fc.uint8Array({ minLength: 5, maxLength: 16 });

test("a code from random bytes is a proper code", () => {
  fc.assert(
    fc.property(bytes, (random) => {
      const code = codeFrom(random);
      expect(properCode(code)).toBe(code);
    }),
  );
});

test("a code may be typed in small letters, with spaces and dashes", () => {
  fc.assert(
    fc.property(bytes, fc.array(fc.constantFrom(" ", "-", "\t", "")), (random, gaps) => {
      const code = codeFrom(random);
      const typed = [...code.toLowerCase()].map((letter, i) => letter + (gaps[i] ?? "")).join("");
      expect(properCode(` ${typed} `)).toBe(code);
    }),
  );
});

test("nothing else is a code", () => {
  for (const typed of ["", "CFHJ", "CFHJKL", "AEIOU", "CFHJ1", "CFHJ_", "CFHJK?", "ĆFHJK"])
    expect(properCode(typed)).toBeUndefined();
  fc.assert(
    fc.property(fc.string(), (typed) => {
      const code = properCode(typed);
      if (code !== undefined)
        expect([...code].every((letter) => CODE_LETTERS.includes(letter)) && code.length === 5).toBe(true);
    }),
  );
});

test("every letter is equally likely, and no two look alike", () => {
  const letters = Array.from({ length: 256 }, (_, byte) => codeFrom(new Uint8Array([byte, 0, 0, 0, 0]))[0]);
  for (const letter of CODE_LETTERS) expect(letters.filter((one) => one === letter).length).toBe(16);
  for (const pair of ["B8", "D0", "O0", "G6", "S5", "Z2", "I1", "UV"]) {
    expect([...pair].filter((letter) => CODE_LETTERS.includes(letter)).length).toBeLessThan(2);
  }
});
