import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { all } from "../store.ts";
import type { Stage } from "../worlds/stage.ts";
import { type Card, cardsOf } from "./cards.ts";
import { Shown } from "./shown.tsx";
import css from "./wall.module.css";

/** What is told may grow as it is worked out: its pages are counted anew so often. ms */
const COUNT = 500;
/** A card that shows nothing for so long after it came has nothing to tell: the next one comes. ms */
const EMPTY = 2500;

/** How many pages wide the text runs, in columns of the box's own width; at least one. */
function pagesIn(box: HTMLElement): number {
  const gap = Number.parseFloat(getComputedStyle(box).columnGap) || 0;
  return Math.max(1, Math.round((box.scrollWidth + gap) / (box.clientWidth + gap)));
}

interface ScreenProps {
  card: Card;
  stage: Stage;
  now: boolean;
  page: number;
  onPages: (pages: number) => void;
  onEmpty: () => void;
}

/**
 * One thought, as large as the wall. What is short stands in one column, larger; what is long runs on in columns as high as the
 * wall, of which one or two are seen at a time.
 */
function Screen({ card, stage, now, page, onPages, onEmpty }: ScreenProps) {
  const box = useRef<HTMLDivElement>(null);
  const long = useSignal(card.wide !== true);
  useEffect(() => {
    if (!now) return undefined;
    let empty = 0;
    let tried = card.wide === true;
    const count = (): void => {
      const at = box.current;
      // What the wall has just left is not seen any more, and says nothing of how many pages the next one has.
      if (!at || at.clientWidth === 0) return;
      // What nothing has been told of yet may still come.
      empty = at.textContent ? 0 : empty + COUNT;
      if (empty >= EMPTY) onEmpty();
      const pages = pagesIn(at);
      // Tried once: what then does not fit into one column is long for good.
      if (long.peek() && !tried && empty === 0 && pages === 1 && at.querySelector("[data-card] > *")) {
        tried = true;
        long.value = false;
        return;
      }
      if (!long.peek() && at.scrollHeight > at.clientHeight + 2 && card.wide !== true) long.value = true;
      onPages(pages);
    };
    const timer = setInterval(count, COUNT);
    count();
    return () => clearInterval(timer);
  }, [now]);
  return (
    <div class={css.window} data-pages data-screen={card.id} data-hidden={!now || undefined} inert={!now}>
      <div
        class={css.pages}
        data-long={long.value || undefined}
        data-wide={card.wide || undefined}
        data-part="sections"
        ref={box}
        style={{ "--at": now ? page : 0 }}
      >
        <Shown card={card} stage={stage} wall />
      </div>
    </div>
  );
}

interface Props {
  stage: Stage;
  /** Which screen is shown: 0 for what is told before all cards. */
  at: number;
  page: number;
  /** The cards there are. */
  onCards: (ids: readonly string[]) => void;
  onPages: (pages: number) => void;
  /** The card that is shown has nothing to tell. */
  onEmpty: () => void;
}

/** The debrief on the projector: a sequence of full screens, one thought each. A card comes when the room does, and then stays. */
export function WallCards({ stage, at, page, onCards, onPages, onEmpty }: Props) {
  const now = all.value;
  const seen = useRef(new Set<string>());
  const list = now?.reveal ? cardsOf(now, "wall") : [];
  const ids = list.map(({ id }) => id).join();
  useEffect(() => onCards(ids === "" ? [] : ids.split(",")), [ids]);
  const current = list[at - 1];
  if (current) seen.current.add(current.id);
  return (
    <>
      {list
        .filter(({ id }) => seen.current.has(id))
        .map((card) => (
          <Screen
            key={card.id}
            card={card}
            stage={stage}
            now={card === current}
            page={page}
            onPages={onPages}
            onEmpty={onEmpty}
          />
        ))}
    </>
  );
}
