import { FORK_LOOT, LOOT, PROOF, STANDSTILL } from "../../../../src/game/mechanisms/bft/stakes.ts";
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
import css from "../prompt.module.css";
import { behaviour, composes, mine, onABeat, pastAThird, proofs, proposes, spared, voteless } from "./views.ts";
import { proofShort } from "./where.ts";
import { words as bftWords } from "./words/words.ts";

/** The first proof that my node holds: both signatures in words, and the button that makes it public. */
function Proven() {
  const [first] = proofs();
  return first && offerOf("report", first.seat) ? <Proof key={first.seat} /> : null;
}

function Proof() {
  const all = proofs();
  const [first] = all;
  if (!first) return null;
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

/** What each can bring an attacker at most. */
const GAINS: Readonly<Record<Behaviour, number>> = { speak: 0, split: FORK_LOOT, mute: STANDSTILL };
const BEHAVIOURS: readonly Behaviour[] = ["speak", "split", "mute"];

/** How an attacker's node speaks, until it says otherwise. */
function BehaviourChoice() {
  const w = bftWords.behaviour;
  const now = behaviour();
  const out = voteless();
  const told = {
    speak: w.speakTold,
    split: w.splitTold({ n: FORK_LOOT, spared: spared() }),
    mute: w.muteTold({ n: STANDSTILL }),
  };
  return (
    <fieldset class={css.plan}>
      <legend class="visually-hidden">{w.title}</legend>
      <div class={css.plans}>
        {BEHAVIOURS.map((one) => (
          <Chip
            key={one}
            pressed={!out && one === now}
            off={out || !live.value}
            onClick={() => one !== now && act({ verb: one }, w[one])}
          >
            {w[one]} {!out && GAINS[one] > 0 && <b class="tabular">{w.gains({ n: GAINS[one] })}</b>}
          </Chip>
        ))}
      </div>
      {!out && <p class="muted">{told[now]}</p>}
    </fieldset>
  );
}

/** The double-spend that an attacker may slip into the block that it is about to make; it stays in. */
function Slipping() {
  const w = bftWords.actions;
  const armed = mine.value?.cheats === true;
  const off = armed || !live.value || !offerOf("cheat") || offerOf("cheat")?.not !== undefined;
  return (
    <div class={css.plans}>
      <Chip pressed={armed} off={off} onClick={() => act({ verb: "cheat" }, w.cheat)}>
        {w.cheat} <b class="tabular">{bftWords.behaviour.gains({ n: LOOT })}</b>
      </Chip>
    </div>
  );
}

/** What stands above the buttons: a proof to report, what goes into one's block, and for attackers how their node speaks. */
export function Prompt() {
  return (
    <>
      <Proven />
      {composes() && <Cargo title={onABeat() && !proposes() ? bftWords.line.composing : undefined} />}
      {isLiar() && !pastAThird() && composes() && <Slipping />}
      {isLiar() && (pastAThird() || !onABeat()) && <BehaviourChoice />}
    </>
  );
}
