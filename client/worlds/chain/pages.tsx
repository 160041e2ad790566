import { NodeMark } from "../../art/harbour/index.ts";
import { act } from "../../net/actions.ts";
import { Button } from "../../parts/button.tsx";
import { offerOf } from "../../parts/choice.ts";
import { clock, lasts } from "../../parts/clock.ts";
import { Entries } from "../../parts/lists.tsx";
import * as format from "../../words/format.ts";
import { Block, block, newerFirst, nodeName } from "./names.ts";
import { part } from "./registry.ts";
import { sureShort } from "./sure.ts";
import { chainAll, chainSeat, node } from "./views.ts";
import { words as chainWords } from "./words/words.ts";

const w = chainWords.notebook;

/** The blocks my node has, the newest first. */
export const noted = (): number[] =>
  Object.keys(node.value?.blocks ?? {})
    .map(Number)
    .filter((id) => id !== 0)
    .sort(newerFirst);

function BlockRow({ id, close }: { id: number; close: (() => void) | undefined }) {
  const seen = node.value?.blocks[id];
  const audit = chainSeat.value?.audits[id];
  const check = offerOf("audit", id);
  if (!seen) return null;
  return (
    <li>
      <NodeMark by={seen.by} size={32} />
      <div>
        <h3>{Block(id)}</h3>
        <p class="muted">{nodeName(seen.by)}</p>
        {!part().unchecked && (
          <p>{audit ? sureShort(audit.fraud) + format.mark(",") + w.looks({ n: audit.looks }) : w.noLook}</p>
        )}
      </div>
      {check && !check.not && (
        <Button
          size="slim"
          label={w.check({ block: block(id) })}
          onClick={() => {
            act({ verb: "audit", block: id }, w.check({ block: block(id) }));
            close?.();
          }}
        >
          {w.checkShort}
        </Button>
      )}
    </li>
  );
}

/** Nodes say something about so often at least; a node that has not for longer may be cut off, or dark. ms */
const LATELY = 20_000;

/** From whom my node heard lately, and from whom not: nobody tells it that the network is cut. */
function Heard() {
  const { heard, node: mine } = node.value ?? {};
  const others = Object.keys(chainAll.value?.nodes ?? {})
    .map(Number)
    .filter((one) => one !== mine);
  if (!heard || others.length === 0) return null;
  const lately = others.filter((one) => clock.value - (heard[one] ?? Number.NEGATIVE_INFINITY) < LATELY);
  const silent = others.filter((one) => !lately.includes(one));
  const names = (list: readonly number[]) => format.list(list.map(nodeName));
  return (
    <section data-part="heard">
      <h3>{w.heard}</h3>
      {lately.length > 0 && <p>{w.lately({ names: names(lately) })}</p>}
      {silent.length > 0 && <p>{w.silent({ names: names(silent), s: Math.round(lasts(LATELY) / 1000) })}</p>}
    </section>
  );
}

/** What I found out of each block. */
export function Pages({ close }: { close?: () => void }) {
  const ids = noted();
  return (
    <>
      {ids.length === 0 && <p>{w.empty}</p>}
      <Heard />
      <Entries>
        {ids.map((id) => (
          <BlockRow key={id} id={id} close={close} />
        ))}
      </Entries>
    </>
  );
}
