import { useComputed } from "@preact/signals";
import { BlockTree } from "../../art/harbour/index.ts";
import { offerOf } from "../../parts/choice.ts";
import { clock } from "../../parts/clock.ts";
import { PlayArea } from "../../parts/play-area.tsx";
import { Progress } from "../../parts/progress.tsx";
import { treeBlocks } from "./blocks.ts";
import css from "./body.module.css";
import { describe } from "./describe.ts";
import { block, blockNames, nodeName } from "./names.ts";
import { part } from "./registry.ts";
import { select, selected } from "./selection.ts";
import { cartel, chainSeat, node } from "./views.ts";
import { useWide } from "./wide.ts";
import { words as w } from "./words/words.ts";

/** How far a look at a block has come. */
function Checking() {
  const my = chainSeat.value;
  const takes = offerOf("audit")?.cost;
  if (my?.auditing === undefined || my.busy === undefined || takes === undefined) return null;
  const done = Math.min(1, Math.max(0, 1 - (my.busy - clock.value) / takes));
  return <Progress label={w.checking({ block: block(my.auditing) })} share={done} />;
}

/** The blocks my node has, as a tree, and what the mechanism says above it. */
export function Body() {
  const wide = useWide();
  // Only a view that changed makes a new list: the tree compares by identity.
  const blocks = useComputed(() => {
    if (!node.value) return [];
    return treeBlocks({
      node: node.value,
      seat: chainSeat.value,
      cartel: cartel.value,
      names: blockNames.value,
      marks: part().marks,
    });
  });
  const { Line } = part();
  return (
    <PlayArea class={css.body}>
      {Line && <Line />}
      <div class={css.tree} data-part="tree">
        {blocks.value.length > 0 && (
          <BlockTree
            blocks={blocks.value}
            head={part().mainHead?.()}
            selected={selected.value}
            onSelect={select}
            describe={(one) => describe(one, nodeName(one.by), !part().unchecked)}
            words={{ tree: w.tree.label, toNewest: w.tree.toNewest }}
            size={wide ? "wide" : "phone"}
          />
        )}
      </div>
      <Checking />
    </PlayArea>
  );
}
