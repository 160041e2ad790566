import { LANGUAGES } from "../../src/protocol/languages.ts";
import { changeLanguage } from "../words/change.ts";
import { language } from "../words/language.ts";
import { words } from "../words/words.ts";
import css from "./language-list.module.css";

/** Every complete language by its own name, for who cannot read this one. Loaded where it is shown. */
export function Languages() {
  const now = language().id;
  return (
    <section class={css.languages} aria-label={words.language} data-part="languages">
      <svg viewBox="0 0 24 24" aria-hidden="true">
        <circle cx="12" cy="12" r="9" />
        <path d="M3 12h18M12 3c-6 6-6 12 0 18M12 3c6 6 6 12 0 18" />
      </svg>
      {LANGUAGES.filter(({ id, complete }) => complete || id === now).map(({ id, tag, name }) => (
        <button
          key={id}
          type="button"
          lang={tag}
          translate={false}
          aria-current={id === now ? "true" : undefined}
          onClick={() => changeLanguage(id)}
        >
          {name}
        </button>
      ))}
    </section>
  );
}
