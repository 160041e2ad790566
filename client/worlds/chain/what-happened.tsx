import { useComputed, useSignal } from "@preact/signals";
import { useMemo } from "preact/hooks";
import { BlockTree, type TreeBlock } from "../../art/harbour/index.ts";
import { Scrubber } from "../../parts/scrubber.tsx";
import type { Timeline } from "../../source/source.ts";
import { all, own } from "../../store.ts";
import { chainWords } from "../../words/chain/index.ts";
import { words } from "../../words/words.ts";
import { arrivedAt, headOf, truthBlocks } from "./blocks.ts";
import { describe } from "./describe.ts";
import { Block, blockNames, nodeName } from "./names.ts";
import { part } from "./registry.ts";
import { truth } from "./sense.ts";
import { useWide } from "./wide.ts";

const w = chainWords.reveal;

/** My node, for what it saw; undefined for somebody without a seat in the round. */
function myNode(shared: boolean): number | undefined {
  const seat = own.value?.playing && !shared ? own.value.seat : undefined;
  if (seat === undefined) return undefined;
  const at = Object.entries(truth.value?.nodes ?? {}).find(([, { seats }]) => seats.includes(seat));
  return at && Number(at[0]);
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
  const world = truth.value;
  if (!round || !world) return null;
  const frauds = Object.values(world.blocks).some((block) => block.fraud === 1);
  const about = chosen.value === undefined ? undefined : world.blocks[chosen.value];
  const came = about && arrivedAt(about, from.value);
  return (
    <section class="happened">
      <h2>{w.tree}</h2>
      <p class="soft">
        {part().torn?.(frauds) ?? (frauds ? w.torn : w.noFraud)} {!shared && w.treeHow}
      </p>
      <div class="tree-box">
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
      <p class="about-block" role="status">
        {about && chosen.value !== undefined && chosen.value !== 0
          ? `${part().about?.(chosen.value) ?? `${Block(chosen.value)} of ${nodeName(about.by)}: ${about.fraud ? w.fraud : w.clean}`}${
              from.value !== undefined && came !== undefined && came > about.t
                ? `, ${w.arrived(words.secs(came - about.t))}`
                : ""
            }.`
          : blocks.value.length < 2
            ? w.nothing
            : ""}
      </p>
      {!shared && (
        <>
          <Scrubber timeline={timeline} label={w.time} />
          <label class="field">
            <span>{w.whose}</span>
            <select
              onChange={(event) => {
                const { value } = event.currentTarget;
                from.value = value === "" ? undefined : Number(value);
              }}
            >
              <option value="">{w.everyone}</option>
              {Object.keys(world.nodes).map((id) => (
                <option key={id} value={id}>
                  {Number(id) === mine ? w.mine(nodeName(Number(id))) : nodeName(Number(id))}
                </option>
              ))}
            </select>
          </label>
        </>
      )}
    </section>
  );
}
