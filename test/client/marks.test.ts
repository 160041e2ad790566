import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test, vi } from "vitest";
import * as format from "../../client/words/format.ts";
import { describe as described } from "../../client/worlds/chain/describe.ts";
import { LANGUAGES } from "../../src/protocol/languages.ts";

const page = vi.hoisted(() => ({ id: "en" }));
vi.mock("../../client/words/language.ts", async (original) => ({
  ...(await original<typeof import("../../client/words/language.ts")>()),
  language: () => LANGUAGES.find(({ id }) => id === page.id),
}));

/** What puts a mark of its own between words: `; ` as an English sentence has it, in whatever language the words are. */
const OWN_MARK = /join\("[,;] "\)|`[,;] \$\{|\)\}[,;] \{|\w\}[,;]\{" "\}/;

describe("between the parts of a line", () => {
  test("English has a mark and a space, Chinese its wide mark alone", () => {
    const said = () => [format.mark(","), format.mark(";"), format.mark(":"), format.sentences("A.", "", "B.")];
    page.id = "en";
    expect(said()).toEqual([", ", "; ", ": ", "A. B."]);
    page.id = "zh";
    expect(said()).toEqual(["，", "；", "：", "A.B."]);
  });

  test("a block is described in the page's marks", () => {
    const block = { id: 1, label: "1a", state: "open", tip: true } as Parameters<typeof described>[0];
    page.id = "en";
    expect(described(block, "Ada", false)).toContain("; ");
    page.id = "zh";
    expect(described(block, "Ada", false)).toMatch(/^[^;]+；[^;]+$/);
  });

  test("no file has a mark of its own there", () => {
    const files = readdirSync("client", { recursive: true, encoding: "utf8" }).filter((one) => /\.tsx?$/.test(one));
    expect(files.length).toBeGreaterThan(300);
    expect(files.filter((one) => OWN_MARK.test(readFileSync(`client/${one}`, "utf8")))).toEqual([]);
  });
});
