import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Key, threefry4x32 } from "../../../src/game/kit/threefry.ts";

type Four = [number, number, number, number];
const draw = (key: Key, [c0, c1, c2, c3]: Four) => {
  const out = new Uint32Array(4);
  threefry4x32(key, c0, c1, c2, c3, out);
  return Array.from(out);
};
const ones = 0xffffffff;

describe("threefry4x32", () => {
  test.each<[Key, Four, Four]>([
    [
      [0, 0, 0, 0],
      [0, 0, 0, 0],
      [0x9c6ca96a, 0xe17eae66, 0xfc10ecd4, 0x5256a7d8],
    ],
    [
      [ones, ones, ones, ones],
      [ones, ones, ones, ones],
      [0x2a881696, 0x57012287, 0xf6c7446e, 0xa16a6732],
    ],
    [
      [0xa4093822, 0x299f31d0, 0x082efa98, 0xec4e6c89],
      [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344],
      [0x59cd1dbb, 0xb8879579, 0x86b5d00c, 0xac8b6d84],
    ],
  ])("Random123's known answers: key %j", (key, counter, words) => {
    expect(draw(key, counter)).toEqual(words);
  });

  test("signed and unsigned words are the same words, and `out` may hold anything before", () => {
    const word = fc.integer({ min: 0, max: ones });
    const four = fc.tuple(word, word, word, word);
    fc.assert(
      fc.property(four, four, four, (key, counter, before) => {
        const signed = (w: Four) => w.map((x) => x | 0) as Four;
        const out = Uint32Array.from(before);
        threefry4x32(signed(key), ...signed(counter), out);
        expect(Array.from(out)).toEqual(draw(key, counter));
      }),
    );
  });

  test("flipping any bit of key or counter flips every output bit half of the time", () => {
    const bases = 256;
    const flips = new Uint32Array(256 * 128);
    for (let base = 0; base < bases; base++) {
      const input = [...draw([1, 2, 3, 4], [base, 0, 0, 0]), ...draw([1, 2, 3, 4], [base, 1, 0, 0])];
      const plain = draw(input.slice(0, 4) as Four, input.slice(4) as Four);
      for (let bit = 0; bit < 256; bit++) {
        const changed = input.map((w, i) => (i === bit >> 5 ? w ^ (1 << (bit & 31)) : w));
        const words = draw(changed.slice(0, 4) as Four, changed.slice(4) as Four);
        for (let o = 0; o < 128; o++) {
          const differs = ((words[o >> 5] as number) ^ (plain[o >> 5] as number)) >>> (o & 31);
          flips[bit * 128 + o] = (flips[bit * 128 + o] as number) + (differs & 1);
        }
      }
    }
    // Binomial(256, 1/2) has deviation 8; among 32,768 pairs about 4.2 deviations are to be expected.
    const rates = Array.from(flips);
    expect(Math.min(...rates)).toBeGreaterThan(128 - 6 * 8);
    expect(Math.max(...rates)).toBeLessThan(128 + 6 * 8);
    const share = rates.reduce((s, x) => s + x, 0) / (bases * rates.length);
    expect(Math.abs(share - 0.5)).toBeLessThan(0.001);
  });
});
