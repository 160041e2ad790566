import { all } from "../store.ts";
import { words } from "../words/words.ts";
import css from "./proof.module.css";

const w = words.reveal;

/** The seal of the round's luck, and the key that opens it. */
export function Proof() {
  const { round, reveal } = all.value ?? {};
  return (
    <details class={css.proof}>
      <summary>{w.proof}</summary>
      <p class="muted">{w.proofNote}</p>
      <dl>
        <dt>{w.seal}</dt>
        <dd translate={false}>{round?.commit}</dd>
        <dt>{w.key}</dt>
        <dd translate={false}>{reveal?.key}</dd>
      </dl>
    </details>
  );
}
