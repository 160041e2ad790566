import { expect, test } from "vitest";
import { ruleText, valueText } from "../../client/assembly/say.ts";
import { others, rulesOf } from "../../src/game/assembly/amendments.ts";
import { WAYS } from "../../src/game/assembly/ways.ts";
import { scenarios } from "../../src/game/index.ts";

test("every rule that a room can change has a name, and every value one that is no code", () => {
  for (const setup of Object.values(scenarios)) {
    for (const rule of rulesOf(setup, { way: WAYS[0], quorum: 0.2, threshold: 1 / 2 })) {
      expect(ruleText(rule), `${rule.part}.${rule.option}`).toMatch(/^[A-Z].+/);
      for (const to of [rule.now, ...others(rule)]) {
        const text = valueText(rule, to);
        // A number is a number, with its unit where it has one; a choice is said in words.
        if (typeof to === "string") expect([setup.id, to, text === to]).toEqual([setup.id, to, false]);
        expect(text.length).toBeGreaterThan(0);
      }
    }
  }
});
