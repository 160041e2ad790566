import type { Axes } from "../../../src/lab/influence/axes.ts";
import { fewestForcing, mostLost, type Place } from "../../../src/lab/measures/axes.ts";
import { worldOf } from "../../compare/world.ts";
import { all } from "../../store.ts";
import { useRun } from "../whatif/run.ts";
import { Sheet } from "../whatif/sheet.tsx";
import css from "./power.module.css";
import { words } from "./words/words.ts";

/** Nobody waits longer at a debrief. ms */
const LIMIT = 10_000;

/** A place on the grid, and where it could as well be. */
function text({ at, low, high }: Place): string {
  return low === high ? String(at) : words.axes.range({ at: String(at), low: String(low), high: String(high) });
}

function Told({ axes, world }: { axes: Axes; world: string }) {
  const w = words.axes;
  const { units: of, seats, drawn, aimed, worst, stopped, cut } = axes;
  const [lost, most] = [mostLost(drawn), mostLost(aimed)];
  const [force, stop] = [fewestForcing(worst), fewestForcing(stopped)];
  const tried = Math.max(0, ...worst.map(({ units }) => units));
  return (
    <>
      <h3>{w.architectural}</h3>
      <p data-axis="architectural">
        {w.drawn({ at: text(lost), of, units: w.units({ world: worldOf(world) }) })} {w.aimed({ at: text(most), of })}
      </p>
      <h3>{w.political}</h3>
      <p data-axis="political">
        {worst.length === 0 ? (
          w.noLiars
        ) : (
          <>
            {force ? w.worst({ at: text(force) }) : w.noWorst({ most: tried, of: seats })}{" "}
            {stop ? w.stopped({ at: text(stop) }) : w.noStopped}
          </>
        )}
      </p>
      <h3>{w.logical}</h3>
      <p data-axis="logical">{cut ? w.cut({ ...cut, n: cut.draws }) : w.uncut}</p>
      <p class={css.small}>{w.draws({ n: axes.draws })}</p>
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
      {told && told.axes.draws > 0 && <Told axes={told.axes} world={all.value?.scenario.world ?? ""} />}
      {run.state.value === "early" && <p class={css.small}>{words.influence.early}</p>}
    </Sheet>
  );
}
