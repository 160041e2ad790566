import type { ComponentChildren } from "preact";
import { useRef } from "preact/hooks";
import { saveSvg } from "../../art/charts/save.ts";
import { run } from "../state.ts";
import { words } from "../words/words.ts";
import css from "./frame.module.css";

interface Props {
  name: string;
  note: string;
  /** The drawing's height; all are 400 wide. */
  height: number;
  /** The same in words and numbers: its first row is the head. */
  table: readonly (readonly string[])[];
  children: ComponentChildren;
}

export const WIDE = 400;

/** Stripes that tell B from A without colour. */
const Stripes = ({ id }: { id: string }) => (
  <pattern id={id} width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
    <rect width="7" height="7" class={css.paper} />
    <path d="M2 0V7" class={css.stripe} />
  </pattern>
);

/** A chart with its name, what it shows, its data as a table for those who do not see it, and a button that saves it. */
export function Frame({ name, note, height, table, children }: Props) {
  const svg = useRef<SVGSVGElement>(null);
  const [head = [], ...rows] = table;
  const grows = run.value.state === "running";
  return (
    <figure class={css.frame}>
      <figcaption>
        <h3>{name}</h3>
        <p class="muted">{note}</p>
      </figcaption>
      <svg ref={svg} class={css.picture} viewBox={`0 0 ${WIDE} ${height}`} aria-hidden="true">
        <defs>
          <Stripes id="lab-b" />
        </defs>
        {children}
      </svg>
      {/* Who listens is read what came out, not every step of it. */}
      <div class="visually-hidden" aria-busy={grows}>
        <table>
          <caption>{name}</caption>
          <thead>
            <tr>
              {head.map((cell) => (
                <th key={cell} scope="col">
                  {cell}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {(grows ? [] : rows).map(([first, ...cells]) => (
              <tr key={first}>
                <th scope="row">{first}</th>
                {cells.map((cell, i) => (
                  <td key={head[i + 1]}>{cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <button
        type="button"
        class={css.save}
        aria-label={words.charts.saveOf({ name })}
        onClick={() => svg.current && saveSvg(svg.current, name)}
      >
        {words.charts.save}
      </button>
    </figure>
  );
}
