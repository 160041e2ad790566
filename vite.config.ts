import preact from "@preact/preset-vite";
import { defineConfig } from "vite";
import { firstLoad, notInFirstLoad } from "./src/tools/first-load.ts";
import { FLOOR } from "./src/tools/floor.ts";

/** Mechanisms whose part of a stage comes later than the stage, with words of its own: see client/worlds/swarm/registry.ts
 * and client/worlds/chain/later.ts. */
const LATER = /\/client\/worlds\/\w+\/(ants|queen|council|ballot|authority|ec|pow|bft)\/words\/(\w+)\.generated\.js$/;

/** The files of words, by the names that `wordsChunk` gives them. */
const WORDS = /\/words-[\w-]+\.js$/;

/** The doors to the words, and what brings them: nothing that reads a word may come in one file with these. */
const ENTRY =
  /(?<!\/client\/(?:plans|lesson))\/(words\/(words|given\/words|catalogue|language)\.ts|src\/protocol\/languages\.ts|client\/net\/reload\.ts|client\/worlds\/first-words\.ts)$|preload-helper/;

/** Small parts that no first page goes without. With each comes what it imports. */
const FIRST_PARTS =
  /\/client\/(parts\/(announcer|button|chip|clock|diary|drawer|lazy|lists|name|names|page|play-area|progress|secret|sky)\.tsx?|remembered\.ts|words\/(format|refusals)\.ts|worlds\/(liars|scene)\.tsx?)$/;

/** A language's words in few files: the general ones with what the lobby says, one for each world's stage, one each for the naming, the assembly, the debrief, the comparison, the trials, the replay, the lessons to read, the steps of a lesson, a session's data, the projector as text and the lab. */
function wordsChunk(id: string): string | null {
  // What the game's own names are called is needed in no language but the others: see client/main.ts.
  const given = /\/client\/words\/given\/(?!en)(\w+)\.generated\.js$/.exec(id);
  if (given) return `words-given-${given[1]}`;
  // What single rules are called is asked for by an assembly alone, whatever folder it lies in.
  const rules = /\/words\/rules\/(\w+)\.generated\.js$/.exec(id);
  if (rules) return `words-assembly-${rules[1]}`;
  // The same of what single traits of bots are called, by a colony that evolves.
  const traits = /\/words\/traits\/(\w+)\.generated\.js$/.exec(id);
  if (traits) return `words-evolve-${traits[1]}`;
  const later = LATER.exec(id);
  if (later) return `words-${later[1]}-${later[2]}`;
  const found =
    /\/client\/(?:worlds\/(\w+)\/|(?=(?:assembly|naming|debrief|compare|trials|replay|plans|lab|lesson|data|wall|evolve)\/)(\w+)\/)?.*words\/(lobby\/)?(\w+)\.generated\.js$/.exec(
      id,
    );
  if (!found) return null;
  const [, world, own, lobby, locale] = found;
  const of = lobby ? undefined : (world ?? own);
  return of ? `words-${of}-${locale}` : `words-${locale}`;
}

// The client's build. There is no Vite dev server: `npm start` builds with this and serves what is deployed.
export default defineConfig({
  root: "client",
  plugins: [preact({ devToolsEnabled: false, prefreshEnabled: false }), firstLoad],
  // Modules, as the page's own scripts are: the game is imported by its address.
  worker: { format: "es" },
  build: {
    outDir: "../dist",
    emptyOutDir: true,
    target: FLOOR,
    // Nothing but what the page needs: no polyfill for browsers below the target, no source maps.
    // What all words need, and what the first load has, is asked for by the page: no list of it beside each part. See
    // src/tools/first-load.ts.
    modulePreload: {
      polyfill: false,
      resolveDependencies: (file, needed) => (WORDS.test(file) ? [] : notInFirstLoad(needed)),
    },
    sourcemap: false,
    // Read by src/tools/size.ts, which holds the first load to its budget.
    manifest: "manifest.json",
    // Small files stay files: a strict content security policy allows no data: addresses.
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: wordsChunk, debugName: "words" },
            // The doors to them, a few lines in each folder, in one file; but for lessons, which come by a door of their own.
            { name: "catalogues", test: ENTRY, priority: 2 },
            // What every page has from the start, and parts that come later share with it: one file, where each would be its own.
            { name: "parts", test: FIRST_PARTS },
            { name: "plurals", test: /[\\/](@messageformat|make-plural)[\\/]/, priority: 1 },
          ],
        },
      },
    },
  },
});
