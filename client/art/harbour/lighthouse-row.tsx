import { Lighthouse, type LightNode, SmallLight } from "./lighthouse.tsx";
import css from "./lighthouse-row.module.css";
import { QuorumBar, QuorumBars, type Tally } from "./quorum-bar.tsx";
import sizes from "./size.module.css";
import type { TreeSize } from "./types.ts";

/** From so many on they are small lights in a grid. */
const CROWD = 10;

/** All nodes: few as lighthouses, many as lights, and under them how their votes stand. */
export function LighthouseRow({ nodes, tallies, label, size }: LighthouseRowProps) {
  const crowd = nodes.length > CROWD;
  return (
    <section class={`${css.row} ${sizes[size]}`} data-crowd={crowd || undefined} aria-label={label}>
      <div class={css.nodes}>
        {nodes.map((node) =>
          crowd ? <SmallLight key={node.id} node={node} /> : <Lighthouse key={node.id} node={node} size={size} />,
        )}
      </div>
      {tallies && (
        <QuorumBars>
          {tallies.map((tally) => (
            <QuorumBar key={tally.label} tally={tally} />
          ))}
        </QuorumBars>
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
