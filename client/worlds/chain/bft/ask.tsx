import type { Voice } from "../../../../src/game/mechanisms/bft/state.ts";
import { act } from "../../../net/actions.ts";
import { offerOf } from "../../../parts/choice.ts";
import { nameOf } from "../../../parts/name.tsx";
import { pending } from "../../../store.ts";
import { words } from "../../../words/words.ts";
import { isLiar } from "../sense.ts";
import { proofs, voice } from "./sense.ts";
import { proofText } from "./where.ts";
import { words as bftWords } from "./words/words.ts";

/** The first proof that my node holds: both signatures in words, and the button that makes it public. */
function Proven() {
  const all = proofs();
  const [first] = all;
  if (!first || !offerOf("report", first.seat)) return null;
  const w = bftWords.proof;
  const name = nameOf(first.seat);
  const sent = pending.value.some((one) => one.command?.verb === "report");
  return (
    <section class="bft-proof" aria-label={w.title({ name })}>
      <p role="status">
        <b>{w.title({ name })}</b>
        <span>
          {proofText(first.proof)} {all.length > 1 && w.more({ n: all.length - 1 })}
        </span>
      </p>
      <button
        type="button"
        class="button doubt slim"
        aria-label={w.reportOf({ name })}
        aria-busy={sent || undefined}
        onClick={() => !sent && act({ verb: "report", seat: first.seat }, w.reportOf({ name }))}
      >
        <span class="verb">{sent ? words.sending : w.report}</span>
      </button>
    </section>
  );
}

const VOICES: readonly Voice[] = ["speak", "split", "mute"];

/** How an attacker's node speaks, until it says otherwise. */
function Voices() {
  const w = bftWords.voice;
  const now = voice();
  return (
    <fieldset class="bft-voice">
      <legend class="unseen">{w.title}</legend>
      <div class="bft-voices">
        {VOICES.map((one) => (
          <button
            key={one}
            type="button"
            class="chip"
            aria-pressed={one === now}
            onClick={() => one !== now && act({ verb: one }, w[one])}
          >
            {w[one]}
          </button>
        ))}
      </div>
      <p class="soft">{w[`${now}Told`]}</p>
    </fieldset>
  );
}

/** What stands above the buttons: a proof to report, and for attackers how their node speaks. */
export function Ask() {
  return (
    <>
      <Proven />
      {isLiar() && <Voices />}
    </>
  );
}
