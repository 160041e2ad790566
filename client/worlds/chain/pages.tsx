import { NodeMark } from "../../art/harbour/index.ts";
import { act } from "../../net/actions.ts";
import { Button } from "../../parts/button.tsx";
import { offerOf } from "../../parts/choice.ts";
import { Entries } from "../../parts/lists.tsx";
import { Block, block, newerFirst, nodeName } from "./names.ts";
import { part } from "./registry.ts";
import { sureShort } from "./sure.ts";
import { chainSeat, node } from "./views.ts";
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
        {!part().unchecked && <p>{audit ? `${sureShort(audit.fraud)}, ${w.looks({ n: audit.looks })}` : w.noLook}</p>}
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

/** What I found out of each block. */
export function Pages({ close }: { close?: () => void }) {
  const ids = noted();
  return (
    <>
      {ids.length === 0 && <p>{w.empty}</p>}
      <Entries>
        {ids.map((id) => (
          <BlockRow key={id} id={id} close={close} />
        ))}
      </Entries>
    </>
  );
}
