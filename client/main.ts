// The page's first script. It chooses the language and brings its words, and only then the rest, which may read them
// from its first line on. The rest is on its way meanwhile: see src/tools/first-load.ts.
import { LANGUAGES } from "../src/protocol/languages.ts";
import { reloadOnce } from "./net/reload.ts";
import { loadWords } from "./words/catalogue.ts";
import * as given from "./words/given/words.ts";
import { chooseLanguage, language } from "./words/language.ts";
import { firstWords } from "./worlds/first-words.ts";

/** Below the floor the page says so (see public/floor.js) and does nothing else. */
const tooOld = document.documentElement.hasAttribute("data-too-old");

if (!tooOld) {
  chooseLanguage();
  Promise.all([loadWords(firstWords), LANGUAGES.indexOf(language()) > 0 && loadWords({ given })])
    .then(() => import("./start.tsx"))
    .catch(async (fault) => {
      if (!(await reloadOnce())) throw fault;
    });
}
