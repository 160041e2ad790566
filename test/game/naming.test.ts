import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { NAME_MAX } from "../../src/game/limits.ts";
import { folded, freeAmong, properName } from "../../src/game/naming.ts";
import { runs } from "./support/runs.ts";

const FAMILY = "\u{1F468}\u200d\u{1F469}\u200d\u{1F467}";

describe("a name", () => {
  test.each([
    ["Hangul filler", "\u3164"],
    ["Braille blank", "\u2800"],
    ["Hangul choseong filler", "\u115f"],
    ["variation selector", "\ufe0f"],
    ["zero width space", "\u200b"],
    ["joiner", "\u200d\u200d"],
    ["spaces and fillers", " \u3164 \u2800\t"],
    ["half a surrogate pair", "\ud800"],
    ["turn of direction", "\u202e"],
    ["nothing", ""],
  ])("of which nothing is seen is none: %s", (_, typed) => expect(properName(typed)).toBeUndefined());

  test.each([
    ["Jo", "Jo"],
    ["  Jo \t Ann ", "Jo Ann"],
    ["\u3164Jo\u200b\u202e", "Jo"],
    [FAMILY, FAMILY],
    ["\u2764\ufe0f Jo", "\u2764\ufe0f Jo"],
    ["\u{1F1E9}\u{1F1EA}", "\u{1F1E9}\u{1F1EA}"],
    ["Zoe\u0308", "Zoe\u0308"],
    ["a\u200d", "a"],
  ])("loses what is not seen, and keeps what joins: %j is %j", (typed, shown) => expect(properName(typed)).toBe(shown));

  test("has as many letters as people count, not as many as a machine", () => {
    for (const letter of ["x", FAMILY, "e\u0301", "\u{1F1E9}\u{1F1EA}", "\u{1F44B}\u{1F3FD}"]) {
      const most = Math.min(NAME_MAX, Math.floor(120 / letter.length));
      expect(properName(letter.repeat(most)), letter).toBe(letter.repeat(most));
      expect(properName(letter.repeat(NAME_MAX + 1)), letter).toBeUndefined();
    }
  });

  test.each([
    ["Anna", "anna"],
    ["Zo\u00eb", "Zoe\u0308"],
    ["\ufb01n", "fin"],
    ["J\u200bo", "Jo"],
    ["Jo \u2800", "Jo"],
    ["STRASSE", "strasse"],
    ["\uff21da", "Ada"],
  ])("is the twin of one that looks alike: %j and %j", (a, b) => expect(folded(a)).toBe(folded(b)));

  test("that is taken gets a number, and loses only the letters that the number needs", () => {
    const taken = new Set(["jo", "jo 2"]);
    expect(freeAmong("Jo", taken)).toBe("Jo 3");
    const long = "abcdefghijklmnopqrstuvwx";
    expect(freeAmong(long, new Set([long]))).toBe("abcdefghijklmnopqrstuv 2");
    expect(freeAmong(FAMILY.repeat(5), new Set([folded(FAMILY.repeat(5))]))).toBe(`${FAMILY.repeat(5)} 2`);
  });

  test("once made proper is proper, and is seen", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 40 }), (typed) => {
        const name = properName(typed);
        if (name === undefined) return;
        expect(properName(name)).toBe(name);
        expect(folded(name)).not.toBe("");
        expect(name).toBe(name.trim());
      }),
      { numRuns: runs(2000) },
    );
  });
});
