// Holds the first load to its budget: `npm run size`, after a build. A phone on a school's Wi-Fi loads index.html and
// all that it needs before it shows anything: the first script, its words in one language, and the start page. What is
// imported later does not count.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { root } from "./run.ts";
import { SOURCE } from "./words.ts";

/** Gzipped bytes. */
const budget = { script: 70 * 1024, total: 150 * 1024 };

interface Chunk {
  file: string;
  name?: string;
  isEntry?: boolean;
  imports?: string[];
  dynamicImports?: string[];
  css?: string[];
  assets?: string[];
}

const dist = join(root, "dist");
const manifest: Record<string, Chunk> = JSON.parse(readFileSync(join(root, ".build/manifest.json"), "utf8"));

const files = new Set(["index.html"]);
const add = (key: string) => {
  const chunk = manifest[key];
  if (!chunk || files.has(chunk.file)) return;
  for (const file of [chunk.file, ...(chunk.css ?? []), ...(chunk.assets ?? [])]) files.add(file);
  for (const next of chunk.imports ?? []) add(next);
};
add("index.html");
// The first script brings these two one after the other: see client/main.ts.
for (const key of manifest["index.html"]?.dynamicImports ?? []) {
  const locale = /^words-(?:\w+-)?(\w+)$/.exec(manifest[key]?.name ?? "")?.[1];
  if (locale === undefined || locale === SOURCE) add(key);
}
// Files of client/public that index.html names are loaded as well.
const html = readFileSync(join(dist, "index.html"), "utf8");
for (const [, path] of html.matchAll(/(?:href|src)="\/([^"?#]+)"/g))
  if (existsSync(join(dist, path!))) files.add(path!);

let total = 0;
let script = 0;
for (const file of [...files].sort()) {
  // Images and fonts are compressed already.
  const bytes = readFileSync(join(dist, file));
  const size = /\.(html|js|css|svg|json|webmanifest)$/.test(file) ? gzipSync(bytes).length : bytes.length;
  total += size;
  if (file.endsWith(".js")) script += size;
  console.log(`${kilo(size)}  ${file}`);
}
const later = readdirSync(dist, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".js"));
console.log(
  `${kilo(total)}  first load (budget${kilo(budget.total)}), of it scripts${kilo(script)} (budget${kilo(budget.script)})`,
);
console.log(`${later.filter((file) => !files.has(file)).length} further scripts are loaded later, when needed`);

if (total > budget.total || script > budget.script) {
  console.error("the first load is over its budget");
  process.exitCode = 1;
}

function kilo(bytes: number) {
  return `${(bytes / 1024).toFixed(1).padStart(7)} KB`;
}
