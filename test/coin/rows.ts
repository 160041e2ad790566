/** An entry that a mechanism adds to a list of the project: the line that imports it, and its place at the list's end. */
export interface Row {
  file: string;
  imports: string;
  /** What stands before the list's first entry, and what closes it. */
  open: string;
  close: "]" | "}";
  entry: string;
}

/** All that `coin` needs outside its own folders to be played: src/game/README.md has the same list. */
export const ROWS: readonly Row[] = [
  {
    file: "src/game/mechanisms/registry.ts",
    imports: 'import { coin } from "./coin/coin.ts";',
    open: "const list: readonly AnyMechanism[] = [",
    close: "]",
    entry: "coin",
  },
  {
    file: "client/worlds/swarm/registry.ts",
    imports: 'import { coin } from "./coin/index.tsx";',
    open: "const parts: Readonly<Record<string, SwarmPart>> = {",
    close: "}",
    entry: "coin",
  },
  {
    file: "client/worlds/swarm/lobby.ts",
    imports: 'import { coin } from "./coin/scenarios.ts";',
    open: "scenarios: [",
    close: "]",
    entry: "...coin",
  },
];

/** And in the tests: what of its state a viewer may know. */
export const TEST_ROWS: readonly Row[] = [
  {
    file: "test/game/support/shown.ts",
    imports: 'import { coin } from "./shown/coin.ts";',
    open: "const rows: Record<string, Shown> = {",
    close: "}",
    entry: "coin",
  },
];

/** A file's text with a row added, as an editor would. @throws Error where the list is not there exactly once. */
export function withRow(text: string, { file, imports, open, close, entry }: Row): string {
  const [before, list, ...more] = text.split(open);
  const end = list?.indexOf(close) ?? -1;
  if (before === undefined || list === undefined || end < 0 || more.length > 0)
    throw new Error(`${file} has no one list that begins with ${open}`);
  const entries = list.slice(0, end).replace(/,?\s*$/, "");
  return `${imports}\n${before}${open}${entries}, ${entry}${list.slice(end)}`;
}
