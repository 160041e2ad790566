import { describe, expect, it } from "vitest";
import { segments } from "../../client/parts/term/segments.ts";
import authority from "../../client/worlds/chain/authority/words/en.json" with { type: "json" };
import bft from "../../client/worlds/chain/bft/words/en.json" with { type: "json" };
import ec from "../../client/worlds/chain/ec/words/en.json" with { type: "json" };
import pow from "../../client/worlds/chain/pow/words/en.json" with { type: "json" };
import chain from "../../client/worlds/chain/words/en.json" with { type: "json" };
import bees from "../../client/worlds/swarm/bees/words/en.json" with { type: "json" };
import council from "../../client/worlds/swarm/council/words/en.json" with { type: "json" };
import swarm from "../../client/worlds/swarm/words/en.json" with { type: "json" };

const terms = {
  block: { forms: "block|blocks", means: "a bundle" },
  work: { forms: "proof of work", means: "guesses" },
  proof: { forms: "proof", means: "two signatures" },
};

describe("a sentence's terms", () => {
  it("are found in any form and case, each once, the longest first", () => {
    expect(segments("Blocks need proof of work: no block without a proof.", terms)).toEqual([
      { id: "block", text: "Blocks" },
      " need ",
      { id: "work", text: "proof of work" },
      ": no block without a ",
      { id: "proof", text: "proof" },
      ".",
    ]);
  });

  it("are whole words", () => {
    expect(segments("It was blocked, waterproof, übblock.", terms)).toEqual(["It was blocked, waterproof, übblock."]);
  });

  it("lose no letter of the sentence", () => {
    const text = "block,block (proof) – proof of work? block";
    const back = segments(text, terms).map((piece) => (typeof piece === "string" ? piece : piece.text));
    expect(back.join("")).toBe(text);
  });
});

/** What a player may meet at once: a world's terms and one mechanism's. */
const together: [string, Record<string, { forms: string; means: string }>][] = [
  ["bees", { ...swarm.terms, ...bees.terms }],
  ["council", { ...swarm.terms, ...council.terms }],
  ...Object.entries({ authority, bft, ec, pow }).map(([id, words]): (typeof together)[number] => [
    id,
    { ...chain.terms, ...words.terms },
  ]),
];

describe.each(together)("the glossary of %s", (_, glossary) => {
  it("gives no form two meanings", () => {
    const forms = Object.values(glossary).flatMap(({ forms }) => forms.split("|"));
    expect(new Set(forms).size).toBe(forms.length);
  });

  it("says each in a line or two that begins with the word", () => {
    for (const { forms, means } of Object.values(glossary)) {
      expect(means.length).toBeLessThanOrEqual(150);
      const said = means.slice(0, means.indexOf(":")).toLowerCase();
      expect(
        forms.split("|").some((form) => form.toLowerCase().includes(said) || said.includes(form.toLowerCase())),
      ).toBe(true);
    }
  });
});
