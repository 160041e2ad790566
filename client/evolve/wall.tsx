import { all } from "../store.ts";
import css from "./evolve.module.css";
import { kindOf } from "./kinds.ts";
import { onText } from "./phone.tsx";
import { outcomeText, Told } from "./told.tsx";
import { Traits } from "./traits.tsx";
import { Tree } from "./tree.tsx";
import { words } from "./words/words.ts";

/** Over the picture of the round, while generations go by on the projector: which one it is, and the traits so far. */
export function Passing() {
  const colony = all.value?.colony;
  if (colony?.on === undefined) return null;
  const w = words.live;
  return (
    <div class={css.over}>
      <aside class={css.passing} data-part="generation">
        <p role="status" class={css.nowOnWall}>
          <b class="tabular">{onText(colony)}</b>
          <span>{w.fast}</span>
        </p>
        <Traits colony={colony} />
      </aside>
    </div>
  );
}

/** What became of the generations, on the projector. */
export function OnWall() {
  const colony = all.value?.colony;
  return (
    <div class={css.wall} data-part="colony">
      {colony ? (
        <>
          <p class={css.question}>{kindOf(colony.mechanism).question}</p>
          <h2>{outcomeText(colony)}</h2>
          <div class={css.pictures}>
            <Traits colony={colony} />
            <Tree colony={colony} />
          </div>
          <Told colony={colony} shared />
        </>
      ) : (
        <p>{words.none}</p>
      )}
    </div>
  );
}
