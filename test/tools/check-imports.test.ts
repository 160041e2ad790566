import { describe, expect, test } from "vitest";
import { checkSource, filesIn } from "../../src/tools/check-imports.ts";
import { circlesIn } from "../../src/tools/circles.ts";

const problems = (path: string, text: string) =>
  checkSource(path, text).map(({ line, message }) => `${line}: ${message}`);

describe("who may import whom", () => {
  test.each([
    ["src/game/a.ts", 'import { b } from "./kit/b.ts";'],
    ["src/game/a.ts", 'import { z } from "zod";\nimport { sha256 } from "@noble/hashes/sha2.js";'],
    ["src/protocol/a.ts", 'import type { Seat } from "../game/index.ts";\nimport { z } from "zod";'],
    ["src/protocol/a.ts", 'export type { Seat } from "../game/index.ts";'],
    ["src/lab/a.ts", 'import { run } from "../game/index.ts";'],
    ["src/lab/cli.ts", 'import { argv } from "node:process";\nimport { a } from "./a.ts";'],
    ["src/room/a.ts", 'import { DurableObject } from "cloudflare:workers";\nimport { b } from "../protocol/b.ts";'],
    ["src/room/a.ts", 'import { RULES } from "../game/rules.generated.ts";'],
    ["src/http/a.ts", 'import { Hono } from "hono";\nimport type { Room } from "../room/room.ts";'],
    ["src/worker.ts", 'export { Room } from "./room/room.ts";\nimport { app } from "./http/app.ts";'],
    ["src/http/a.ts", 'import { indexOf } from "../builds/find.ts";'],
    ["src/room/a.ts", 'import { Keeper } from "../builds/keeper.ts";'],
    ["client/net/rules.ts", "const a = await import(address);"],
    ["client/a.tsx", 'import { run } from "../src/lab/run.ts";\nimport "./a.css";\nimport { h } from "preact";'],
  ])("%s may: %s", (path, text) => expect(problems(path, text)).toEqual([]));

  test.each([
    ["src/game/a.ts", 'import { a } from "../protocol/a.ts";', "protocol"],
    ["src/game/a.ts", 'import type { a } from "../room/a.ts";', "room"],
    ["src/game/a.ts", 'import { h } from "preact";', "preact"],
    ["src/game/a.ts", 'import fs from "node:fs";', "node:fs"],
    ["src/game/a.ts", 'import { z } from "zodiac";', "zodiac"],
    ["src/game/a.ts", 'import { RULES } from "./../game/../room/rules.ts";', "room"],
    ["src/protocol/a.ts", 'import { run } from "../game/index.ts";', "only types"],
    ["src/protocol/a.ts", 'import { type Seat } from "../game/index.ts";', "only types"],
    ["src/protocol/a.ts", 'export * from "../game/index.ts";', "only types"],
    ["src/lab/a.ts", 'import { a } from "../protocol/a.ts";', "protocol"],
    ["src/lab/a.ts", 'import fs from "node:fs";', "node:fs"],
    ["src/room/a.ts", 'import { a } from "../http/a.ts";', "http"],
    ["src/room/a.ts", 'import { a } from "../../client/a.ts";', "client"],
    ["src/http/a.ts", 'import { Room } from "../room/room.ts";', "only types"],
    ["src/http/a.ts", 'const a = await import("../game/index.ts");', "game"],
    ["src/builds/a.ts", 'import type { Room } from "../room/room.ts";', "room"],
    ["client/a.tsx", 'import { Build } from "../src/builds/build.ts";', "builds"],
    ["src/worker.ts", 'import { a } from "./game/index.ts";', "game"],
    ["client/a.tsx", 'import { Room } from "../src/room/room.ts";', "room"],
    ["client/a.tsx", 'import type { app } from "../src/http/app.ts";', "http"],
    ["client/a.tsx", 'let a: import("../src/http/app.ts").App;', "http"],
    ["client/a.tsx", 'export { a } from "node:fs";', "node:fs"],
    ["client/a.tsx", "const a = await import(name);", "only turns out"],
    ["src/elsewhere/a.ts", "", "no known part"],
    ["src/game/a.ts", "const = 1;", "cannot be read"],
  ])("%s may not: %s", (path, text, said) => expect(problems(path, text).join()).toContain(said));

  test("says in which line", () => {
    expect(problems("src/game/a.ts", '// Date\n\nimport { h } from "preact";')).toEqual([
      "3: game must not import the package preact",
    ]);
  });
});

describe("circles", () => {
  const texts: Readonly<Record<string, string>> = {
    "client/a.ts": 'import type { B } from "./b/b.ts";',
    "client/b/b.ts": 'const c = () => import("../c.ts");',
    "client/c.ts": 'new Worker(new URL("./a.ts", import.meta.url), { type: "module" });',
    "client/d.ts": 'export { a } from "./a.ts";\nimport { h } from "preact";',
    "client/e.ts": 'import "./e.ts";',
    "client/f.ts": 'const all = import.meta.glob<object>(["./g/**/*.ts", "!./g/h/*.ts"], { eager: true });',
    "client/g/g.ts": 'import "../f.ts";',
  };
  const imports = new Map(Object.entries(texts).map(([path, text]) => [path, filesIn(path, text, Object.keys(texts))]));

  test("are found through types, what comes later, workers and patterns; who merely leads into one is none of it", () => {
    expect(circlesIn(imports)).toEqual([
      ["client/a.ts", "client/b/b.ts", "client/c.ts"],
      ["client/e.ts"],
      ["client/f.ts", "client/g/g.ts"],
    ]);
  });

  test("are none where one import is missing", () => {
    expect(circlesIn(new Map([...imports, ["client/b/b.ts", []], ["client/e.ts", []], ["client/f.ts", []]]))).toEqual(
      [],
    );
  });
});

describe("what the game may use", () => {
  const inGame = (text: string) => problems("src/game/a.ts", text);

  test.each([
    "// Date.now(), Math.random() and 2 ** 3",
    'const a = "Date.now() localeCompare Math.sin(1) **";',
    "const a = `Math.exp`;",
    "const a = Math.sqrt(2) + Math.floor(Math.PI);",
    "const a = { process: 1, Date: 2 }; a.process + a.Date;",
    "function f(window: number) { return window + 1; }",
    "const { performance } = part;\nperformance.rate;",
    "class A { performance = 1; crypto() { return this.performance; } }",
    "interface A { Date: number; process(): void }",
    "const a = /Date/.test(b);",
  ])("allowed: %s", (text) => expect(inGame(text)).toEqual([]));

  const maths = "exp log log2 log10 log1p expm1 pow sin cos tan asin acos atan atan2 sinh cosh tanh hypot cbrt random";
  test.each(maths.split(" ").map((name) => `Math.${name}(1)`))("forbidden: %s", (text) => {
    expect(inGame(`const a = ${text};`)).toEqual([expect.stringMatching(`^1: in game: ${text.slice(0, -3)} `)]);
  });

  test.each([
    'const a = Math["sin"](1);',
    "const a = Math[name](1);",
    "const { sin } = Math;",
    "const M = Math;",
    "f(Math);",
    "const a = { Math };",
    "const a = Math?.sin(1);",
    "const a = 2 ** 3;",
    "let a = 2; a **= 3;",
    "const a = Date.now();",
    "const a = new Date();",
    "const Date = 1;",
    "type A = Date;",
    "const a = { Date };",
    "const a = globalThis.Date;",
    "const a = new Intl.NumberFormat();",
    "const a = performance.now();",
    "const a = crypto.randomUUID();",
    "const a = process.env.A;",
    "setTimeout(f, 1);",
    "setInterval(f, 1);",
    "declare const process: { env: object }; process.env;",
    "declare global { var a: number }",
    "const a = b.localeCompare(c);",
    'const a = b["localeCompare"](c);',
    "const { localeCompare } = b;",
    "const a = b.toLocaleString();",
    "const a = b?.toLocaleUpperCase();",
    'const a = eval("1");',
    'const a = new Function("return 1");',
    'const a = import("./b.ts");',
    "const a = import.meta.url;",
  ])("forbidden: %s", (text) => expect(inGame(text)).not.toEqual([]));
});
