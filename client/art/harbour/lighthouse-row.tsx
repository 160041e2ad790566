import { Lighthouse, type LightNode, SmallLight } from "./lighthouse.tsx";
import type { TreeSize } from "./types.ts";

export interface Tally {
  /** What is counted, say the first of two votes. */
  label: string;
  yes: number;
  /** How many are against it: drawn hatched from the far end. */
  no?: number | undefined;
  /** How many it takes. */
  need: number;
  total: number;
  /** What a screen reader says of it. */
  told: string;
}

/** How many of how many, with a mark at how many it takes. */
export function QuorumBar({ tally }: { tally: Tally }) {
  const { yes, no = 0, need, total } = tally;
  const share = (n: number): string => `${(100 * Math.max(0, Math.min(1, n / Math.max(1, total)))).toFixed(1)}%`;
  const met = yes >= need;
  return (
    <div class={`quorum-bar${met ? " met" : ""}`} role="img" aria-label={tally.told}>
      <span aria-hidden="true">{tally.label}</span>
      <div aria-hidden="true">
        <i class="quorum-has" style={{ width: share(yes) }} />
        {no > 0 && <i class="quorum-no" style={{ width: share(no) }} />}
        <i class="quorum-need" style={{ left: share(need) }} />
      </div>
      <b aria-hidden="true">
        {yes}/{need}
      </b>
      <svg viewBox="-9 -9 18 18" aria-hidden="true">
        <path class="quorum-sign" d={met ? "M-6 .6L-1.6 5 6.4 -5" : "M-3 0H3"} />
      </svg>
    </div>
  );
}

/** From so many on they are small lights in a grid. */
const CROWD = 10;

/** All nodes: few as lighthouses, many as lights, and under them how their votes stand. */
export function LighthouseRow({ nodes, tallies, label, size }: LighthouseRowProps) {
  const crowd = nodes.length > CROWD;
  return (
    <section class={`lighthouse-row light-${size}${crowd ? " crowd" : ""}`} aria-label={label}>
      <div class="lighthouse-all">
        {nodes.map((node) =>
          crowd ? <SmallLight key={node.id} node={node} /> : <Lighthouse key={node.id} node={node} size={size} />,
        )}
      </div>
      {tallies && (
        <div class="quorum-bars">
          {tallies.map((tally) => (
            <QuorumBar key={tally.label} tally={tally} />
          ))}
        </div>
      )}
    </section>
  );
}
export interface LighthouseRowProps {
  nodes: readonly LightNode[];
  tallies?: readonly Tally[] | undefined;
  label: string;
  size: TreeSize;
}
