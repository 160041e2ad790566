import { describe, expect, it } from "vitest";
import { segments, type Terms } from "../../client/parts/term/segments.ts";
import { LANGUAGES } from "../../src/protocol/languages.ts";
import { readMessages } from "../../src/tools/words.ts";

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

  it("stand among other letters in Chinese, which has nothing between words", () => {
    const chinese = { block: { forms: "区块", means: "" }, bad: { forms: "坏区块", means: "" } };
    expect(segments("每个区块和坏区块。", chinese)).toEqual([
      "每个",
      { id: "block", text: "区块" },
      "和",
      { id: "bad", text: "坏区块" },
      "。",
    ]);
  });

  it("lose no letter of the sentence", () => {
    const text = "block,block (proof) – proof of work? block";
    const back = segments(text, terms).map((piece) => (typeof piece === "string" ? piece : piece.text));
    expect(back.join("")).toBe(text);
  });
});

/** What a player may meet at once: a world's terms and one mechanism's. */
const together: readonly (readonly [world: string, mechanism: string])[] = [
  ...["bees", "queen", "council"].map((id) => ["swarm", id] as const),
  ...["authority", "bft", "ec", "pow", "council"].map((id) => ["chain", id] as const),
];
const spoken = LANGUAGES.filter(({ complete }) => complete).flatMap(({ id }) =>
  together.map((of) => [id, ...of] as const),
);

describe.each(spoken)("the glossary in %s of %s, %s", (language, world, mechanism) => {
  const folders = [`client/worlds/${world}/words`, `client/worlds/${world}/${mechanism}/words`];
  const glossary: Terms = Object.assign({}, ...folders.map((folder) => readMessages(folder, language).terms));

  it("gives no form two meanings", () => {
    const forms = Object.values(glossary).flatMap(({ forms }) => forms.split("|"));
    expect(new Set(forms).size).toBe(forms.length);
  });

  it("says each in a line or two that begins with the word", () => {
    for (const { forms, means } of Object.values(glossary)) {
      expect(means.length).toBeLessThanOrEqual(150);
      const said = means.slice(0, means.search(/[:：]/)).toLowerCase();
      expect(
        forms.split("|").some((form) => form.toLowerCase().includes(said) || said.includes(form.toLowerCase())),
      ).toBe(true);
    }
  });
});
