import type { Axes } from "../../../src/lab/influence/axes.ts";
import { fewestForcing, mostLost } from "../../../src/lab/measures/axes.ts";
import { worldOf } from "../../compare/world.ts";
import { all } from "../../store.ts";
import * as format from "../../words/format.ts";
import { useRun } from "../whatif/run.ts";
import { Sheet } from "../whatif/sheet.tsx";
import own from "./axes.module.css";
import { Dots } from "./dots.tsx";
import { Halves } from "./halves.tsx";
import css from "./power.module.css";
import { words } from "./words/words.ts";

/** Nobody waits longer at a debrief. ms */
const LIMIT = 10_000;
/** Below so many draws the thin lines reach so far that the marks say little. */
const ENOUGH = 10;

function Told({ axes, world, save }: { axes: Axes; world: string; save: boolean }) {
  const w = words.axes;
  const { units: of, seats, drawn, aimed, worst, stopped, cut } = axes;
  const units = w.units({ world: worldOf(world) });
  const tried = Math.max(0, ...worst.map(({ units: most }) => most));
  const fail = [
    { name: w.drawn, place: mostLost(drawn) },
    { name: w.aimed, place: mostLost(aimed) },
  ];
  const plot = [
    { name: w.worst, place: fewestForcing(worst) },
    { name: w.stopped, place: fewestForcing(stopped) },
  ];
  return (
    <>
      <div class={own.axes}>
        <div class={own.one} data-axis="architectural">
          <h3>{w.architectural}</h3>
          <p>{w.fails({ of, units })}</p>
          <Dots name={w.architectural} rows={fail} of={of} kind="fail" save={save} />
        </div>
        <div class={own.one} data-axis="political">
          <h3>{w.political}</h3>
          <p>{worst.length === 0 ? w.noLiars : w.plots({ of: seats })}</p>
          {worst.length > 0 && <Dots name={w.political} rows={plot} of={seats} kind="plot" save={save} />}
          {worst.length > 0 && plot.some(({ place }) => !place) && <p class={css.small}>{w.tried({ most: tried })}</p>}
        </div>
        <div class={own.one} data-axis="logical">
          <h3>{w.logical}</h3>
          <p>{cut ? w.cut : w.uncut}</p>
          {cut && <Halves cut={cut} save={save} />}
        </div>
      </div>
      <p class={css.small}>
        {format.sentences(w.draws({ n: axes.draws }), axes.draws < ENOUGH ? w.unsure : undefined)}
      </p>
    </>
  );
}

/** The three axes of decentralisation, measured by playing this round again with something broken. */
export function ThreeAxes({ wall = false }: { wall?: boolean }) {
  const w = words.axes;
  const run = useRun();
  const [told] = run.of("axes");
  const start = (): void => run.start({ ask: "axes" }, LIMIT);
  return (
    <Sheet part="axes" title={w.title} label={w.label} run={run} start={start} wall={wall} verb={words.influence.start}>
      {told && told.axes.draws > 0 && <Told axes={told.axes} world={all.value?.scenario.world ?? ""} save={!wall} />}
      {run.state.value === "early" && <p class={css.small}>{words.influence.early}</p>}
    </Sheet>
  );
}
