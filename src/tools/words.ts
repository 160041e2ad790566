// Compiles what players read. Every folder `words` in client/ has its messages in ICU syntax, one file a language:
// en.json, and others with the same names. From them this writes, beside them and out of git,
//   types.generated.ts    what there is to say, and what each sentence must be told
//   en.generated.js …     one module a language, made by @messageformat/core; pseudo.generated.js besides
import { existsSync, globSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import MessageFormat from "@messageformat/core";
import compileModule from "@messageformat/core/lib/compile-module.js";
import { each, type Messages, parameters } from "./messages.ts";
import { pseudo } from "./pseudo.ts";
import { root } from "./run.ts";

/** The language that all others are translated from. */
export const SOURCE = "en";
export const PSEUDO = "pseudo";

/** Every folder with words, from the root; those of a client that lies elsewhere, a test's say, by its folder. */
export const wordFolders = (client = "client"): string[] =>
  globSync(`${client}/**/words/**/${SOURCE}.json`, { cwd: root })
    .map((file) => dirname(file).replaceAll("\\", "/"))
    .sort();

export const readMessages = (folder: string, locale: string): Messages =>
  JSON.parse(readFileSync(join(root, folder, `${locale}.json`), "utf8"));

/** Compiles the words of every folder. Writes only what changes: Wrangler watches those folders. */
export function buildWords(client?: string): void {
  for (const folder of wordFolders(client)) {
    const source = readMessages(folder, SOURCE);
    const files = new Map([
      ["types.generated.ts", typesOf(source)],
      [`${SOURCE}.generated.js`, compile(SOURCE, source)],
      [`${PSEUDO}.generated.js`, compile(SOURCE, pseudo(source))],
    ]);
    for (const file of readdirSync(join(root, folder))) {
      const locale = /^(.+)\.json$/.exec(file)?.[1];
      if (!locale || locale === SOURCE) continue;
      files.set(
        `${locale}.generated.js`,
        compile(locale, complete(`${folder}/${file}`, source, readMessages(folder, locale))),
      );
    }
    for (const [name, text] of files) writeIfChanged(join(root, folder, name), text);
    // Of a language that is no longer there.
    for (const file of readdirSync(join(root, folder))) {
      if (/\.generated\.[jt]s$/.test(file) && !files.has(file)) rmSync(join(root, folder, file));
    }
  }
}

/**
 * A translation with every message there is: what it lacks is filled in from English, and told.
 * @throws Error for a message that English does not have, or that asks for something else than the English one.
 */
export function complete(file: string, source: Messages, translated: Messages): Messages {
  const english = new Map(each(source));
  for (const [name, message] of each(translated)) {
    const original = english.get(name);
    if (original === undefined) throw new Error(`${file}: ${name} does not exist in ${SOURCE}.json`);
    const known = parameters(name, original);
    for (const [parameter, type] of parameters(name, message)) {
      if (known.get(parameter) === type) continue;
      throw new Error(
        `${file}: ${name} uses {${parameter}} as ${type}, in ${SOURCE}.json it is ${known.get(parameter)}`,
      );
    }
    english.delete(name);
  }
  if (english.size > 0)
    console.warn(`${file}: ${english.size} sentences are not translated: ${[...english.keys()].join(", ")}`);
  return merge(source, translated);
}

function merge(source: Messages, over: Messages): Messages {
  return Object.fromEntries(
    Object.entries(source).map(([key, value]) => {
      const other = over[key];
      if (typeof value === "string") return [key, typeof other === "string" ? other : value];
      return [key, merge(value, typeof other === "object" ? other : {})];
    }),
  );
}

/** A module whose default export has a function for every message, and a plain text for those without parameters. */
export function compile(locale: string, messages: Messages): string {
  // Sentences filled in from English may have plural cases that this language does not use; they do no harm.
  const code = compileModule(new MessageFormat(locale, { strictPluralKeys: false }), messages);
  // The compiler writes one line a message. `title` is to be read as `title`, whether or not it ever gets a parameter.
  return `// Written by src/tools/words.ts.\n${code.replace(/^(\s*\S+: )\(\) => ("(?:[^"\\]|\\.)*")(,?)$/gm, "$1$2$3")}`;
}

const quoted = (name: string): string => (/^[A-Za-z_]\w*$/.test(name) ? name : JSON.stringify(name));

export function typesOf(messages: Messages): string {
  const type = (part: Messages, prefix: string, indent: string): string => {
    const lines = Object.entries(part).map(([key, value]) => {
      const name = prefix + key;
      const label = `${indent}  ${quoted(key)}: `;
      if (typeof value !== "string") return `${label}${type(value, `${name}.`, `${indent}  `)};`;
      const needs = [...parameters(name, value)].map(([parameter, kind]) => `${quoted(parameter)}: ${kind}`);
      return `${label}${needs.length === 0 ? "string" : `(say: { ${needs.join("; ")} }) => string`};`;
    });
    return `{\n${lines.join("\n")}\n${indent}}`;
  };
  return `// Written by src/tools/words.ts from ${SOURCE}.json.\nexport type Words = ${type(messages, "", "")};\n`;
}

function writeIfChanged(file: string, text: string) {
  if (!existsSync(file) || readFileSync(file, "utf8") !== text) writeFileSync(file, text);
}

if (import.meta.main) {
  buildWords();
  console.log(
    `words: ${wordFolders()
      .map((folder) => relative("client", folder))
      .join(", ")}`,
  );
}
