import { language } from "./language.ts";

/** The compiled languages of one folder, each a module of its own: what `import.meta.glob` gives. */
type Files = Readonly<Record<string, () => Promise<object>>>;

const files = new WeakMap<object, Files>();
const loading = new WeakMap<object, Promise<void>>();
const loaded: object[] = [];

/**
 * The words of one folder, in the language of the page. They are empty until `loadWords` has brought them: whoever
 * imports code that reads them sees to that first.
 */
export function catalogue<Words extends object>(languages: Readonly<Record<string, () => Promise<Words>>>): Words {
  const words = {};
  files.set(words, languages);
  return words as Words;
}

async function load(words: object): Promise<void> {
  const path = `./${language().id}.generated.js`;
  const file = files.get(words)?.[path];
  if (!file) throw new Error(`there is no ${path} among ${Object.keys(files.get(words) ?? {})}`);
  Object.assign(words, await file());
  loaded.push(words);
}

/** Modules that export a catalogue as `words`: what an eager `import.meta.glob` of them gives. */
export type WordModules = Readonly<Record<string, { words: object }>>;

/** Brings the words of these modules, of one language and nothing else. What failed is asked for again the next time. */
export async function loadWords(modules: WordModules): Promise<void> {
  await Promise.all(
    Object.values(modules).map(({ words }) => {
      const before = loading.get(words);
      if (before) return before;
      const now = load(words);
      loading.set(words, now);
      now.catch(() => loading.delete(words));
      return now;
    }),
  );
}

/** The catalogues that are there by now. */
export const catalogues = (): readonly object[] => loaded;

/** One of several words by a key that only turns out when it runs; undefined for one that has no word. */
export const lookUp = (table: Readonly<Record<string, string>>, key: string | number): string | undefined =>
  Object.hasOwn(table, key) ? table[key] : undefined;
