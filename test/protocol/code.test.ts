import fc from "fast-check";
import { expect, test } from "vitest";
import { CODE_LETTERS, codeFrom, codeIn } from "../../src/protocol/code.ts";

const bytes = fc.uint8Array({ minLength: 5, maxLength: 16 });

test("a code from random bytes is a proper code", () => {
  fc.assert(
    fc.property(bytes, (random) => {
      const code = codeFrom(random);
      expect(codeIn(code)).toBe(code);
    }),
  );
});

test("a code may be typed in small letters, with spaces and dashes", () => {
  fc.assert(
    fc.property(bytes, fc.array(fc.constantFrom(" ", "-", "\t", "")), (random, gaps) => {
      const code = codeFrom(random);
      const typed = [...code.toLowerCase()].map((letter, i) => letter + (gaps[i] ?? "")).join("");
      expect(codeIn(` ${typed} `)).toBe(code);
    }),
  );
});

test.each([
  "KTMHX",
  "ktmhx",
  "K T M H X",
  "K-T-M-H-X",
  "k.t.m.h.x",
  "KTM HX",
  "Code: KTMHX",
  "code: k t m h x",
  "Code:KTM-HX.",
  "“KTMHX”",
  "(KTMHX)",
  "KTMHX?",
  "\u200eKTM\u200bHX\ufeff",
  "ＫＴＭＨＸ",
  "\tKTMHX\r\n",
  "The lynch pin: room KTMHX, at eight",
  "https://leaderless.example.org/r/KTMHX",
  "https://leaderless.example.org/r/ktmhx/",
  "http://192.168.1.20:8787/r/KTMHX?screen",
  "https://leaderless.example.org/r/KTMHX?utm_source=chat#claim=FHJKL-CFHJK",
  "leaderless.example.org/R/KTMHX).",
  "Come and play: https://leaderless.example.org/r/KTMHX . See you!",
  "https://out.example.net/?u=https%3A%2F%2Fleaderless.example.org%2Fr%2FKTMHX%3Fscreen&h=CFHJK",
  "https://nymph.example.org/r/K-T-M-H-X",
  "/r/KTMHX",
])("the code is taken out of %j", (text) => expect(codeIn(text)).toBe("KTMHX"));

test("nothing else is a code", () => {
  for (const typed of [
    "",
    "CFHJ",
    "CFHJKL",
    "AEIOU",
    "CFHJ1",
    "CFHJ_",
    "ĆFHJK",
    "CFHJKÉ",
    "CFH JK1",
    "https://example.org/r/",
    "https://example.org/r/AEIOU?screen#CFHJ",
    "x".repeat(5000),
    "%E0%A4%A",
  ])
    expect(codeIn(typed)).toBeUndefined();
  fc.assert(
    fc.property(fc.string(), (typed) => {
      const code = codeIn(typed);
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
