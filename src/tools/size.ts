// Holds what is downloaded to its budgets: `npm run size`, after the Worker was bundled. A phone on a school's Wi-Fi loads
// index.html and all that it needs before it shows anything; the parts that are imported later have budgets of their own,
// each counted without what is there before it. All in gzipped bytes.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { LANGUAGES } from "../protocol/languages.ts";
import { bundleFolder } from "./bundle.ts";
import { laterParts, withImports } from "./imported.ts";
import { root } from "./run.ts";

/** Vite's manifest: chunks by their source, as far as it matters here. */
export interface Chunk {
  file: string;
  isDynamicEntry?: boolean;
  imports?: string[];
  dynamicImports?: string[];
  css?: string[];
  assets?: string[];
}
export type Manifest = Readonly<Record<string, Chunk>>;

export interface Part {
  name: string;
  budget: number;
  files: string[];
}

const KB = 1024;
const FIRST = { name: "first load", budget: 150 * KB };
// All that the first script imports, and what that does; the choice of a language and a plan's steps are in it.
const SCRIPTS = { name: "first load, scripts", budget: 80 * KB };
/**
 * The front door, the rooms and the game in them: what a cold start has to read. Each mechanism adds some 7 KB, the trials 5,
 * plans and their schema 5, what programs ask of a room 2, assemblies, rooms that part and colonies that evolve 12 together,
 * the votes of refused blocks and practice that always shows something new half of one.
 */
const WORKER = { name: "worker", budget: 177 * KB };
/** The game, alone or as recordings load it. What validators and miners inherit when they are bred is 1.5 KB of it. */
const GAME_BUDGET = 128 * KB;
/** A build of the game as recordings load it. */
const GAME = { name: "kept build", budget: GAME_BUDGET };

/** The lazy parts, by the source that is imported; the first row that fits counts. `$1` in a name is what the row found. */
const LAZY: readonly { of: RegExp; name: string; budget: number }[] = [
  { of: /(^|\/)src\/game\/index\.ts$/, name: "game", budget: GAME_BUDGET },
  { of: /^_words-lab-en-[\w-]+\.js$|(^|\/)(src\/lab|lab|screens\/lab)(\/|\.)/, name: "lab", budget: 140 * KB },
  // The page that opens a session's file, with the worker that inflates and checks it, and what shows a round again; its source
  // of views is the debrief's.
  { of: /^(_words-replay-en-[\w-]+\.js|replay\/(index|page)\.tsx?)$/, name: "replay", budget: 36 * KB },
  // Lessons to read and print, with all that is said in them.
  { of: /^(_words-plans-en-[\w-]+\.js|plans\/(index\.tsx|say\.ts))$/, name: "lessons", budget: 30 * KB },
  { of: /^plans\/own\//, name: "lessons, composing", budget: 16 * KB },
  // A session's data: what to take, the worker that makes tables and zip, and what every column means in words.
  { of: /^_words-data-en-[\w-]+\.js$|(^|\/)data\/(index|load)\.ts$/, name: "data", budget: 40 * KB },
  // What is worked out when somebody taps for it: its panels and their worker.
  { of: /debrief\/(whatif|power)\/panels/, name: "debrief, on a tap", budget: 40 * KB },
  // What a reveal adds to its round, recordings and their player included.
  { of: /aftermath|debrief|record|replay|net\/rules/, name: "debrief", budget: 60 * KB },
  // Who lied: the screens between play and reveal, and all words of both.
  { of: /^(_words-naming-en-[\w-]+\.js|naming\/screens\.tsx)$/, name: "naming", budget: 30 * KB },
  // The room changes its rules: phone, wall and host, with all words of it and of every rule.
  { of: /^(_words-assembly-en-[\w-]+\.js|assembly\/(index|load)\.ts)$/, name: "assembly", budget: 12 * KB },
  // Rounds held against each other, with all their words.
  { of: /^(_words-compare-en-[\w-]+\.js|compare\/index\.ts)$/, name: "comparison", budget: 12 * KB },
  // The projector as text, for whoever opens it.
  { of: /^(_words-wall-en-[\w-]+\.js|wall\/text\.tsx)$/, name: "projector as text", budget: 7 * KB },
  // The steps of a lesson that are no rounds, and what leads through it, with all their words.
  { of: /^(_words-lesson-en-[\w-]+\.js|lesson\/index\.ts)$/, name: "steps of a lesson", budget: 24 * KB },
  // The bots that evolve: what they have become, and their tree, with all their words.
  { of: /^(_words-evolve-en-[\w-]+\.js|evolve\/index\.ts)$/, name: "colony that evolves", budget: 12 * KB },
  // A room that has split in two: the choice, and both rooms beside each other. The comparison's words come along.
  { of: /^(_words-family-en-[\w-]+\.js|family\/index\.ts)$/, name: "parting ways", budget: 8 * KB },
  // A world's stage, and what each mechanism adds to it: a phone loads one of each, half of what all of them come to.
  { of: /^worlds\/(\w+)\/index\.tsx$/, name: "stage of $1", budget: 30 * KB },
  { of: /^worlds\/\w+\/(\w+)\/index\.tsx$/, name: "stage of $1", budget: 50 * KB },
  { of: /^_words-(swarm|chain)-en-[\w-]+\.js$/, name: "stage of $1", budget: 30 * KB },
  { of: /^_words-(\w+)-en-[\w-]+\.js$/, name: "stage of $1", budget: 50 * KB },
  // Anything else, each by itself: a language, the drawing of a QR code.
  { of: /^(.*)$/, name: "$1", budget: 30 * KB },
];

/** A language's words, as vite.config.ts names their files: one language is loaded, and no other. */
const wordsIn = (locale: string): RegExp => new RegExp(`^_words-([a-z]+-)?${locale}-[\\w-]+\\.js$`);
const WORDS = wordsIn("en");
/** Those of them that the first script brings: the general ones, and what the game's own names are called. */
const firstWordsIn = (locale: string): RegExp => new RegExp(`^_words-(given-)?${locale}-[\\w-]+\\.js$`);

/** The files that importing these sources loads, whatever was there before. */
function loads(manifest: Manifest, sources: readonly string[]): Set<string> {
  const seen = new Set<string>();
  const files = new Set<string>();
  const add = (source: string): void => {
    const chunk = manifest[source];
    if (!chunk || seen.has(source)) return;
    seen.add(source);
    for (const file of [chunk.file, ...(chunk.css ?? []), ...(chunk.assets ?? [])]) files.add(file);
    chunk.imports?.forEach(add);
  };
  sources.forEach(add);
  return files;
}

/** What is loaded, whoever imports a source, before that source is: the first load, and what all its importers need. */
function before(manifest: Manifest, source: string, first: ReadonlySet<string>): Set<string> {
  const importers = Object.keys(manifest).filter((one) => manifest[one]?.dynamicImports?.includes(source));
  const [one = new Set<string>(), ...others] = importers.map((importer) => loads(manifest, [importer]));
  return new Set([...first, ...[...one].filter((file) => others.every((set) => set.has(file)))]);
}

/** The lazy parts with their files. `first` are the files of the first load. */
export function lazyParts(manifest: Manifest, first: ReadonlySet<string>): Part[] {
  const parts = new Map<string, Part>();
  const later = ([source, chunk]: [string, Chunk]): boolean =>
    chunk.isDynamicEntry === true || (WORDS.test(source) && !first.has(chunk.file));
  for (const [source] of Object.entries(manifest).filter(later)) {
    const row = LAZY.find(({ of }) => of.test(source))!;
    const name = row.of.exec(source)![0].replace(row.of, row.name);
    const part = parts.get(name) ?? { name, budget: row.budget, files: [] };
    const there = before(manifest, source, first);
    part.files = [...new Set([...part.files, ...[...loads(manifest, [source])].filter((file) => !there.has(file))])];
    parts.set(name, part);
  }
  return [...parts.values()].filter(({ files }) => files.length > 0);
}

/** What a part's worker asks for later counts by itself: one experiment of the lab's. The game, which it may have of its own, has a budget above. */
const LATER = 20 * KB;
const OWN_GAME = /^game-/;

/** A part with all that its workers' scripts import; and the largest of what these ask for later, as a part of its own. */
function withWorkers(manifest: Manifest, dist: string, part: Part): Part[] {
  const chunks = new Set(Object.values(manifest).map(({ file }) => file));
  const workers = part.files.filter((file) => file.endsWith(".js") && !chunks.has(file));
  const files = [...new Set([...part.files, ...workers.flatMap((file) => [...withImports(dist, file)])])];
  const [largest] = workers
    .flatMap((file) => [...laterParts(dist, file)].flatMap(([name, files]) => (OWN_GAME.test(name) ? [] : [files])))
    .sort((a, b) => weight(dist, b) - weight(dist, a));
  const name = `${part.name}, the most that its worker asks for later`;
  return [{ ...part, files }, ...(largest ? [{ name, budget: LATER, files: largest }] : [])];
}

/** index.html, what its scripts need, the words that they bring before anything else, and the files of client/public that it names. */
function firstLoad(manifest: Manifest, dist: string, locale = "en"): Set<string> {
  const words = firstWordsIn(locale);
  const entry = ["index.html", ...(manifest["index.html"]?.imports ?? [])];

  const html = readFileSync(join(dist, "index.html"), "utf8");
  const named = [...html.matchAll(/(?:href|src)="\/([^"?#]+)"/g)].map(([, path]) => path!);
  return new Set([
    "index.html",
    ...loads(manifest, [
      "index.html",
      ...entry.flatMap((one) => manifest[one]?.dynamicImports ?? []).filter((one) => words.test(one)),
    ]),
    ...named.filter((path) => existsSync(join(dist, path))),
  ]);
}

/** Gzipped, but for what is compressed already: images and fonts. */
function sizeOf(path: string): number {
  const bytes = readFileSync(path);
  return /\.(html|js|css|svg|json|webmanifest)$/.test(path) ? gzipSync(bytes).length : bytes.length;
}

const weight = (folder: string, files: readonly string[]): number =>
  files.reduce((sum, file) => sum + sizeOf(join(folder, file)), 0);

/** Prints every part of a build, and returns the names of those over their budgets. */
export function checkSizes(manifest: Manifest, dist: string, worker: string): string[] {
  const first = firstLoad(manifest, dist);
  const from = (folder: string, { name, budget }: { name: string; budget: number }, files: Iterable<string>): Part => ({
    name,
    budget,
    files: [...files].map((file) => join(folder, file)),
  });
  const parts = [
    from(dist, FIRST, first),
    ...LANGUAGES.slice(1).map(({ id, name }) =>
      from(dist, { ...FIRST, name: `${FIRST.name}, ${name}` }, firstLoad(manifest, dist, id)),
    ),
    from(
      dist,
      SCRIPTS,
      [...first].filter((file) => file.endsWith(".js")),
    ),
    ...lazyParts(manifest, first)
      .flatMap((part) => withWorkers(manifest, dist, part))
      .map((part) => from(dist, part, part.files)),
    from(
      dist,
      GAME,
      readdirSync(join(dist, "rules")).map((name) => join("rules", name)),
    ),
    from(worker, WORKER, ["worker.js"]),
  ];
  const over: string[] = [];
  for (const { name, budget, files } of parts) {
    const size = files.reduce((sum, file) => sum + sizeOf(file), 0);
    console.log(`${kilo(size)} of ${kilo(budget)} KB  ${name} (${files.length} files)`);
    if (size > budget) over.push(name);
  }
  return over;
}

const kilo = (bytes: number): string => (bytes / KB).toFixed(1).padStart(6);

if (import.meta.main) {
  const manifest: Manifest = JSON.parse(readFileSync(join(root, ".build/manifest.json"), "utf8"));
  const over = checkSizes(manifest, join(root, "dist"), bundleFolder);
  for (const name of over) console.error(`over its budget: ${name}`);
  process.exitCode = over.length > 0 ? 1 : 0;
}
