import { Mark, MarkShape } from "../mark.tsx";

const SHAPES = 7;

/** A pool's or payload's shape, for drawings that are SVG already. Past the seventh a shape comes again with a dot in it, then two. */
export function NodeShape({ by, x = 0, y = 0, size = 24 }: { by: number; x?: number; y?: number; size?: number }) {
  // Too small to be counted they would only be dirt.
  const dots = size < 16 ? 0 : Math.min(3, Math.floor(by / SHAPES));
  return (
    <>
      <MarkShape site={by % SHAPES} x={x} y={y} size={size} />
      {Array.from({ length: dots }, (_, i) => (
        <circle
          key={i}
          cx={x + (i - (dots - 1) / 2) * size * 0.2}
          cy={y + size * 0.06}
          r={size * 0.085}
          fill="var(--mark-line, #0f2233)"
        />
      ))}
    </>
  );
}

/** On paper and paint a mark is outlined dark: the style of what it lies on. */
export const ON_LIGHT = { "--ink": "#0b1927" };

/** The same on its own, beside a name. */
export function NodeMark({ by, size = 24 }: { by: number; size?: number }) {
  return (
    <Mark size={size}>
      <NodeShape by={by} x={12} y={12} />
    </Mark>
  );
}
