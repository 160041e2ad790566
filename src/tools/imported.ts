// What a built script imports: a worker's scripts stand in no manifest but for the first one.
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** The names of scripts beside it that a built script imports at once (`now`), and when it asks for them (`later`). */
export function importsIn(code: string): { now: string[]; later: string[] } {
  const names = (pattern: RegExp): string[] => [...new Set([...code.matchAll(pattern)].map(([, name]) => name!))];
  return {
    now: names(/(?:\bfrom|\bimport)\s*["'`]\.\/([\w.-]+\.js)["'`]/g),
    later: names(/\bimport\(\s*["'`]\.\/([\w.-]+\.js)["'`]/g),
  };
}

/** A script of a build and all that comes with it, by their paths below `dist`. */
export function withImports(dist: string, file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  for (const name of importsIn(readFileSync(join(dist, file), "utf8")).now)
    withImports(dist, join(dirname(file), name), seen);
  return seen;
}

/** What a script asks for later: each with all that then comes along and was not there. */
export function laterParts(dist: string, file: string): Map<string, string[]> {
  const there = withImports(dist, file);
  const { later } = importsIn(readFileSync(join(dist, file), "utf8"));
  const of = (name: string): string[] =>
    [...withImports(dist, join(dirname(file), name))].filter((one) => !there.has(one));
  return new Map(later.map((name): [string, string[]] => [name, of(name)]));
}
