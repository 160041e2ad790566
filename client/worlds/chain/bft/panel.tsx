import { type Signal, useSignal } from "@preact/signals";
import type { RefObject } from "preact";
import { useRef } from "preact/hooks";
import { LighthouseRow, LightSign, type LightState, NodeMark, QuorumBar } from "../../../art/harbour/index.ts";
import { Drawer } from "../../../parts/drawer.tsx";
import { lookUp } from "../../../words/catalogue.ts";
import * as format from "../../../words/format.ts";
import { Block, block, nodeName, shortName } from "../names.ts";
import { chainAll, chainSeat, node } from "../views.ts";
import css from "./panel.module.css";
import { lightsOf, tallyOf, type Votes } from "./tally.ts";
import { countOf, roundState, rule } from "./views.ts";
import { words as bftWords } from "./words/words.ts";

const w = bftWords.panel;

interface Opened {
  dialog: RefObject<HTMLDialogElement | null>;
  shown: Signal<boolean>;
  show: () => void;
}
export function usePanel(): Opened {
  const dialog = useRef<HTMLDialogElement>(null);
  const shown = useSignal(false);
  const show = (): void => {
    shown.value = true;
    dialog.current?.showModal();
  };
  return { dialog, shown, show };
}

function Key() {
  const states: LightState[] = ["yes", "locked", "no", "silent", "twice"];
  return (
    <ul class={`${css.key} muted`}>
      {states.map((state) => (
        <li key={state}>
          <svg viewBox="-10 -10 20 20" width="20" height="20" aria-hidden="true">
            <LightSign state={state} />
          </svg>
          {w.key[state as keyof typeof w.key]}
        </li>
      ))}
    </ul>
  );
}

function Kind({ label, what, votes, precommit }: { label: string; what: string; votes: Votes; precommit: boolean }) {
  const all = rule.value;
  if (!all) return null;
  const nodes = lightsOf(votes.votes, label, precommit, chainAll.value?.nodes ?? {}, shortName, chainSeat.value?.node);
  return (
    <section class={css.kind}>
      <h3>{label}</h3>
      <p class="muted">{what}</p>
      <QuorumBar tally={tallyOf(label, votes, all)} />
      {nodes.length > 0 && <LighthouseRow nodes={nodes} label={label} size="phone" />}
    </section>
  );
}

/** Every validator in a row of its own, for those who want to know who. */
function List({ prevotes, precommits }: { prevotes: string; precommits: string }) {
  return (
    <details>
      <summary>{w.list}</summary>
      <table class={css.list}>
        <thead>
          <tr>
            <th scope="col">{w.who}</th>
            <th scope="col">{bftWords.line.prevotes}</th>
            <th scope="col">{bftWords.line.precommits}</th>
          </tr>
        </thead>
        <tbody>
          {[...prevotes].map((vote, id) => (
            <tr key={id} data-own={id === chainSeat.value?.node || undefined}>
              <th scope="row">
                <NodeMark by={id} size={22} /> {nodeName(id)}
              </th>
              <td>{lookUp(w.votes, vote)}</td>
              <td>{lookUp(w.votes, precommits[id] ?? ".")}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

function Inside() {
  const now = roundState.value;
  if (!now) return null;
  const { proposal, locked, precommits, prevotes } = now;
  const by = nodeName(proposal === undefined ? now.proposer : (node.value?.blocks[proposal]?.by ?? now.proposer));
  const bound = countOf(precommits, "y");
  const total = rule.value?.n ?? 0;
  return (
    <>
      <p>
        {now.step === "commit"
          ? w.between
          : proposal === undefined
            ? w.none({ by })
            : w.block({ block: Block(proposal), by })}
      </p>
      {prevotes.votes !== "" && <Key />}
      <Kind label={bftWords.line.prevotes} what={w.prevote} votes={prevotes} precommit={false} />
      <Kind label={bftWords.line.precommits} what={w.precommit} votes={precommits} precommit={true} />
      <section class={css.kind}>
        <h3>{w.lockTitle}</h3>
        <p class="muted">{w.lock}</p>
        <p>
          {locked ? w.myLock({ block: block(locked.block), round: locked.round + 1 }) : w.noLock}
          {format.mark("")}
          {w.locks({ n: bound, total })}
        </p>
      </section>
      {prevotes.votes !== "" && <List prevotes={prevotes.votes} precommits={precommits.votes} />}
    </>
  );
}

/** Every vote of this round, and what the votes mean. */
export function Panel({ dialog, shown }: Opened) {
  const now = roundState.value;
  const pause = !now || now.step === "commit";
  return (
    <Drawer
      dialog={dialog}
      id="votes-title"
      title={pause ? w.pause({ height: now?.height ?? 1 }) : w.title({ height: now.height, round: now.round + 1 })}
      onClose={() => {
        shown.value = false;
      }}
    >
      {shown.value && <Inside />}
    </Drawer>
  );
}
