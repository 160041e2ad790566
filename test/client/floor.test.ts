import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { FLOOR } from "../../src/tools/floor.ts";
import { root } from "../../src/tools/run.ts";
import { NEWER, plain } from "./support/newer-styles.ts";

/** Where something newer stands bare, and what an older browser shows instead. */
const BARE: Readonly<Record<string, string>> = {
  "text wrap": "lines break where they break",
  "overflow clip": "the page is a few pixels wider while the picture breathes",
  "offset of a path": "a dancing bee stays in the middle of its dance",
  containers: "dancers keep the size they have on a phone",
  "scroll bars": "scroll bars are the system's",
  zoom: "a drawing is no larger on a wide screen",
  subgrid: "each bar has columns of its own",
  ":has": "paper keeps its daylight, and a tree of many lanes the height of others",
};

const files = globSync("client/**/*.css", { cwd: root }).sort();

test("the floor is what the tables were read for", () =>
  expect(FLOOR).toEqual(["chrome97", "safari15.4", "firefox114"]));

test.each(files)("%s needs nothing newer than the floor", (file) => {
  const css = plain(readFileSync(join(root, file), "utf8"));
  const found = Object.keys(NEWER).filter((name) => BARE[name] === undefined && NEWER[name]!.test(css));
  expect(found).toEqual([]);
});

test("the check sees what is newer, but where it is asked for", () => {
  const newer = (css: string) => Object.keys(NEWER).filter((name) => NEWER[name]!.test(plain(css)));
  expect(newer("a{height:80dvh}")).toEqual(["viewport units"]);
  expect(newer("a{width:calc(2*3cqw)}b{rotate:3deg}")).toEqual(["container units", "single transforms"]);
  expect(newer("a{fill:color-mix(in srgb, red, blue)}")).toEqual(["colours"]);
  expect(newer("@layer x{a{b:c}}a:has(b){c:d}a{&:hover{c:d}}")).toEqual(["at-rules", ":has", "nesting"]);
  expect(newer("@supports (height:1dvh){@media print{a{height:1dvh}}}a{height:1vh}")).toEqual([]);
  expect(newer("@supports (height:1dvh){a{height:1dvh}}a{height:1lvh}")).toEqual(["viewport units"]);
  // Their older kin.
  expect(newer("a{transform:rotate(3deg) scale(2);width:calc(1vh + 2vw);inset:0;text-align:left}")).toEqual([]);
});
