import { readdirSync, readFileSync } from "node:fs";
import { afterAll, describe, expect, test, vi } from "vitest";
import * as format from "../../client/words/format.ts";
import { chooseLanguage } from "../../client/words/language.ts";
import { describe as described } from "../../client/worlds/chain/describe.ts";

/** As a page would that is opened with this language in its address. */
function speak(id: string): void {
  vi.stubGlobal("location", { search: `?lang=${id}` });
  vi.stubGlobal("document", { documentElement: {} });
  chooseLanguage();
  vi.unstubAllGlobals();
}

afterAll(() => speak("en"));

/** What puts a mark of its own between words: `; ` as an English sentence has it, in whatever language the words are. */
const OWN_MARK = /join\("[,;] "\)|`[,;] \$\{|\)\}[,;] \{|\w\}[,;]\{" "\}/;

describe("between the parts of a line", () => {
  test("English has a mark and a space, Chinese its wide mark alone", () => {
    const said = () => [format.mark(","), format.mark(";"), format.mark(":"), format.sentences("A.", "", "B.")];
    speak("en");
    expect(said()).toEqual([", ", "; ", ": ", "A. B."]);
    speak("zh");
    expect(said()).toEqual(["，", "；", "：", "A.B."]);
  });

  test("a block is described in the page's marks", () => {
    const block = { id: 1, label: "1a", state: "open", tip: true } as Parameters<typeof described>[0];
    speak("en");
    expect(described(block, "Ada", false)).toContain("; ");
    speak("zh");
    expect(described(block, "Ada", false)).toMatch(/^[^;]+；[^;]+$/);
  });

  test("no file has a mark of its own there", () => {
    const files = readdirSync("client", { recursive: true, encoding: "utf8" }).filter((one) => /\.tsx?$/.test(one));
    expect(files.length).toBeGreaterThan(300);
    expect(files.filter((one) => OWN_MARK.test(readFileSync(`client/${one}`, "utf8")))).toEqual([]);
  });
});
