import { all } from "../store.ts";
import { words } from "../words/words.ts";

const w = words.reveal;

/** The seal of the round's luck, and the key that opens it. */
export function Proof() {
  const { round, reveal } = all.value ?? {};
  return (
    <details class="proof">
      <summary>{w.proof}</summary>
      <p class="soft">{w.proofNote}</p>
      <dl>
        <dt>{w.seal}</dt>
        <dd>{round?.commit}</dd>
        <dt>{w.key}</dt>
        <dd>{reveal?.key}</dd>
      </dl>
    </details>
  );
}
