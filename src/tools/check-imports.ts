// Which part of the project may import which: `npm run imports`. One direction only, so that the game stays a function
// and the client never sees the server. src/game is checked for purity as well: see purity.ts.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, matchesGlob, normalize } from "node:path";
import { circlesIn } from "./circles.ts";
import { checkPurity } from "./purity.ts";
import { root } from "./run.ts";
import { type Node, type Problem, parse, stringOf, walk } from "./syntax.ts";

interface Rule {
  /** The parts it may import, besides itself. */
  parts: string[];
  /** The parts of which it may import types, with `import type`. */
  types?: string[];
  /** The packages it may import; any but the host's own if not given. */
  packages?: RegExp;
}

/** The modules that only a host has. */
const hostModule = /^(node|cloudflare|bun|deno):/;
const any = /^/;

const rules: Record<string, Rule> = {
  game: { parts: [], packages: /^(zod|@noble\/hashes)($|\/)/ },
  protocol: { parts: [], types: ["game"], packages: /^zod($|\/)/ },
  lab: { parts: ["game"] },
  // The lab's command line runs on Node; the rest of the lab in the browser as well.
  "lab's command line": { parts: ["lab", "game"], packages: any },
  // Of the whole server: the room and the front door read them.
  settings: { parts: ["game"], packages: /^$/ },
  builds: { parts: ["protocol"], packages: /^(?!node:)/ },
  room: { parts: ["game", "protocol", "builds", "settings"], packages: /^(?!node:)/ },
  http: { parts: ["protocol", "builds", "settings"], types: ["room"], packages: /^(?!node:)/ },
  "the front door": { parts: ["http", "room", "builds"], packages: /^(?!node:)/ },
  client: { parts: ["protocol", "game", "lab"] },
  tools: { parts: ["game", "protocol", "lab", "settings"], packages: any },
};

/** They import builds of the game by their address, which only turns out when it runs. */
const loaders = ["client/net/rules.ts", "src/tools/data.ts"];

/** The rules' hash is kept beside the game, but belongs to whoever stores or shows it. */
const rulesHash = "src/game/rules.generated.ts";

function partOf(path: string): string | undefined {
  if (path === "src/worker.ts") return "the front door";
  if (path === "src/lab/cli.ts") return "lab's command line";
  if (path.startsWith("client/")) return "client";
  const part = /^src\/([^/]+)\//.exec(path)?.[1];
  return part && part in rules ? part : undefined;
}

const targetOf = (path: string, from: string): string => normalize(join(dirname(path), from)).replaceAll("\\", "/");

/** The project's own files that a file imports, now or later, or takes types from; of patterns those of `files`. */
export function filesIn(path: string, text: string, files: readonly string[] = []): string[] {
  const found = new Set<string>();
  walk(parse(path, text).program, (node) => {
    const from = imported(node)?.from ?? workerOf(node);
    if (from?.startsWith(".")) found.add(targetOf(path, from));
    for (const pattern of patternsOf(node)) {
      const wanted = targetOf(path, pattern);
      for (const file of files) if (matchesGlob(file, wanted)) found.add(file);
    }
  });
  return [...found];
}

/** What `import.meta.glob("./words/*.ts")` imports: its patterns, without those that leave something out. */
function patternsOf(node: Node): string[] {
  const { callee, arguments: given } = node;
  if (node.type !== "CallExpression" || callee?.object?.type !== "MetaProperty" || callee.property?.name !== "glob")
    return [];
  const list: Node[] = given[0]?.type === "ArrayExpression" ? given[0].elements : [given[0]];
  return list.flatMap((one) => {
    const pattern = stringOf(one);
    return pattern?.startsWith(".") ? [pattern] : [];
  });
}

/** The file that `new URL("./worker.ts", import.meta.url)` names: how a worker's script is imported. */
const workerOf = (node: Node): string | undefined =>
  node.type === "NewExpression" && node.callee?.name === "URL" ? stringOf(node.arguments?.[0]) : undefined;

/** What is wrong with one file. `path` is relative to the root, with slashes. */
export function checkSource(path: string, text: string): Problem[] {
  const part = partOf(path);
  if (!part) return [{ line: 1, message: "belongs to no known part; add the part to src/tools/check-imports.ts" }];
  const rule = rules[part]!;
  const source = parse(path, text);
  const problems = [...source.problems];

  walk(source.program, (node) => {
    const found = imported(node);
    if (!found) return;
    const report = (message: string): void => void problems.push({ line: source.lineOf(node), message });
    const { from, typeOnly } = found;
    if (from === undefined && loaders.includes(path)) return;
    if (from === undefined) return report(`${part} imports what only turns out when it runs`);
    if (!from.startsWith(".")) {
      if (rule.packages ? !rule.packages.test(from) : hostModule.test(from)) {
        report(`${part} must not import the package ${from}`);
      }
      return;
    }
    const target = targetOf(path, from);
    const to = partOf(target);
    if (target === rulesHash && part !== "game") return;
    if (to === part || (to && rule.parts.includes(to))) return;
    if (to && rule.types?.includes(to)) {
      if (!typeOnly) report(`${part} may import only types from ${to}: use import type`);
      return;
    }
    report(`${part} must not import ${to ?? target}${to ? ` (${target})` : ""}`);
  });

  if (part === "game") problems.push(...checkPurity(source));
  return problems.sort((a, b) => a.line - b.line);
}

/** What a node imports, if it does. */
function imported(node: Node): { from: string | undefined; typeOnly: boolean } | undefined {
  if (node.type === "ImportDeclaration") return { from: stringOf(node.source), typeOnly: node.importKind === "type" };
  if (/^Export(All|Named)Declaration$/.test(node.type) && node.source) {
    return { from: stringOf(node.source), typeOnly: node.exportKind === "type" };
  }
  if (node.type === "ImportExpression") return { from: stringOf(node.source), typeOnly: false };
  if (node.type === "TSImportType") return { from: stringOf(node.source ?? node.argument?.literal), typeOnly: true };
  if (node.type === "TSExternalModuleReference") return { from: stringOf(node.expression), typeOnly: false };
  return undefined;
}

/** The sources in a folder, but for what is made by tools, and for the files that a test puts over the project. */
const sourcesIn = (folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .map((name) => `${folder}/${name.replaceAll("\\", "/")}`)
    .filter((path) => /\.[cm]?[jt]sx?$/.test(path) && !/\.d\.ts$|\.generated\.[jt]s$|^test\/coin\//.test(path))
    .sort();

if (import.meta.main) {
  let files = 0;
  let found = 0;
  const imports = new Map<string, string[]>();
  const paths = ["src", "client", "test"].filter((folder) => existsSync(join(root, folder))).flatMap(sourcesIn);
  for (const path of paths) {
    const text = readFileSync(join(root, path), "utf8");
    imports.set(path, filesIn(path, text, paths));
    // Tests may import everything; they go in no circles all the same.
    if (path.startsWith("test/")) continue;
    files++;
    for (const { line, message } of checkSource(path, text)) {
      console.error(`${path}:${line}  ${message}`);
      found++;
    }
  }
  for (const circle of circlesIn(imports)) {
    console.error(`these import each other, in a circle: ${circle.join(", ")}`);
    found++;
  }
  console.log(`imports: ${files} files, ${found === 0 ? "ok" : `${found} problems`}`);
  process.exitCode = found === 0 ? 0 : 1;
}
