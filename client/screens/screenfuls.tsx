import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { debriefing } from "../debrief/load.ts";
import { OUTCOME } from "../debrief/outcome.ts";
import { Corner } from "../parts/corner.tsx";
import { useLazy } from "../parts/lazy.ts";
import { Sections } from "../parts/sections.tsx";
import { route } from "../route.ts";
import { all } from "../store.ts";
import { words } from "../words/words.ts";
import { Scene } from "../worlds/scene.tsx";
import type { Stage } from "../worlds/stage.ts";
import css from "./screenfuls.module.css";

/** When each headline comes, as on the phones, and then the first screen of what is told after them. ms */
const STEPS = [0, 3200, 6200] as const;
const HEADLINES = 15_000;
/** How long a page stays: long enough to be read from the back row. ms */
const PAGE = 12_000;

const w = words.screenfuls;

/** By how many pages a key turns. */
const KEYS: Readonly<Record<string, number>> = { ArrowRight: 1, PageDown: 1, ArrowLeft: -1, PageUp: -1 };

/** Whoever watches without a seat, on a phone, reads on as on any page. */
function Read({ stage }: { stage: Stage }) {
  const Cards = useLazy(() => debriefing().then((one) => one.Cards));
  return <Sections>{Cards && <Cards stage={stage} />}</Sections>;
}

/**
 * What the projector shows after a round: the headlines, then one thought of the debrief after the other, each as large as the wall.
 * The room is led by whoever may; else somebody turns by the keys; else they turn by themselves, and around again. Nobody scrolls a wall.
 */
export function Ended({ code, stage }: { code: string; stage: Stage }) {
  const shown = useSignal(0);
  /** Which screen: the headlines are 0. And which page of it, of how many. */
  const at = useSignal(0);
  const page = useSignal(0);
  const pages = useSignal(1);
  const cards = useSignal<readonly string[]>([]);
  /** Who turns: nobody, somebody at the wall, or whoever leads the room; then what is long turns on its own pages alone. */
  const by = useSignal<"itself" | "hand" | "lead">("itself");
  const way = useSignal(1);
  const paged = route.value.page === "room" && route.value.screen;
  const go = (to: number): void => {
    at.value = (to + cards.peek().length + 1) % (cards.peek().length + 1);
    page.value = 0;
    pages.value = 1;
  };
  const turn = (step: number): void => {
    way.value = step;
    const next = page.peek() + step;
    if (next >= 0 && next < pages.peek()) page.value = next;
    else go(at.peek() + step);
  };
  const byHand = (step: number) => () => {
    by.value = "hand";
    shown.value = STEPS.length - 1;
    turn(step);
  };
  useEffect(() => {
    const timers = STEPS.map((ms, i) => setTimeout(() => (shown.value = Math.max(shown.value, i)), ms));
    return () => timers.forEach(clearTimeout);
  }, []);
  const led = all.value?.debrief;
  const known = cards.value.length > 0;
  useEffect(() => {
    const to = led === OUTCOME ? 0 : cards.peek().indexOf(led ?? "") + 1;
    if (led === undefined || (to === 0 && led !== OUTCOME)) return;
    by.value = "lead";
    shown.value = STEPS.length - 1;
    way.value = 1;
    go(to);
  }, [led, known]);
  useEffect(() => {
    const many = pages.value > 1;
    if (!known || by.value === "hand" || (by.value === "lead" && !many)) return undefined;
    const on = (): void => {
      if (by.peek() === "lead") page.value = (page.peek() + 1) % pages.peek();
      else turn(1);
    };
    const timer = setTimeout(on, at.value === 0 ? HEADLINES : PAGE);
    return () => clearTimeout(timer);
  }, [by.value, at.value, page.value, pages.value > 1, known]);
  useEffect(() => {
    const key = (event: KeyboardEvent): void => {
      const step = KEYS[event.key];
      if (step === undefined || (event.target as Element | null)?.closest("input, select, [role=group]")) return;
      byHand(step)();
    };
    addEventListener("keydown", key);
    return () => removeEventListener("keydown", key);
  }, []);
  const Wall = useLazy(() => debriefing().then((one) => one.WallCards));
  const Watch = useLazy(async () => (await (await import("../replay/load.ts")).replaying()).Again);
  const hidden = paged && at.value > 0;
  const count = cards.value.length + 1;
  return (
    <div class={css.end} data-part="end" data-paged={paged || undefined} data-at={cards.value[at.value - 1] ?? OUTCOME}>
      <div class={css.outcome} data-hidden={hidden || undefined} inert={hidden}>
        <stage.Headlines shown={shown.value} />
        <div class={css.vignette} aria-hidden="true">
          <Scene moment="end" shown={shown.value} />
        </div>
        {Watch && <Watch wall />}
        <Corner code={code} />
      </div>
      {!paged && <Read stage={stage} />}
      {paged && Wall && (
        <Wall
          stage={stage}
          at={at.value}
          page={page.value}
          onCards={(ids) => {
            const here = cards.peek()[at.peek() - 1];
            cards.value = ids;
            // A card more or less leaves whoever looks at one where they are.
            if (here !== undefined) at.value = ids.indexOf(here) + 1;
          }}
          onPages={(n) => {
            pages.value = n;
            if (page.peek() >= n) page.value = Math.max(0, n - 1);
          }}
          onEmpty={() => go(at.peek() + way.peek())}
        />
      )}
      <nav class={css.turn} aria-label={w.at({ at: at.value + 1, of: count })}>
        <button type="button" aria-label={w.back} onClick={byHand(-1)}>
          ‹
        </button>
        <span class="tabular">
          {at.value + 1}/{count}
        </span>
        <button type="button" aria-label={w.on} onClick={byHand(1)}>
          ›
        </button>
      </nav>
    </div>
  );
}
