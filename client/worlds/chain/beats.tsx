import { NodeMark } from "../../art/harbour/index.ts";
import { BeatLine, BeatList } from "../../parts/beats.tsx";
import css from "./beats.module.css";
import { part } from "./registry.ts";

/** The three beats in the mechanism's words, each staying when the next comes. */
export function Beats({ beat }: { beat: number }) {
  return (
    <BeatList>
      {part()
        .beats()
        .slice(0, beat + 1)
        .map(({ lead, big, note, node }, i) => (
          <BeatLine key={i}>
            {lead && <span>{lead}</span>}
            <b class={css.big}>
              {node !== undefined && <NodeMark by={node} size={44} />}
              <span>{big}</span>
            </b>
            {note && <span class="soft">{note}</span>}
          </BeatLine>
        ))}
    </BeatList>
  );
}
