import { NodeMark } from "../../art/harbour/index.ts";
import { part } from "./registry.ts";

/** The three beats in the mechanism's words, each staying when the next comes. */
export function Beats({ beat }: { beat: number }) {
  return (
    <div class="beats" aria-live="polite">
      {part()
        .beats()
        .slice(0, beat + 1)
        .map(({ lead, big, note, node }, i) => (
          <p key={i} class="beat">
            {lead && <span>{lead}</span>}
            <b class="beat-big">
              {node !== undefined && <NodeMark by={node} size={44} />}
              <span>{big}</span>
            </b>
            {note && <span class="soft">{note}</span>}
          </p>
        ))}
    </div>
  );
}
