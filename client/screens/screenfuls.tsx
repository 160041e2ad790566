import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { comparing } from "../compare/load.ts";
import { debriefing } from "../debrief/load.ts";
import { Corner } from "../parts/corner.tsx";
import { useLazy } from "../parts/lazy.ts";
import { Sections } from "../parts/sections.tsx";
import { replaying } from "../replay/load.ts";
import { route } from "../route.ts";
import { all } from "../store.ts";
import { words } from "../words/words.ts";
import { Scene } from "../worlds/scene.tsx";
import type { Stage } from "../worlds/stage.ts";
import css from "./screenfuls.module.css";

/** When each headline comes, as on the phones, and then the first page of what is told after them. ms */
const STEPS = [0, 3200, 6200] as const;
const HEADLINES = 15_000;
/** How long a page stays: long enough to be read from the back row. ms */
const PAGE = 12_000;
/** What is told may grow as it is worked out: its pages are counted anew so often. ms */
const COUNT = 500;

const w = words.screenfuls;

/** How many pages wide the text runs, in columns of the box's own width. */
function pagesIn(box: HTMLElement | null): number {
  if (!box || box.clientWidth === 0) return 0;
  const gap = Number.parseFloat(getComputedStyle(box).columnGap) || 0;
  return Math.max(1, Math.round((box.scrollWidth + gap) / (box.clientWidth + gap)));
}

interface PagesProps {
  stage: Stage;
  at: number;
  hidden: boolean;
  onCount: (pages: number) => void;
}

/** The pages after the headlines: the text runs on in columns as high as the wall, of which one or two are seen at a time. */
function Pages({ stage, at, hidden, onCount }: PagesProps) {
  const Shown = useLazy(() => debriefing().then((one) => one.WallCards));
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const count = (): void => onCount(pagesIn(box.current));
    const timer = setInterval(count, COUNT);
    count();
    return () => clearInterval(timer);
  }, [Shown]);
  return (
    <div class={css.window} data-pages data-hidden={hidden || undefined} inert={hidden}>
      <div class={css.pages} ref={box} style={{ "--at": Math.max(0, at) }}>
        <Sections>{Shown && <Shown stage={stage} />}</Sections>
      </div>
    </div>
  );
}

/** The last page, where there is something to compare: this round beside those before it, as wide as the wall. */
function Rounds({ hidden, onThere }: { hidden: boolean; onThere: () => void }) {
  const Shown = useLazy(async () => {
    const { Compared, pictureOf } = await comparing();
    if (pictureOf(all.peek()?.compared ?? [])) onThere();
    return Compared;
  });
  return (
    <div class={css.window} data-rounds data-hidden={hidden || undefined} inert={hidden}>
      <Sections>{Shown && <Shown />}</Sections>
    </div>
  );
}

/** What the projector shows after a round: the headlines, then everything else in screenfuls, and around again. Nobody scrolls a wall. */
export function Ended({ code, stage }: { code: string; stage: Stage }) {
  const shown = useSignal(0);
  /** The headlines are page 0. */
  const page = useSignal(0);
  const pages = useSignal(0);
  const compared = useSignal(0);
  /** Somebody turns the pages by hand: then they do not turn by themselves. */
  const held = useSignal(false);
  const turn = (by: number): void => {
    const of = pages.peek() + compared.peek() + 1;
    page.value = (page.peek() + by + of) % of;
  };
  useEffect(() => {
    const timers = STEPS.map((at, i) => setTimeout(() => (shown.value = Math.max(shown.value, i)), at));
    return () => timers.forEach(clearTimeout);
  }, []);
  useEffect(() => {
    if (held.value || pages.value === 0) return undefined;
    const timer = setTimeout(() => turn(1), page.value === 0 ? HEADLINES : PAGE);
    return () => clearTimeout(timer);
  }, [held.value, page.value, pages.value > 0]);
  useEffect(() => {
    const key = (event: KeyboardEvent): void => {
      const by =
        event.key === "ArrowRight" || event.key === "PageDown"
          ? 1
          : event.key === "ArrowLeft" || event.key === "PageUp"
            ? -1
            : 0;
      if (by === 0 || (event.target as Element | null)?.closest("input, select, [role=group]")) return;
      held.value = true;
      shown.value = STEPS.length - 1;
      turn(by);
    };
    addEventListener("keydown", key);
    return () => removeEventListener("keydown", key);
  }, []);
  const Watch = useLazy(() => replaying().then((one) => one.Again));
  const first = page.value === 0;
  const count = pages.value + compared.value + 1;
  const last = compared.value > 0 && page.value === count - 1;
  const paged = route.value.page === "room" && route.value.screen;
  const byHand = (by: number) => () => {
    held.value = true;
    shown.value = STEPS.length - 1;
    turn(by);
  };
  return (
    <div class={css.end} data-part="end" data-paged={paged || undefined}>
      <div class={css.outcome} data-hidden={(paged && !first) || undefined} inert={paged && !first}>
        <stage.Headlines shown={shown.value} />
        <div class={css.vignette} aria-hidden="true">
          <Scene moment="end" shown={shown.value} />
        </div>
        {Watch && <Watch wall />}
        <Corner code={code} />
      </div>
      <Pages
        stage={stage}
        at={page.value - 1}
        hidden={paged && (first || last)}
        onCount={(n) => {
          const [at, more] = [page.peek(), compared.peek()];
          // Who looks at the comparison goes on looking at it.
          page.value = more > 0 && at === pages.peek() + more ? n + more : Math.min(at, n + more);
          pages.value = n;
        }}
      />
      <Rounds
        hidden={paged && !last}
        onThere={() => {
          compared.value = 1;
        }}
      />
      <nav class={css.turn} aria-label={w.at({ at: page.value + 1, of: count })}>
        <button type="button" aria-label={w.back} onClick={byHand(-1)}>
          ‹
        </button>
        <span class="tabular">
          {page.value + 1}/{count}
        </span>
        <button type="button" aria-label={w.on} onClick={byHand(1)}>
          ›
        </button>
      </nav>
    </div>
  );
}
