import type { ComponentChildren } from "preact";
import { Figure } from "../../art/charts/figure.tsx";
import { run } from "../state.ts";
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

/** A chart with its name and what it shows above it. */
export function Frame({ name, note, height, table: [heads = [], ...rows], children }: Props) {
  // Who listens is read what came out, not every step of it.
  const grows = run.value.state === "running";
  const caption = (
    <figcaption>
      <h3>{name}</h3>
      <p class="muted">{note}</p>
    </figcaption>
  );
  return (
    <Figure
      name={name}
      width={WIDE}
      height={height}
      table={{ heads, rows: grows ? [] : rows }}
      caption={caption}
      class={css.frame}
    >
      <defs>
        <Stripes id="lab-b" />
      </defs>
      {children}
    </Figure>
  );
}
