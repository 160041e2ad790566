import type { ComponentChildren } from "preact";
import css from "./quorum-bar.module.css";

export interface Tally {
  /** What is counted, say the first of two votes. */
  label: string;
  yes: number;
  /** How many are against it: drawn hatched from the far end. */
  no?: number | undefined;
  /** How many it takes. */
  need: number;
  total: number;
  /** The same in a few words, beside the bar. */
  count: string;
  /** What a screen reader says of it. */
  alt: string;
}

/** How many of how many, with a mark at how many it takes. */
export function QuorumBar({ tally }: { tally: Tally }) {
  const { yes, no = 0, need, total } = tally;
  const share = (n: number): string => `${(100 * Math.max(0, Math.min(1, n / Math.max(1, total)))).toFixed(1)}%`;
  const met = yes >= need;
  return (
    <span class={css.bar} data-met={met || undefined} role="img" aria-label={tally.alt}>
      <span aria-hidden="true">{tally.label}</span>
      <span class={css.track} aria-hidden="true">
        <i class={css.has} style={{ width: share(yes) }} />
        {no > 0 && <i class={css.no} style={{ width: share(no) }} />}
        <i class={css.need} style={{ left: share(need) }} />
      </span>
      <b aria-hidden="true">{tally.count}</b>
      <svg viewBox="-9 -9 18 18" aria-hidden="true">
        {met && <path class={css.sign} d="M-6 .6L-1.6 5 6.4 -5" />}
      </svg>
    </span>
  );
}

/** Several of them, in line with each other. */
export const QuorumBars = ({ children }: { children: ComponentChildren }) => <span class={css.bars}>{children}</span>;
