// A class belongs to its component: whatever a component takes from its styles is there, and whatever is there is taken.
import { globSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { expect, test } from "vitest";
import { root } from "../../src/tools/run.ts";

const files = (pattern: string): string[] => globSync(pattern, { cwd: join(root, "client") }).sort();
const read = (path: string): string => readFileSync(join(root, "client", path), "utf8");

/** The selectors of a style sheet, without what stands in comments and declarations. */
const selectorsOf = (css: string): string => css.replace(/\/\*.*?\*\//gs, "").replace(/\{[^{}]*\}/g, "{}");

/** The classes that a style sheet defines. */
function classesOf(css: string): Set<string> {
  return new Set([...selectorsOf(css).matchAll(/\.([A-Za-z][\w-]*)/g)].map(([, name]) => name as string));
}

/** What sources take from each style sheet: by name, or by a computed name, which may mean all. */
const taken = new Map<string, { names: Set<string>; computed: boolean }>();
for (const path of files("**/*.{ts,tsx}")) {
  const source = read(path);
  for (const [, local, from] of source.matchAll(/import (\w+) from "([^"]+\.module\.css)"/g)) {
    const sheet = normalize(join(dirname(path), from as string));
    const of = taken.get(sheet) ?? { names: new Set(), computed: false };
    for (const [, name] of source.matchAll(new RegExp(`\\b${local}\\.(\\w+)`, "g"))) of.names.add(name as string);
    of.computed ||= new RegExp(`\\b${local}\\[`).test(source);
    taken.set(sheet, of);
  }
}
const sheets = files("**/*.module.css");
// And what style sheets take from each other.
for (const path of sheets) {
  for (const [, name, from] of read(path).matchAll(/composes: (\w+) from "([^"]+)"/g)) {
    const sheet = normalize(join(dirname(path), from as string));
    const of = taken.get(sheet) ?? { names: new Set(), computed: false };
    of.names.add(name as string);
    taken.set(sheet, of);
  }
}

test.each(sheets)("%s has what is taken from it, and nothing else", (sheet) => {
  const defined = classesOf(read(sheet));
  const { names, computed } = taken.get(sheet) ?? { names: new Set<string>(), computed: false };
  expect([...names].filter((name) => !defined.has(name))).toEqual([]);
  if (!computed) expect([...defined].filter((name) => !names.has(name))).toEqual([]);
});

test("no component's styles name an element by its id: there ids are renamed like classes, and it would never be found", () => {
  const named = sheets.flatMap((sheet) => (/#[A-Za-z]/.test(selectorsOf(read(sheet))) ? [sheet] : []));
  expect(named).toEqual([]);
});

test("only tokens and elements are styled for all, with the few classes of text that anything may wear", () => {
  expect(files("**/*.css").filter((path) => !path.endsWith(".module.css"))).toEqual([
    "style/base.css",
    "style/tokens.css",
  ]);
  expect([...classesOf(read("style/base.css"))].sort()).toEqual(["muted", "spread", "tabular", "visually-hidden"]);
  const worn = files("**/*.tsx").flatMap((path) =>
    [...read(path).matchAll(/\bclass="([^"]*)"/g)].flatMap(([, names]) => (names as string).split(" ")),
  );
  expect([...new Set(worn)].sort()).toEqual(["muted", "spread", "tabular", "visually-hidden"]);
});
