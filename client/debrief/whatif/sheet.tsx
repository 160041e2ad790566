import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { Button } from "../../parts/button.tsx";
import { all } from "../../store.ts";
import type { Run } from "./run.ts";
import css from "./sheet.module.css";
import { words as w } from "./words/words.ts";

interface Props {
  part: string;
  title: string;
  /** What the figures are, and are not: always said. */
  label: string;
  run: Run;
  /** Begins to work it out. */
  start: () => void;
  wall?: boolean;
  /** It tells of bots alone, and so nothing of who lied. */
  harmless?: boolean;
  /** The button's own verb, where there is more to say. */
  verb?: string;
  children: ComponentChildren;
}

/** On the wall it begins as soon as it can be seen, and ends when it cannot; a phone begins by a tap, for its battery. */
function useSight(wall: boolean, run: Run, start: () => void) {
  const box = useRef<HTMLElement>(null);
  useEffect(() => {
    if (!wall || !box.current) return undefined;
    const sight = new IntersectionObserver(([entry]) => {
      if (!entry?.isIntersecting) run.stop();
      else if (run.state.peek() === "idle" || run.state.peek() === "stopped") start();
    });
    sight.observe(box.current);
    return () => sight.disconnect();
  }, []);
  return box;
}

/** One question about the round that is worked out while one looks: what it is, how to begin and stop it, and what came out so far. */
export function Sheet({ part, title, label, run, start, wall = false, children, ...more }: Props) {
  const { harmless = false, verb } = more;
  const box = useSight(wall, run, start);
  const state = run.state.value;
  const discreet = all.value?.round?.level === "discreet" && !harmless;
  const redacted = run.of("cannot").some(({ why }) => why === "redacted");
  return (
    <section class={css.sheet} data-part={part} data-state={state} aria-busy={state === "working"} ref={box}>
      <h2>{title}</h2>
      {discreet ? (
        <p>{w.discreet}</p>
      ) : (
        <>
          <p class={css.label}>{label}</p>
          {redacted ? <p>{w.redacted}</p> : children}
          {state === "none" && <p>{w.none}</p>}
          {!wall && state === "stopped" && <p class={css.label}>{w.stopped}</p>}
          {!wall && state === "idle" && <Button onClick={start}>{verb ?? w.start}</Button>}
          {!wall && (state === "stopped" || state === "none") && (
            <Button kind="quiet" onClick={start}>
              {w.again}
            </Button>
          )}
          {!wall && state === "working" && (
            <div class={css.working}>
              <span role="status">{w.working}</span>
              <Button kind="quiet" size="slim" onClick={() => run.stop()}>
                {w.stop}
              </Button>
            </div>
          )}
        </>
      )}
    </section>
  );
}
