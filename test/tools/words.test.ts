import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, test } from "vitest";
import { LANGUAGES } from "../../src/protocol/languages.ts";
import { each, type Messages, parameters, read, write } from "../../src/tools/messages.ts";
import { CLOSE, OPEN, pseudo, pseudoText } from "../../src/tools/pseudo.ts";
import { root } from "../../src/tools/run.ts";
import { fill, missing } from "../../src/tools/translate.ts";
import { compile, complete, faultsOf, readMessages, SOURCE, typesOf, wordFolders } from "../../src/tools/words.ts";

const source = { here: { bots: "{n, plural, one {# bot} other {# bots}}", title: "Who is here" }, by: "by {name}" };

let count = 0;
/** A compiled module, run. */
async function run(locale: string, messages: Parameters<typeof compile>[1]) {
  mkdirSync(join(root, ".build"), { recursive: true });
  const file = join(root, `.build/words-test-${count++}.js`);
  writeFileSync(file, compile(locale, messages));
  const { default: words } = await import(pathToFileURL(file).href);
  rmSync(file);
  return words;
}

describe("a message's parameters", () => {
  test.each([
    ["Nothing.", {}],
    ["by {name}", { name: "string" }],
    ["{n, number} of {of, plural, one {# vote} other {# votes} }", { n: "number", of: "number" }],
    ["{yes, select, true {You approved {block}} other {You rejected {block}}}", { yes: "boolean", block: "string" }],
    ["{kind, select, one_seat {a seat} other {a tab}}", { kind: '"one_seat" | "other"' }],
  ])("%s", (message, types) => expect(Object.fromEntries(parameters("it", message))).toEqual(types));

  test.each([
    ["{n} of {n, number}", "{n} is both string and number"],
    ["{when, date}", "not provided for"],
    ["{n, plural, one {# bot}}", "other"],
    ["a { b", "it: "],
  ])("%s is refused", (message, why) => expect(() => parameters("it", message)).toThrow(why));

  test("become types: a sentence without any is a text", () => {
    expect(typesOf(source)).toContain("bots: (say: { n: number }) => string;");
    expect(typesOf(source)).toContain("title: string;");
  });
});

test("compiled, a message says what it is told, by the plurals and numbers of its language", async () => {
  const en = await run("en", source);
  expect([en.here.title, en.by({ name: "Ada" }), en.here.bots({ n: 1 }), en.here.bots({ n: 1200 })]).toEqual([
    "Who is here",
    "by Ada",
    "1 bot",
    "1,200 bots",
  ]);
  // What looks like the compiler's own output stays text.
  expect((await run("en", { a: 'b: () => "c",', d: "e {f}" })).a).toBe('b: () => "c",');
  const pl = await run("pl", { bots: "{n, plural, one {# bot} few {# boty} many {# botów} other {# bota}}" });
  expect([1, 3, 5, 1.5].map((n) => pl.bots({ n }))).toEqual(["1 bot", "3 boty", "5 botów", "1,5 bota"]);
});

describe("a translation", () => {
  test("is filled in from English where it lacks something", () => {
    expect(complete(source, { by: "von {name}" })).toEqual({ ...source, by: "von {name}" });
  });
  test.each([
    [{ title: "Wer da ist" }, "title is superfluous"],
    [{ by: "von {wem}" }, "{wem} is string"],
    [{ by: "von {name, number}" }, "{name} is number, in en.json string"],
    [{ by: "von jemandem" }, "{name} is missing"],
    [{ here: { bots: "{n, plural, other {# Bots}}" } }, ""],
  ])("%o has its faults told, and English in their place", (translated, why) => {
    const { superfluous, differing } = faultsOf(source, translated as Messages);
    const told = [...superfluous.map((name) => `${name} is superfluous`), ...differing.values()];
    expect(told.join()).toContain(why);
    if (why === "") expect(told).toEqual([]);
    else expect(complete(source, translated as Messages)).toEqual(source);
  });
});

test.each(LANGUAGES.filter(({ id }) => id !== SOURCE))("$name says what English says", ({ id, complete }) => {
  for (const folder of wordFolders()) {
    const { missing, superfluous, differing } = faultsOf(readMessages(folder, SOURCE), readMessages(folder, id));
    const where = `${folder}/${id}.json`;
    expect({ superfluous, differing: [...differing] }, where).toEqual({ superfluous: [], differing: [] });
    if (complete) expect(missing, `${where}: see npm run words -- --missing ${id}`).toEqual([]);
  }
});

test("what a language lacks is printed by folder, and filled in where it belongs", () => {
  const folder = "client/worlds/swarm/words/lobby";
  const first = each(readMessages(folder, SOURCE)).next().value as [string, string];
  try {
    expect(missing("xx")[folder]).toMatchObject({ [first[0]]: first[1] });
    expect(fill("xx", { [folder]: { [first[0]]: first[1] } })).toBe(1);
    expect(missing("xx")[folder]).not.toHaveProperty(first[0]);
  } finally {
    rmSync(join(root, folder, "xx.json"), { force: true });
  }
});

describe("the pseudo-locale", () => {
  test("keeps what is chosen and filled in", async () => {
    const { here, by } = await run("pseudo", pseudo(source));
    expect([here.bots({ n: 1 }), here.bots({ n: 2 }), by({ name: "Ada" })]).toEqual([
      "[1 böööt]",
      "[2 böööts]",
      "[bbÿ Ada]",
    ]);
  });

  test("makes every message half as long again, between its brackets, and leaves no word as it was", () => {
    const all = wordFolders().flatMap((folder) => {
      const english = readMessages(folder, SOURCE);
      const strange = new Map(each(pseudo(english)));
      return [...each(english)].map(([name, message]) => ({
        name: `${folder}/${name}`,
        message,
        strange: strange.get(name)!,
      }));
    });
    expect(all.length).toBeGreaterThan(500);
    for (const { name, message, strange } of all) {
      expect(strange.startsWith(OPEN) && strange.endsWith(CLOSE), name).toBe(true);
      expect([...parameters(name, strange)], name).toEqual([...parameters(name, message)]);
    }
    for (const word of ["a", "by", "rhythm", "Explore", "reorganisation"]) {
      const letters = pseudoText(word);
      expect(letters.length).toBeGreaterThanOrEqual(1.5 * word.length);
      expect(letters).not.toContain(word);
    }
  });
});

/** Tokens without where they stood. */
const bare = (tokens: unknown) =>
  JSON.parse(JSON.stringify(tokens, (key, value) => (key === "ctx" ? undefined : value)));

test("every message of English is written back as it was read", () => {
  for (const folder of wordFolders())
    for (const [name, message] of each(readMessages(folder, SOURCE)))
      expect(bare(read(name, write(read(name, message)))), name).toEqual(bare(read(name, message)));
  expect(write(read("it", "it''s '{'{n, plural, other {'#' #}}"))).toBe("it''s '{'{n, plural, other {'#' #}}");
});
