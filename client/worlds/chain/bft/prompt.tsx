import type { Behaviour } from "../../../../src/game/mechanisms/bft/state.ts";
import { act } from "../../../net/actions.ts";
import { Button } from "../../../parts/button.tsx";
import { Chip } from "../../../parts/chip.tsx";
import { offerOf } from "../../../parts/choice.ts";
import { nameOf } from "../../../parts/name.tsx";
import { live, pending } from "../../../store.ts";
import { words } from "../../../words/words.ts";
import { isLiar } from "../../liars.ts";
import { Cargo } from "../cargo.tsx";
import css from "./prompt.module.css";
import { behaviour, onABeat, pastAThird, proofs } from "./views.ts";
import { proofShort } from "./where.ts";
import { words as bftWords } from "./words/words.ts";

/** What the first to report somebody is paid, as in score.ts. */
const PROOF = 6;

/** The first proof that my node holds: both signatures in words, and the button that makes it public. */
function Proven() {
  const all = proofs();
  const [first] = all;
  if (!first || !offerOf("report", first.seat)) return null;
  const w = bftWords.proof;
  const name = nameOf(first.seat);
  const sent = pending.value.some((one) => one.command?.verb === "report");
  return (
    <section class={css.proof} aria-label={w.title({ name })}>
      <p role="status">
        <b>{w.title({ name })}</b>
        <span>
          {proofShort(first.proof)} {all.length > 1 && w.more({ n: all.length - 1 })}
        </span>
      </p>
      <Button
        kind="doubt"
        size="slim"
        note={w.pays({ n: PROOF })}
        label={w.reportOf({ name })}
        off={!live.value}
        sending={sent ? words.sending : undefined}
        onClick={() => act({ verb: "report", seat: first.seat }, w.reportOf({ name }))}
      >
        {w.report}
      </Button>
    </section>
  );
}

const BEHAVIOURS: readonly Behaviour[] = ["speak", "split", "mute"];

/** How an attacker's node speaks, until it says otherwise. */
function BehaviourChoice() {
  const w = bftWords.behaviour;
  const now = behaviour();
  return (
    <fieldset class={css.behaviour}>
      <legend class="visually-hidden">{w.title}</legend>
      <div class={css.choices}>
        {BEHAVIOURS.map((one) => (
          <Chip
            key={one}
            pressed={one === now}
            off={!live.value}
            onClick={() => one !== now && act({ verb: one }, w[one])}
          >
            {w[one]}
          </Chip>
        ))}
      </div>
      <p class="muted">{w[`${now}Told`]}</p>
    </fieldset>
  );
}

/** What stands above the buttons: a proof to report, and for attackers how their node speaks. */
export function Prompt() {
  return (
    <>
      <Proven />
      <Cargo />
      {isLiar() && (pastAThird() || !onABeat()) && <BehaviourChoice />}
    </>
  );
}
