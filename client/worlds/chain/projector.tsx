import { useComputed } from "@preact/signals";
import { BlockTree } from "../../art/harbour/index.ts";
import { publicBlocks } from "./blocks.ts";
import { describe } from "./describe.ts";
import { blockNames, nodeName } from "./names.ts";
import css from "./projector.module.css";
import { part } from "./registry.ts";
import { screen } from "./views.ts";
import { words as w } from "./words/words.ts";

/** What the projector says of a round that runs: the blocks that everybody has, and who decides. */
export function Projector() {
  const blocks = useComputed(() => publicBlocks(screen.value?.blocks ?? {}, blockNames.value, part().marks));
  const text = part().projectorLine();
  const { Wall, tall } = part();
  return (
    <div class={css.projector} data-part="projector" data-tall={tall || undefined}>
      {text && <p class={css.text}>{text}</p>}
      {Wall && <Wall />}
      {blocks.value.length > 0 && (
        <BlockTree
          blocks={blocks.value}
          describe={(one) => describe(one, nodeName(one.by), false)}
          words={{ tree: w.tree.label, toNewest: w.tree.toNewest }}
          size="wide"
          fills
        />
      )}
    </div>
  );
}
