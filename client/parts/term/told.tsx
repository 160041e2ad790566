import { signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { words } from "../../words/words.ts";
import { segments, type Terms } from "./segments.ts";
import css from "./term.module.css";

const open = signal<string | undefined>(undefined);

/** The terms of what the room plays; none while that is loading. The room's page sets them. */
export const terms = signal<Terms>({});

/** A sentence in which the field's terms can be tapped for one line each. */
export function Told({ children }: { children: string }) {
  return (
    <>
      {segments(children, terms.value).map((segment, i) =>
        typeof segment === "string" ? (
          segment
        ) : (
          <button
            key={i}
            type="button"
            class={css.term}
            data-term={segment.id}
            aria-expanded={open.value === segment.id}
            onClick={() => {
              open.value = open.value === segment.id ? undefined : segment.id;
            }}
          >
            {segment.text}
          </button>
        ),
      )}
    </>
  );
}

/** What the tapped term means, over whatever is there, until somebody taps again. */
export function TermSlip() {
  const id = open.value;
  const means = id === undefined ? undefined : terms.value[id]?.means;
  useEffect(() => {
    if (id === undefined) return undefined;
    const close = (event: Event): void => {
      if (event instanceof KeyboardEvent && event.key !== "Escape") return;
      // The term itself opens and closes by its own tap.
      if (event.target instanceof Element && event.target.closest(`.${css.term}`)) return;
      open.value = undefined;
    };
    document.addEventListener("click", close);
    document.addEventListener("keydown", close);
    return () => {
      document.removeEventListener("click", close);
      document.removeEventListener("keydown", close);
    };
  }, [id]);
  return (
    <div class={css.place} role="status">
      {means && <p class={css.slip}>{means}</p>}
    </div>
  );
}

/** All terms of what the room plays, each with its line. */
export function Glossary() {
  const all = Object.entries(terms.value);
  if (all.length === 0) return null;
  return (
    <section aria-labelledby="help-terms">
      <h3 id="help-terms">{words.help.terms}</h3>
      <dl class={css.list}>
        {all.map(([id, { forms, means }]) => (
          <div key={id}>
            <dt>{forms.split("|")[0]}</dt>
            <dd>{means}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
