import { useId } from "preact/hooks";
import { RUNS_DEFAULT as ROUNDS, SEED_DEFAULT } from "../../src/lab/explore/limits.ts";
import type { Row } from "../../src/lab/types.ts";
import { Button } from "../parts/button.tsx";
import { Progress } from "../parts/progress.tsx";
import { number } from "../words/format.ts";
import { Cards } from "./cards.tsx";
import { Agreement } from "./charts/agreement.tsx";
import { PRESETS, type PresetId, presetRun, runPreset, stopPreset } from "./presets.ts";
import css from "./published.module.css";
import { show, shown } from "./state.ts";
import { words } from "./words/words.ts";

/** A number with four digits that matter. */
function digits(x: number): string {
  if (x === 0 || !Number.isFinite(x)) return number(x);
  return x.toFixed(Math.max(0, Math.min(8, 3 - Math.floor(Math.log10(Math.abs(x))))));
}
const cell = (x: number | string | null): string => (typeof x === "number" ? digits(x) : (x ?? words.presets.nothing));

/** The experiment's rows beside what was published. */
function Table({ rows }: { rows: readonly Row[] }) {
  const p = words.presets;
  return (
    // Wider than a phone: it scrolls by itself, by keys as well.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached by keys
    <section class={css.table} tabIndex={0} aria-label={p.case}>
      <table>
        <thead>
          <tr>
            {[p.case, p.reference, p.measured, p.half, p.ok, p.source].map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.case} data-off={row.ok ? undefined : true}>
              <th scope="row">{row.case}</th>
              <td>{cell(row.reference)}</td>
              <td>{cell(row.measured)}</td>
              <td>{row.halfWidth === null ? p.nothing : digits(row.halfWidth)}</td>
              <td>{row.reference === null ? p.nothing : row.ok ? p.yes : p.no}</td>
              <td>{row.source}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function verdict(rows: readonly Row[]): string | undefined {
  const held = rows.filter(({ reference }) => reference !== null);
  const off = held.filter(({ ok }) => !ok).length;
  if (held.length === 0) return undefined;
  return off === 0 ? words.presets.agree({ n: held.length }) : words.presets.disagree({ off, n: held.length });
}

/** One published experiment: how thorough, how far it is, and what came out. */
export function Experiment({ id }: { id: PresetId }) {
  const size = useId();
  const p = words.presets;
  const preset = PRESETS.find(({ experiment }) => experiment === id) as (typeof PRESETS)[number];
  const { name, line } = words.experiments[id];
  const { runs } = shown.value;
  const now = presetRun.value;
  const mine = now?.preset.experiment === id && now.preset.runs === runs ? now : undefined;
  const sizes = [...new Set<number>([preset.quick, preset.full, runs])].sort((a, b) => a - b);
  return (
    <section class={css.experiment} data-experiment={id}>
      <h2>{name}</h2>
      <p>{line}</p>
      {preset.quick < preset.full && (
        <div class={css.size}>
          <label for={size}>{p.size}</label>
          <select
            id={size}
            value={runs}
            onChange={(event) => {
              show({ ...shown.value, runs: Number(event.currentTarget.value) });
              runPreset();
            }}
          >
            {sizes.map((n) => (
              <option key={n} value={n}>
                {n >= preset.full ? p.full({ n }) : p.quick({ n })}
              </option>
            ))}
          </select>
        </div>
      )}
      {mine?.state === "running" ? (
        <>
          <Progress
            label={words.playing({ done: mine.done, of: mine.of })}
            share={mine.of === 0 ? 0 : mine.done / mine.of}
          />
          <Button size="slim" onClick={stopPreset}>
            {words.stop}
          </Button>
        </>
      ) : (
        mine?.state !== "done" && (
          <Button kind="main" onClick={runPreset}>
            {p.run}
          </Button>
        )
      )}
      {mine?.state === "failed" && <p role="alert">{words.failed}</p>}
      {mine?.state === "done" && (
        <>
          <p class={css.verdict} role="status">
            {verdict(mine.rows)}
          </p>
          <Agreement rows={mine.rows} />
          <Table rows={mine.rows} />
          {runs < preset.full && <p class="muted">{p.fewer}</p>}
        </>
      )}
      <Button
        onClick={() => {
          stopPreset();
          const { experiment: _, ...rest } = shown.value;
          show({ ...rest, runs: ROUNDS });
        }}
      >
        {p.back}
      </Button>
    </section>
  );
}

/** All of them, to choose from. */
export function Presets() {
  const { title, line } = words.presets;
  return (
    <Cards
      title={title}
      line={line}
      cards={PRESETS.map(({ experiment, quick }) => ({
        id: experiment,
        ...words.experiments[experiment],
        chosen: shown.value.experiment === experiment,
        go() {
          show({ ...shown.value, experiment, runs: quick, seed: SEED_DEFAULT });
          runPreset();
        },
      }))}
    />
  );
}
