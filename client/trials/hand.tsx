import { Button } from "../parts/button.tsx";
import { clock } from "../parts/clock.ts";
import css from "../parts/console/console.module.css";
import { order } from "../parts/console/order.ts";
import { all } from "../store.ts";
import { inWorld } from "./cards.ts";
import sheet from "./hand.module.css";
import { words } from "./words/words.ts";

/** The cards that a host can play in this round, each with what it will show; after a tap the console says what it did. */
export function Hand() {
  const { phase, scenario, round } = all.value ?? {};
  if (phase !== "round" || !scenario) return null;
  const chain = scenario.world === "chain";
  const runs = round?.phase === "play" && clock.value >= round.begin;
  return (
    <section class={css.part} aria-labelledby="console-cards" data-part="cards">
      <h3 id="console-cards">{words.console.title}</h3>
      <p class="muted">{runs ? words.console.hint : words.console.later}</p>
      {runs && (
        <div class={sheet.hand}>
          {(round.cards ?? []).map(({ id, trial, options }) => {
            const told = words.cards[id as keyof typeof words.cards];
            // A room may be newer than this page.
            if (told === undefined) return null;
            const { label, line, done } = told;
            const name = inWorld(label, chain);
            return (
              <Button
                key={id}
                note={inWorld(line, chain)}
                onClick={() => order({ type: "card", trial, ...(options && { options }) }, name, inWorld(done, chain))}
              >
                {name}
              </Button>
            );
          })}
        </div>
      )}
    </section>
  );
}
