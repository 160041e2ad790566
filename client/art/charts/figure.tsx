import type { ComponentChildren } from "preact";
import { useRef } from "preact/hooks";
import { words } from "../words/words.ts";
import css from "./figure.module.css";
import { saveSvg } from "./save.ts";

interface Props {
  /** What it is called: of its table, and of the file that it is saved as. */
  name: string;
  /** The drawing's box, in its own units. */
  width: number;
  height: number;
  /** The same in words and numbers, for those who do not see it. */
  table: { heads: readonly string[]; rows: readonly (readonly (string | number)[])[] };
  /** Nothing is saved from the wall: nobody sits at it. */
  save?: boolean;
  class?: string | undefined;
  /** Said above it. */
  caption?: ComponentChildren;
  children: ComponentChildren;
}

/** A chart: the drawing, its data as a table for screen readers, and a button that saves it as a file. All charts of the debrief stand in one. */
export function Figure({ name, width, height, table, save = true, class: own, caption, children }: Props) {
  const svg = useRef<SVGSVGElement>(null);
  const w = words.chart;
  return (
    <figure class={`${css.figure} ${own ?? ""}`}>
      {caption}
      <svg ref={svg} class={css.picture} viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
        {children}
      </svg>
      <div class="visually-hidden">
        <table>
          <caption>{name}</caption>
          <thead>
            <tr>
              {table.heads.map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.rows.map(([first, ...cells], i) => (
              <tr key={i}>
                <th scope="row">{first}</th>
                {cells.map((cell, at) => (
                  <td key={table.heads[at + 1]}>{cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {save && (
        <button
          type="button"
          class={css.save}
          aria-label={w.saveOf({ name })}
          onClick={() => svg.current && saveSvg(svg.current, name)}
        >
          {w.save}
        </button>
      )}
    </figure>
  );
}
