import { useLazy } from "../parts/lazy.ts";
import { all, can } from "../store.ts";
import type { Stage } from "../worlds/stage.ts";
import { type Card, cardsOf } from "./cards.ts";
import { Lead } from "./lead.tsx";
import css from "./shown.module.css";
import { words } from "./words/words.ts";

interface Props {
  card: Card;
  stage: Stage;
  wall?: boolean;
  /** The room is at this one. */
  now?: boolean;
}

/** A card, once it is there. */
export function Shown({ card, stage, wall = false, now = false }: Props) {
  const Loaded = useLazy(() => card.load(stage));
  return (
    <div class={css.card} data-card={card.id} data-now={now || undefined}>
      {now && Loaded && <p class={css.now}>{words.lead.now}</p>}
      {Loaded && <Loaded wall={wall} />}
    </div>
  );
}

/** The debrief on a phone: its cards, one below the other; the one that the room was led to first. Whoever leads does so from here. */
export function Cards({ stage }: { stage: Stage }) {
  const now = all.value;
  if (!now?.reveal) return null;
  const cards = cardsOf(now, "phone");
  // What the wall asks, phase by phase, is one card here.
  const at = now.debrief?.startsWith("ask-") ? "talk" : now.debrief;
  const current = cards.find(({ id }) => id === at);
  const shown = current ? [current, ...cards.filter((card) => card !== current)] : cards;
  return (
    <>
      {now.house.mode === "class" && can("choose") && <Lead />}
      {shown.map((card) => (
        <Shown key={card.id} card={card} stage={stage} now={card === current} />
      ))}
    </>
  );
}
