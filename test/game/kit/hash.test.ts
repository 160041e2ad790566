import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { digest, stateHash } from "../../../src/game/kit/hash.ts";
import { utf8 } from "../../../src/game/kit/utf8.ts";

const units = fc.array(
  fc.oneof(
    fc.integer({ min: 0, max: 0xffff }),
    fc.integer({ min: 0xd700, max: 0xe100 }),
    fc.constantFrom(0, 0x7f, 0x80, 0x7ff, 0x800, 0xd800, 0xdbff, 0xdc00, 0xdfff, 0xffff),
  ),
  { maxLength: 40 },
);

describe("digest", () => {
  // FIPS 180-4's examples.
  test.each([
    ["", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"],
    ["abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"],
    [
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1",
    ],
  ])("of %j", (text, hash) => expect(digest(text)).toBe(hash));

  test("is what Node says, for any text", () => {
    fc.assert(
      fc.property(units, (codes) => {
        const text = String.fromCharCode(...codes);
        expect(digest(text)).toBe(createHash("sha256").update(text, "utf8").digest("hex"));
      }),
    );
  });
});

describe("utf8", () => {
  test("is what TextEncoder says, lone surrogates too", () => {
    const encoder = new TextEncoder();
    fc.assert(
      fc.property(units, (codes) => {
        const text = String.fromCharCode(...codes);
        expect(Array.from(utf8(text))).toEqual(Array.from(encoder.encode(text)));
      }),
      { numRuns: 2000 },
    );
  });

  test("takes every code point and every lone surrogate", () => {
    let text = "";
    for (let code = 0; code < 0x110000; code += code < 0x10000 ? 1 : 257) text += `${String.fromCodePoint(code)} `;
    expect(digest(text)).toBe(createHash("sha256").update(text, "utf8").digest("hex"));
  });
});

describe("stateHash", () => {
  test("survives a trip through JSON", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(stateHash(JSON.parse(JSON.stringify(value)))).toBe(stateHash(value));
      }),
    );
  });

  test("differs when anything differs: a value, a place, the order of building", () => {
    const states = [
      { a: 1, b: [2, 3] },
      { a: 1, b: [3, 2] },
      { b: [2, 3], a: 1 },
      { a: 1, b: [2, 3], c: null },
      {},
      [],
    ];
    expect(new Set(states.map(stateHash)).size).toBe(states.length);
    expect(stateHash({ a: 1 })).toBe(digest('{"a":1}'));
  });

  test("refuses what has no JSON text", () => {
    const cycle: unknown[] = [];
    cycle.push(cycle);
    for (const bad of [undefined, () => 1, Symbol("s")]) expect(() => stateHash(bad)).toThrow(/no JSON text/);
    for (const bad of [1n, cycle]) expect(() => stateHash(bad)).toThrow(TypeError);
  });
});
