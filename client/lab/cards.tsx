import css from "./cards.module.css";

interface Card {
  id: string;
  name: string;
  line?: string;
  chosen?: boolean;
  go: () => void;
}

/** Things to choose from, each with what it is about. What is chosen is shown at the page's top. */
export function Cards({ title, line, cards }: { title: string; line: string; cards: readonly Card[] }) {
  return (
    <section class={css.cards}>
      <h2>{title}</h2>
      <p class="muted">{line}</p>
      <ul>
        {cards.map(({ id, name, line, chosen, go }) => (
          <li key={id} data-chosen={chosen || undefined}>
            <button
              type="button"
              onClick={() => {
                go();
                scrollTo(0, 0);
              }}
            >
              <b>{name}</b>
              {line && <span>{line}</span>}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
