// Compiles what players read. Every folder `words` in client/ has its messages in ICU syntax, one file a language:
// en.json, and others with the same names. From them this writes, beside them and out of git,
//   types.generated.ts    what there is to say, and what each sentence must be told
//   en.generated.js …     one module a language, made by @messageformat/core; pseudo.generated.js besides
// translate.ts says what a language lacks.
import { existsSync, globSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import MessageFormat from "@messageformat/core";
import compileModule from "@messageformat/core/lib/compile-module.js";
import { LANGUAGES } from "../protocol/languages.ts";
import { each, type Messages, parameters } from "./messages.ts";
import { pseudo } from "./pseudo.ts";
import { root } from "./run.ts";

/** The language that all others are translated from. */
export const SOURCE = LANGUAGES[0]!.id;
export const PSEUDO = "pseudo";

/** Every folder with words, from the root; those of a client that lies elsewhere, a test's say, by its folder. */
export const wordFolders = (client = "client"): string[] =>
  globSync(`${client}/**/words/**/${SOURCE}.json`, { cwd: root })
    .map((file) => dirname(file).replaceAll("\\", "/"))
    .sort();

/** The messages of a folder in a language; none for a language without a file there. */
export function readMessages(folder: string, locale: string): Messages {
  const file = join(root, folder, `${locale}.json`);
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : {};
}

/** Compiles the words of every folder. Writes only what changes: Wrangler watches those folders. */
export function buildWords(client?: string): void {
  for (const folder of wordFolders(client)) {
    const source = readMessages(folder, SOURCE);
    const files = new Map([
      ["types.generated.ts", typesOf(source)],
      [`${SOURCE}.generated.js`, compile(SOURCE, source)],
      [`${PSEUDO}.generated.js`, compile(SOURCE, pseudo(source))],
    ]);
    for (const { id } of LANGUAGES) {
      if (id === SOURCE) continue;
      const whole = complete(source, readMessages(folder, id));
      files.set(`${id}.generated.js`, compile(id, whole));
    }
    for (const [name, text] of files) writeIfChanged(join(root, folder, name), text);
    // Of a language that is no longer there.
    for (const file of readdirSync(join(root, folder))) {
      if (/\.generated\.[jt]s$/.test(file) && !files.has(file)) rmSync(join(root, folder, file));
    }
  }
}

/** What is wrong with a translation, by the names of its messages. */
export interface Faults {
  missing: string[];
  /** Not in English, any more or yet. */
  superfluous: string[];
  /** Asks for something else than the English one: code that says it would break. With why. */
  differing: Map<string, string>;
}

export function faultsOf(source: Messages, translated: Messages): Faults {
  const [english, other] = [new Map(each(source)), new Map(each(translated))];
  const differing = new Map<string, string>();
  for (const [name, message] of other) {
    const original = english.get(name);
    if (original === undefined) continue;
    const [known, used] = [parameters(name, original), parameters(name, message)];
    for (const parameter of new Set([...known.keys(), ...used.keys()])) {
      if (known.get(parameter) === used.get(parameter)) continue;
      const type = (of: Map<string, string>): string => of.get(parameter) ?? "missing";
      differing.set(name, `{${parameter}} is ${type(used)}, in ${SOURCE}.json ${type(known)}`);
    }
  }
  return {
    missing: [...english.keys()].filter((name) => !other.has(name)),
    superfluous: [...other.keys()].filter((name) => !english.has(name)),
    differing,
  };
}

/**
 * A translation with every message there is, and no other: what it lacks or has wrong is English. So a page can be built
 * while sentences change; a test finds what is wrong.
 */
export function complete(source: Messages, translated: Messages): Messages {
  const { differing } = faultsOf(source, translated);
  const merge = (source: Messages, over: Messages, prefix: string): Messages =>
    Object.fromEntries(
      Object.entries(source).map(([key, value]) => {
        const other = over[key];
        if (typeof value !== "string")
          return [key, merge(value, typeof other === "object" ? other : {}, `${prefix}${key}.`)];
        return [key, typeof other === "string" && !differing.has(prefix + key) ? other : value];
      }),
    );
  return merge(source, translated, "");
}

/** A module whose default export has a function for every message, and a plain text for those without parameters. */
export function compile(locale: string, messages: Messages): string {
  // Sentences filled in from English may have plural cases that this language does not use; they do no harm.
  const code = compileModule(new MessageFormat(locale, { strictPluralKeys: false }), messages);
  // A minus is as wide as a plus; Intl writes a hyphen in its place.
  // The compiler writes one line a message. `title` is to be read as `title`, whether or not it ever gets a parameter.
  return `// Written by src/tools/words.ts.\n${code.replaceAll("nf.format(value)", 'nf.format(value).replace("-", "\u2212")').replace(/^(\s*\S+: )\(\) => ("(?:[^"\\]|\\.)*")(,?)$/gm, "$1$2$3")}`;
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
