import { useComputed, useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useMemo } from "preact/hooks";
import { BlockTree, type TreeBlock } from "../../art/harbour/index.ts";
import { layout } from "../../art/harbour/layout.ts";
import { Field } from "../../parts/field.tsx";
import { Scrubber } from "../../parts/scrubber.tsx";
import type { Timeline } from "../../source/source.ts";
import { all, own } from "../../store.ts";
import * as format from "../../words/format.ts";
import { arrivedAt, headOf, truthBlocks } from "./blocks.ts";
import { describe } from "./describe.ts";
import { Block, blockNames, nodeName } from "./names.ts";
import projected from "./projector.module.css";
import { part } from "./registry.ts";
import { allTold, isTold, truth } from "./views.ts";
import css from "./what-happened.module.css";
import { useWide } from "./wide.ts";
import { words as chainWords } from "./words/words.ts";

const w = chainWords.reveal;

/** My node, for what it saw; undefined for somebody without a seat in the round. */
function myNode(shared: boolean): number | undefined {
  const seat = own.value?.playing && !shared ? own.value.seat : undefined;
  if (seat === undefined) return undefined;
  const at = Object.entries(truth.value?.nodes ?? {}).find(([, { seats }]) => seats.includes(seat));
  return at && Number(at[0]);
}

/** From so many lanes on the tree is drawn as high as they are. */
const MANY = 4;

/** How many blocks hang one under another at most, when all is known. */
function lanesOf(end: number): number {
  const all = truth.value ? truthBlocks(truth.value, { t: end }, blockNames.value, part().truth) : [];
  const { top, bottom } = layout(all, headOf(all)).lanes;
  return bottom - top + 1;
}

/** What came of a block, as a sentence; and how long it took to arrive, where that is told. ms */
export function told(id: number, late: number): string {
  const block = truth.value?.blocks[id];
  const named = { block: Block(id), by: nodeName(block?.by ?? -1) };
  const what = block?.fraud === 1 ? w.fraud : w.clean;
  const about = part().about?.(id) ?? (isTold(id) ? w.about({ ...named, what }) : w.aboutUntold(named));
  return late > 0 ? w.late({ about, s: format.secs(late) }) : w.sentence({ about });
}

/** The block tree as it really was at session time `t`, as large as the projector's. */
export function truthAt(t: number): ComponentChildren {
  if (!truth.value) return undefined;
  const blocks = truthBlocks(truth.value, { t }, blockNames.value, part().truth);
  return (
    <div class={projected.projector} data-part="projector">
      <BlockTree
        blocks={blocks}
        head={headOf(blocks)}
        describe={(one) => describe(one, nodeName(one.by), false)}
        words={{ tree: chainWords.tree.label, toNewest: chainWords.tree.toNewest }}
        size="wide"
        fills
      />
    </div>
  );
}

/** The block tree as it really was, at any moment, everywhere or as it had reached one node. */
export function WhatHappened({ shared }: { shared: boolean }) {
  const wide = useWide();
  const { round, reveal } = all.value ?? {};
  const mine = myNode(shared);
  const begin = round?.begin ?? 0;
  const end = begin + (reveal?.result.took ?? 0);
  const from = useSignal<number | undefined>(undefined);
  const time = useSignal(end);
  const timeline = useMemo(
    (): Timeline => ({
      from: begin,
      to: end,
      at: time,
      seek(t) {
        time.value = t;
      },
    }),
    [begin, end],
  );
  const chosen = useSignal<number | undefined>(undefined);
  const blocks = useComputed((): TreeBlock[] => {
    if (!truth.value) return [];
    const upTo = { t: time.value, node: from.value, mine };
    return truthBlocks(truth.value, upTo, blockNames.value, part().truth);
  });
  const lanes = useMemo(() => lanesOf(end), [begin, end]);
  const world = truth.value;
  if (!round || !world) return null;
  const frauds = Object.values(world.blocks).some((block) => block.fraud === 1);
  const torn = frauds ? w.torn : w.noFraud;
  const tornSome = frauds ? w.tornSome : w.untold;
  const about = chosen.value === undefined ? undefined : world.blocks[chosen.value];
  const came = about && arrivedAt(about, from.value);
  return (
    <section>
      <h2>{w.tree}</h2>
      <p class="muted">
        {part().fraudLegend?.() ?? (allTold.value ? torn : tornSome)}
        {!shared && format.mark("") + w.treeHow}
      </p>
      <div class={css.tree} data-lanes={(!wide && lanes >= MANY) || undefined} style={{ "--lanes": lanes }}>
        <BlockTree
          blocks={blocks.value}
          head={headOf(blocks.value)}
          selected={chosen.value}
          onSelect={(id) => {
            chosen.value = id === chosen.value ? undefined : id;
          }}
          describe={(one) => describe(one, nodeName(one.by), false)}
          words={{ tree: chainWords.tree.label, toNewest: chainWords.tree.toNewest }}
          size={wide ? "wide" : "phone"}
        />
      </div>
      <p class={css.about} role="status">
        {about && chosen.value !== undefined && chosen.value !== 0
          ? told(chosen.value, from.value !== undefined && came !== undefined ? came - about.t : 0)
          : blocks.value.length < 2
            ? w.nothing
            : ""}
      </p>
      {!shared && (
        <>
          <Scrubber timeline={timeline} label={w.time} />
          <Field name={w.whose}>
            {(id) => (
              <select
                id={id}
                onChange={(event) => {
                  const { value } = event.currentTarget;
                  from.value = value === "" ? undefined : Number(value);
                }}
              >
                <option value="">{w.everyone}</option>
                {Object.keys(world.nodes).map((id) => (
                  <option key={id} value={id}>
                    {Number(id) === mine ? w.mine({ name: nodeName(Number(id)) }) : nodeName(Number(id))}
                  </option>
                ))}
              </select>
            )}
          </Field>
        </>
      )}
    </section>
  );
}
