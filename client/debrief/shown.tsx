import { useSignal } from "@preact/signals";
import { type ComponentChildren, Fragment } from "preact";
import { Button } from "../parts/button.tsx";
import { useLazy } from "../parts/lazy.ts";
import { all } from "../store.ts";
import type { Stage } from "../worlds/stage.ts";
import { isAsked, offered } from "./asked.ts";
import { type Card, cardsOf } from "./cards.ts";
import { PHASES } from "./phases.ts";
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

/** The cards of a phase. Of what takes a tap and a while to be worked out that which this round makes one ask first; the rest by a tap. */
function InPhase({ cards, stage }: { cards: readonly Card[]; stage: Stage }) {
  const whole = useSignal(false);
  const now = all.value;
  if (!now) return null;
  const asked = cards.filter(({ id }) => isAsked(id));
  const first = offered(
    now,
    asked.map(({ id }) => id),
    stage,
  );
  const shown = cards.filter((card) => whole.value || !isAsked(card.id) || first.has(card.id));
  const more = cards.length - shown.length;
  const last = shown.findLastIndex(({ id }) => isAsked(id));
  return (
    <>
      {shown.map((card, i) => (
        <Fragment key={card.id}>
          <Shown card={card} stage={stage} />
          {i === last && more > 0 && (
            <Button
              kind="quiet"
              onClick={() => {
                whole.value = true;
              }}
            >
              {words.more({ n: more })}
            </Button>
          )}
        </Fragment>
      ))}
    </>
  );
}

/** What a phone's debrief opens with, unless the room was led to another. */
const OPENS = "changed";

/** The debrief on a phone: its cards, one below the other; the one that the room was led to first, and `next` below it. */
export function Cards({ stage, next }: { stage: Stage; next?: ComponentChildren }) {
  const now = all.value;
  if (!now?.reveal) return null;
  const cards = cardsOf(now, "phone");
  // What the wall asks, phase by phase, is one card here.
  const at = now.debrief?.startsWith("ask-") ? "talk" : now.debrief;
  const current = cards.find(({ id }) => id === at);
  const first = current ?? cards.find(({ id }) => id === OPENS);
  const rest = cards.filter((card) => card !== first);
  return (
    <>
      {first && <Shown key={first.id} card={first} stage={stage} now={first === current} />}
      {next}
      {PHASES.map((phase) => (
        <InPhase key={phase} cards={rest.filter((card) => card.phase === phase)} stage={stage} />
      ))}
    </>
  );
}
