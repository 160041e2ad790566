import type { ComponentChildren } from "preact";
import css from "./mark.module.css";
import { siteLook } from "./sites.ts";

const corners = (count: number, turn: number, inner = 1): string => {
  const steps = inner < 1 ? count * 2 : count;
  const all = Array.from({ length: steps }, (_, i) => {
    const r = 10 * (i % 2 ? inner : 1);
    const a = ((turn + (360 * i) / steps) * Math.PI) / 180;
    return `${(12 + r * Math.sin(a)).toFixed(1)} ${(12 - r * Math.cos(a)).toFixed(1)}`;
  });
  return `M${all.join("L")}Z`;
};

const SHAPES: Record<string, string> = {
  circle: "M12 2.6C17.4 2.4 21.5 6.6 21.4 12S17.2 21.5 12 21.4 2.5 17.3 2.6 12 6.6 2.8 12 2.6Z",
  triangle: "M12 2.2L22.3 20.6 1.8 20.9Z",
  square: "M3.4 3.2L20.7 3.6 20.5 20.8 3.2 20.5Z",
  diamond: "M12 1.2L21.6 12.1 12.1 22.9 2.5 11.9Z",
  star: corners(5, 0, 0.45),
  hexagon: corners(6, 0),
  pentagon: corners(5, 0),
};

/** A site's mark as bare shapes in a box of 24, for drawings that are SVG already. */
export function MarkShape({ site, x = 0, y = 0, size = 24 }: { site: number; x?: number; y?: number; size?: number }) {
  const { shape, colour } = siteLook(site);
  const place = `translate(${x - size / 2} ${y - size / 2}) scale(${size / 24})`;
  return (
    <path
      d={SHAPES[shape]}
      transform={place}
      fill={colour}
      stroke="var(--ink, #231c14)"
      stroke-width="2"
      stroke-linejoin="round"
    />
  );
}

/** The box of a mark that stands in a line of text; what is in it has 24 to the side. */
export function Mark({ size, children }: { size: number; children: ComponentChildren }) {
  return (
    <svg class={css.mark} viewBox="0 0 24 24" width={size} height={size} aria-hidden="true">
      {children}
    </svg>
  );
}

/** The mark that tells a site from the others: shape first, then colour. The name beside it is the screen's to print. */
export function SiteMark({ site, size = 24 }: { site: number; size?: number }) {
  return (
    <Mark size={size}>
      <MarkShape site={site} x={12} y={12} />
    </Mark>
  );
}
