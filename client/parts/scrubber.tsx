import type { Ms } from "../../src/game/types.ts";
import type { Timeline } from "../source/source.ts";
import * as format from "../words/format.ts";
import { Field } from "./field.tsx";

interface Props {
  timeline: Timeline;
  label: string;
  /** How far one press of an arrow key goes, in ms. */
  step?: Ms;
}

/**
 * A slider over a stretch of time: by finger, mouse, or keys (arrows, page up and down, home and end). The time is counted
 * from the beginning of the stretch, and its last place is at or just after its end.
 */
export function Scrubber({ timeline, label, step = 500 }: Props) {
  const { from, to } = timeline;
  const passed = timeline.at.value - from;
  const clock = format.clock(Math.round(passed / 1000));
  return (
    <Field
      name={
        <span class="spread">
          {label} <output class="tabular">{clock}</output>
        </span>
      }
    >
      {(id) => (
        <input
          id={id}
          type="range"
          min={0}
          max={Math.ceil((to - from) / step) * step}
          step={step}
          value={passed}
          aria-valuetext={clock}
          onInput={(event) => timeline.seek(from + event.currentTarget.valueAsNumber)}
        />
      )}
    </Field>
  );
}
