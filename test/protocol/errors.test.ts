import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { mechanisms } from "../../src/game/mechanisms/registry.ts";
import { trials } from "../../src/game/trials/registry.ts";
import { worlds } from "../../src/game/worlds/registry.ts";
import { errors, knownCode } from "../../src/protocol/errors.ts";
import { root } from "../../src/tools/run.ts";
import { courses } from "../game/support/arbitraries.ts";
import { knownCodes } from "../game/support/codes.ts";
import { Play } from "../game/support/play.ts";
import { patience, runs } from "../game/support/runs.ts";

test("whatever a part refuses in play is among the codes it declares", { timeout: patience }, () => {
  const codes = new Set<string>();
  const acts: [string, string][] = [];
  fc.assert(
    fc.property(courses(80), (course) => {
      const play = new Play();
      for (const step of course) {
        const { refusal } = play.take(step);
        if (refusal) codes.add(refusal.code);
        if (refusal && step.do === "act") acts.push([play.session.round?.scenario.mechanism ?? "", refusal.code]);
      }
    }),
    { numRuns: runs(200) },
  );
  expect([...codes].filter((code) => !knownCodes.has(code))).toEqual([]);
  // A mechanism's own, its world's, a trial's, or the session's: never another mechanism's.
  const ofTrials = [...trials.values()].flatMap(({ refusals = [] }) => refusals);
  for (const [id, code] of acts) {
    const mechanism = mechanisms.get(id);
    const own = [...(mechanism?.refusals ?? []), ...(worlds.get(mechanism?.world ?? "")?.refusals ?? []), ...ofTrials];
    expect(own.includes(code) || Object.hasOwn(errors, code), `${id}: ${code}`).toBe(true);
  }
  expect(codes.size).toBeGreaterThan(12);
});

test("every code written down in the game's source is declared, reached in play or not", () => {
  const folder = join(root, "src/game");
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".ts"));
  const codes = files.flatMap((file) =>
    [...readFileSync(join(folder, file), "utf8").matchAll(/\bcode: "(\w+)"/g)].map(([, code]) => code as string),
  );
  expect(codes.length).toBeGreaterThan(20);
  expect(codes.filter((code) => !knownCodes.has(code))).toEqual([]);
});

test("every error has a status and one sentence or two; an unknown code is a bug of ours", () => {
  for (const [code, [status, sentence]] of Object.entries(errors)) {
    expect(knownCode(code)).toBe(code);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(600);
    expect(sentence).toMatch(/^[A-Z].{5,90}\.$/);
  }
  for (const code of ["nonsense", "toString", "__proto__"]) expect(knownCode(code)).toBe("broken");
});
