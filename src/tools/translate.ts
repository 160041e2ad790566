// For whoever translates: `npm run words -- --missing zh` prints the sentences that a language lacks, as JSON; with these
// translated, `npm run words -- --fill zh < file` writes them where they belong. Without a task it compiles all words.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { each, type Messages } from "./messages.ts";
import { root } from "./run.ts";
import { buildWords, faultsOf, readMessages, SOURCE, wordFolders } from "./words.ts";

/** Sentences by folder, by whole names such as "home.play" or in sections. */
export type Sentences = Record<string, Messages>;

/** What a language lacks, or has otherwise than English needs it, in English. */
export function missing(locale: string): Sentences {
  const found: Sentences = {};
  for (const folder of wordFolders()) {
    const source = readMessages(folder, SOURCE);
    const { missing, differing } = faultsOf(source, readMessages(folder, locale));
    const english = new Map(each(source));
    const names = [...missing, ...differing.keys()];
    if (names.length > 0) found[folder] = Object.fromEntries(names.map((name) => [name, english.get(name) ?? ""]));
  }
  return found;
}

/** What is in the order of `source`, with the sentences that there are for it. What English does not have is left out. */
function ordered(source: Messages, sentences: ReadonlyMap<string, string>, prefix = ""): Messages {
  const parts = Object.entries(source).flatMap(([key, value]): [string, string | Messages][] => {
    if (typeof value === "string") {
      const sentence = sentences.get(prefix + key);
      return sentence === undefined ? [] : [[key, sentence]];
    }
    const part = ordered(value, sentences, `${prefix}${key}.`);
    return Object.keys(part).length > 0 ? [[key, part]] : [];
  });
  return Object.fromEntries(parts);
}

/**
 * Writes sentences into the files of a language, and says what does not fit.
 * @returns how many sentences were written.
 */
export function fill(locale: string, given: Sentences): number {
  let written = 0;
  for (const [folder, messages] of Object.entries(given)) {
    const sentences = new Map(each(messages));
    const source = readMessages(folder, SOURCE);
    const all = ordered(source, new Map([...each(readMessages(folder, locale)), ...sentences]));
    writeFileSync(join(root, folder, `${locale}.json`), `${JSON.stringify(all, null, 2)}\n`);
    const english = new Map(each(source));
    for (const name of sentences.keys())
      if (!english.has(name)) console.error(`${folder}: ${name} does not exist in ${SOURCE}.json`);
    for (const [name, why] of faultsOf(source, all).differing) console.error(`${folder}: ${name}: ${why}`);
    written += [...sentences.keys()].filter((name) => english.has(name)).length;
  }
  return written;
}

if (import.meta.main) {
  const [task, locale = ""] = process.argv.slice(2);
  if (task === "--missing") console.log(JSON.stringify(missing(locale), null, 2));
  else if (task === "--fill") console.log(`${fill(locale, JSON.parse(readFileSync(0, "utf8")))} sentences written`);
  else {
    buildWords();
    console.log(`words: ${wordFolders().join(", ")}`);
  }
}
