import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { say } from "../parts/announcer.tsx";
import { Button } from "../parts/button.tsx";
import type { RecordingSource } from "../source/recording.ts";
import * as format from "../words/format.ts";
import css from "./controls.module.css";
import { after, before, latest } from "./moments.ts";
import type { Eyes, KeyMoment, Seated } from "./types.ts";
import { words } from "./words/words.ts";

const w = words.show;

/** How many times as fast as it was. */
const SPEEDS = [1, 2, 4, 8] as const;
/** The slider moves in such steps, by an arrow key as well. ms */
const STEP = 500;
/** A moment is told for so long after it, ms as they pass while it plays. */
const TOLD = 6000;

interface Props {
  recorded: RecordingSource;
  seated: readonly Seated[];
  moments: readonly KeyMoment[];
  eyes: Eyes;
  look(eyes: Eyes): void;
  close(): void;
}

/** Drawn, as the page's letters have no such signs. */
const SIGNS = {
  before: "M5 4h3v16H5zM20 4v16L9 12z",
  play: "M6 3v18l14-9z",
  pause: "M5 4h5v16H5zM14 4h5v16h-5z",
  next: "M16 4h3v16h-3zM4 4v16l11-8z",
} as const;
const Sign = ({ of }: { of: keyof typeof SIGNS }) => (
  <svg viewBox="0 0 24 24" width="20" height="20" aria-hidden="true">
    <path d={SIGNS[of]} fill="currentColor" />
  </svg>
);

/** A key's own meaning goes before that of the whole page. */
const taken = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest("input, select, button, [role=group], dialog") !== null;

/** Play, speed, time, moments, and whose eyes: at the foot of the page, whatever is shown above. */
export function Controls({ recorded, seated, moments, eyes, look, close }: Props) {
  const speed = useSignal<number>(1);
  const { from, to } = recorded;
  const at = recorded.at.value;
  const plays = recorded.clock.rate.value > 0;
  const begin = moments[0]?.t ?? from;
  const told = latest(moments, at, TOLD * speed.value);
  const go = (moment: KeyMoment | undefined): void => {
    if (!moment) return;
    recorded.seek(moment.t);
    say(moment.label);
  };
  const toggle = (): void => {
    if (recorded.clock.rate.peek() > 0) {
      recorded.pause();
      return;
    }
    // From its end on it begins anew.
    if (recorded.at.peek() >= to) recorded.seek(begin);
    recorded.play(speed.peek());
  };
  useEffect(() => {
    const key = (event: KeyboardEvent): void => {
      if (event.key === "Escape") {
        close();
        return;
      }
      if (taken(event.target) || event.altKey || event.ctrlKey || event.metaKey) return;
      if (event.key === " ") toggle();
      else if (event.key === "ArrowRight") recorded.seek(recorded.at.peek() + 10 * STEP);
      else if (event.key === "ArrowLeft") recorded.seek(recorded.at.peek() - 10 * STEP);
      else return;
      event.preventDefault();
    };
    addEventListener("keydown", key);
    return () => removeEventListener("keydown", key);
  }, []);
  const clock = format.clock(Math.max(0, Math.round((at - begin) / 1000)));
  const full = Math.ceil((to - begin) / STEP) * STEP;
  return (
    <section class={css.controls} data-part="replay-controls" aria-label={w.title}>
      <div class={css.line}>
        <div class={css.slide}>
          <input
            type="range"
            aria-label={w.time}
            min={0}
            max={full}
            step={STEP}
            value={at >= to ? full : Math.max(0, at - begin)}
            aria-valuetext={clock}
            onInput={(event) => recorded.seek(begin + event.currentTarget.valueAsNumber)}
          />
          <div class={css.marks} aria-hidden="true">
            {moments.map(({ t }, i) => (
              <i key={i} style={{ insetInlineStart: `${(100 * (t - begin)) / Math.max(1, full)}%` }} />
            ))}
          </div>
        </div>
        <output class="tabular">{clock}</output>
        <Button size="slim" onClick={close}>
          {w.close}
        </Button>
      </div>
      <p class={css.told} data-part="replay-moment">
        {told?.label ?? " "}
      </p>
      <div class={css.row}>
        <button type="button" aria-label={w.before} onClick={() => go(before(moments, recorded.at.peek()))}>
          <Sign of="before" />
        </button>
        <button type="button" class={css.main} aria-label={plays ? w.pause : w.play} onClick={toggle}>
          <Sign of={plays ? "pause" : "play"} />
        </button>
        <button type="button" aria-label={w.next} onClick={() => go(after(moments, recorded.at.peek()))}>
          <Sign of="next" />
        </button>
        <select
          aria-label={w.speed}
          value={speed.value}
          onChange={(event) => {
            speed.value = Number(event.currentTarget.value);
            if (recorded.clock.rate.peek() > 0) recorded.play(speed.value);
          }}
        >
          {SPEEDS.map((n) => (
            <option key={n} value={n}>
              {w.times({ n })}
            </option>
          ))}
        </select>
        <select
          class={css.eyes}
          aria-label={w.eyes}
          value={eyes}
          onChange={({ currentTarget: { value } }) =>
            look(value === "everything" || value === "projector" ? value : Number(value))
          }
        >
          <option value="everything">{w.everything}</option>
          <option value="projector">{w.projector}</option>
          {seated.map(({ seat, name, lied }) => (
            <option key={seat} value={seat}>
              {lied ? w.liar({ name }) : name}
            </option>
          ))}
        </select>
      </div>
    </section>
  );
}
