// The project with one mechanism more, `coin`, as a checkout of its own in .build: the files of this one, coin's
// folders (src, client and test beside this file) laid over them, and its rows added. It is built and tested by its own
// scripts like any other, so whatever a mechanism needs beyond folders and rows fails here. The shipped build has none of it.
//   node test/coin/checkout.ts      makes one to look at, .build/coin-hand
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../../src/tools/run.ts";
import { ROWS, TEST_ROWS, withRow } from "./rows.ts";

const FOLDERS = ["src", "client", "test"];
/** What lies in the root and is no part of the project's files. */
const NOT_COPIED = /^(\.git|\.build|\.wrangler|\.ci|dist|node_modules)$|\.timestamp-/;

/** The tests that run over every mechanism are for this one only: the others have had theirs. */
const NARROWED = {
  file: "test/game/support/setups.ts",
  from: "[...mechanisms.values()]",
  to: '[...mechanisms.values()].filter(({ id }) => id === "coin")',
};

/** Makes a checkout anew, and returns its folder. Each use has its own: `npm test` runs them side by side. */
export function checkout(use: "laws" | "browser" | "hand"): string {
  const folder = join(root, `.build/coin-${use}`);
  const change = (file: string, by: (text: string) => string): void => {
    const path = join(folder, file);
    writeFileSync(path, by(readFileSync(path, "utf8")));
  };
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(root)) {
    if (!NOT_COPIED.test(name)) cpSync(join(root, name), join(folder, name), { recursive: true });
  }
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"), "junction");
  for (const name of FOLDERS) cpSync(join(import.meta.dirname, name), join(folder, name), { recursive: true });
  for (const row of [...ROWS, ...TEST_ROWS]) change(row.file, (text) => withRow(text, row));
  change(NARROWED.file, (text) => {
    if (text.split(NARROWED.from).length !== 2) throw new Error(`${NARROWED.file} has no ${NARROWED.from}`);
    return text.replace(NARROWED.from, NARROWED.to);
  });
  return folder;
}

if (import.meta.main) console.log(checkout("hand"));
