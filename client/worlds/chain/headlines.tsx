import { NodeMark } from "../../art/harbour/index.ts";
import { HeadlineItem, HeadlineList } from "../../parts/headlines.tsx";
import { Told } from "../../parts/term/told.tsx";
import css from "./headlines.module.css";
import { part } from "./registry.ts";
import { words as w } from "./words/words.ts";

/** What the picture above means: the lights go on or out with the second headline. */
function Lights() {
  const held = part().held();
  return held === undefined ? null : <span class="muted">{part().lights?.() ?? w.reveal.lights({ held })}</span>;
}

/** The three headlines in the mechanism's words, each staying when the next comes. */
export function Headlines({ shown }: { shown: number }) {
  return (
    <HeadlineList>
      {part()
        .headlines()
        .slice(0, shown + 1)
        .map(({ lead, big, note, node }, i) => (
          <HeadlineItem key={i}>
            {lead && <span>{lead}</span>}
            <b class={css.big}>
              {node !== undefined && <NodeMark by={node} size={44} />}
              <span>{big}</span>
            </b>
            {note && (
              <span class="muted">
                <Told>{note}</Told>
              </span>
            )}
            {i === 1 && <Lights />}
          </HeadlineItem>
        ))}
    </HeadlineList>
  );
}
