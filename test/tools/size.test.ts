import { randomBytes } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, expect, test, vi } from "vitest";
import { LANGUAGES } from "../../src/protocol/languages.ts";
import { checkSizes, lazyParts, type Manifest } from "../../src/tools/size.ts";

const KB = 1024;
const folder = mkdtempSync(join(tmpdir(), "leaderless-size-"));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A build as Vite lays it out: a stage with its aftermath, a lab, a language, the game, and what they share. */
const manifest: Manifest = {
  "index.html": {
    file: "assets/index.js",
    css: ["assets/index.css"],
    imports: ["_shared.js"],
    dynamicImports: ["_words-en-a-b_c1d2.js", "_words-pseudo-abcd1234.js", "start.tsx"],
  },
  "start.tsx": {
    file: "assets/start.js",
    imports: ["index.html", "_shared.js"],
    dynamicImports: [
      "_words-chain-en-abcd1234.js",
      "worlds/chain/index.tsx",
      "screens/lab/index.tsx",
      "words/de.ts",
      "../src/game/index.ts",
    ],
  },
  "_words-en-a-b_c1d2.js": { file: "assets/words-en.js" },
  "_words-pseudo-abcd1234.js": { file: "assets/words-pseudo.js" },
  "_words-chain-en-abcd1234.js": { file: "assets/words-chain-en.js" },
  "_shared.js": { file: "assets/shared.js" },
  "_proof.js": { file: "assets/proof.js" },
  "worlds/chain/index.tsx": {
    file: "assets/chain.js",
    css: ["assets/chain.css"],
    isDynamicEntry: true,
    imports: ["_shared.js", "index.html"],
    dynamicImports: ["worlds/chain/aftermath.tsx"],
  },
  "worlds/chain/aftermath.tsx": {
    file: "assets/aftermath.js",
    isDynamicEntry: true,
    imports: ["worlds/chain/index.tsx", "_proof.js"],
  },
  "screens/lab/index.tsx": { file: "assets/lab.js", isDynamicEntry: true, imports: ["_proof.js"] },
  "words/de.ts": { file: "assets/de.js", isDynamicEntry: true },
  "../src/game/index.ts": { file: "assets/game.js", isDynamicEntry: true },
};
const first = new Set([
  ...["index.html", "assets/index.js", "assets/index.css", "assets/shared.js", "assets/start.js", "assets/words-en.js"],
]);

/** Writes such a build, each file incompressible and so large, in bytes; the others are tiny. */
function write(sizes: Record<string, number>): string[] {
  const chunks = Object.values(manifest).flatMap(({ file, css = [] }) => [file, ...css]);
  for (const path of [...chunks, "rules/0123456789abcdef.js", "worker.js"]) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, randomBytes(sizes[path] ?? 100));
  }
  writeFileSync(join(folder, "index.html"), "<p>");
  return checkSizes(manifest, folder, folder);
}

test("every lazy part is found, with what it alone adds to what is there before it", () => {
  const parts = lazyParts(manifest, first).map(({ name, files }) => [name, files]);
  expect(Object.fromEntries(parts)).toEqual({
    "stage of chain": ["assets/words-chain-en.js", "assets/chain.js", "assets/chain.css"],
    debrief: ["assets/aftermath.js", "assets/proof.js"],
    lab: ["assets/lab.js", "assets/proof.js"],
    "words/de.ts": ["assets/de.js"],
    game: ["assets/game.js"],
  });
});

test.each([
  ["first load", "assets/index.css", 150],
  ["first load, scripts", "assets/shared.js", 80],
  ["first load, scripts", "assets/words-en.js", 80],
  ["stage of chain", "assets/words-chain-en.js", 30],
  ["worker", "worker.js", 176],
  ["kept build", "rules/0123456789abcdef.js", 128],
  ["debrief", "assets/aftermath.js", 60],
  ["lab", "assets/lab.js", 140],
  ["stage of chain", "assets/chain.css", 30],
  ["words/de.ts", "assets/de.js", 30],
  ["game", "assets/game.js", 128],
])("%s is over its budget when %s has grown past %i KB, and not before", (name, file, budget) => {
  vi.spyOn(console, "log").mockImplementation(() => {});
  // What is no word comes first in every language.
  const inOthers = LANGUAGES.slice(1).map((one) => `first load, ${one.name}`);
  expect(write({ [file]: (budget - 1) * KB })).toEqual([]);
  expect(write({ [file]: (budget + 1) * KB })).toEqual(name === "first load" ? [name, ...inOthers] : [name]);
  vi.restoreAllMocks();
});

test("what a worker imports counts with whoever makes it, and what it asks for later by itself", () => {
  const lab = { ...manifest["screens/lab/index.tsx"]!, assets: ["assets/worker.js"] };
  write({});
  const script = (name: string, code: string, bytes: number): void =>
    writeFileSync(join(folder, "assets", name), `${code};//${randomBytes(bytes).toString("base64")}`);
  script("worker.js", 'import{a as b}from"./of-it.js";const c=()=>import("./later.js")', 10);
  script("of-it.js", "export const a=1", 150 * KB);
  script("later.js", 'import{c}from"./worker.js";', 10);
  const all: Manifest = { ...manifest, "screens/lab/index.tsx": lab };
  expect(checkSizes(all, folder, folder)).toEqual(["lab"]);
  script("of-it.js", "export const a=1", 10);
  expect(checkSizes(all, folder, folder)).toEqual([]);
  script("later.js", 'import{c}from"./worker.js";', 30 * KB);
  expect(checkSizes(all, folder, folder)).toEqual(["lab, the most that its worker asks for later"]);
});
