import { useLazy } from "../parts/lazy.ts";
import { all } from "../store.ts";
import type { Stage } from "../worlds/stage.ts";
import { type Card, cardsOf } from "./cards.ts";
import css from "./shown.module.css";

interface Props {
  card: Card;
  stage: Stage;
  wall?: boolean;
}

/** A card, once it is there. */
export function Shown({ card, stage, wall = false }: Props) {
  const Loaded = useLazy(() => card.load(stage));
  return (
    <div class={css.card} data-card={card.id}>
      {Loaded && <Loaded wall={wall} />}
    </div>
  );
}

/** The debrief on a phone: its cards, one below the other. */
export function Cards({ stage }: { stage: Stage }) {
  const now = all.value;
  if (!now?.reveal) return null;
  return (
    <>
      {cardsOf(now, "phone").map((card) => (
        <Shown key={card.id} card={card} stage={stage} />
      ))}
    </>
  );
}

/** The same on the projector, without anybody's own. */
export function WallCards({ stage }: { stage: Stage }) {
  const now = all.value;
  if (!now?.reveal) return null;
  const shown = cardsOf(now, "wall").filter(({ id }) => id !== "compared");
  return (
    <>
      {shown.map((card) => (
        <Shown key={card.id} card={card} stage={stage} wall />
      ))}
    </>
  );
}
