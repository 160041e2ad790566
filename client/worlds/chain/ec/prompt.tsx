import { BOUNTY, CAUGHT, LOOT, SLASHED } from "../../../../src/game/mechanisms/ec/stakes.ts";
import type { Chosen } from "../../../../src/game/mechanisms/ec/state.ts";
import { act } from "../../../net/actions.ts";
import { Button } from "../../../parts/button.tsx";
import { Chip } from "../../../parts/chip.tsx";
import { offerOf } from "../../../parts/choice.ts";
import { live, pending } from "../../../store.ts";
import { words } from "../../../words/words.ts";
import { isLiar } from "../../liars.ts";
import { Compose } from "../compose.tsx";
import css from "../prompt.module.css";
import { node } from "../views.ts";
import { soFar } from "./so-far.ts";
import { mine, plainName, winning } from "./views.ts";
import { words as w } from "./words/words.ts";

/** A proof that my node holds, and the button that makes it public. */
function Proven({ seat }: { seat: number }) {
  const name = plainName(seat);
  const sent = pending.value.some((one) => one.command?.verb === "report");
  return (
    <section class={css.proof} aria-label={w.proof.title({ name })}>
      <p role="status">
        <b>{w.proof.title({ name })}</b>
        <span>{w.proof.what({ n: BOUNTY })}</span>
      </p>
      <Button
        kind="doubt"
        size="slim"
        label={w.proof.reportOf({ name })}
        off={!live.value}
        sending={sent ? words.sending : undefined}
        onClick={() => act({ verb: "report", seat }, w.proof.reportOf({ name }))}
      >
        {w.proof.report}
      </Button>
    </section>
  );
}

const PLANS: readonly (Chosen | "build")[] = ["build", "cheat", "twice", "stall"];

/** How an attacker makes the block that it won. */
function Plan() {
  const now = mine.value?.chosen ?? "build";
  return (
    <fieldset class={css.plan}>
      <legend class="visually-hidden">{w.plans.title}</legend>
      <p>{w.plans.pays({ loot: LOOT, caught: CAUGHT, cost: SLASHED })}</p>
      <div class={css.plans}>
        {PLANS.map((one) => (
          <Chip
            key={one}
            pressed={one === now}
            off={!live.value || (one !== now && offerOf(one)?.not !== undefined)}
            onClick={() => one !== now && act({ verb: one }, w.plans[one])}
          >
            {w.plans[one]}
          </Chip>
        ))}
      </div>
    </fieldset>
  );
}

/**
 * What stands above the buttons, always as high: a proof to report, what goes into my block, or that I am not drawn. Attackers get
 * nothing for fees: how they make their block is all that they choose.
 */
export function Prompt() {
  const [proven] = offerOf("report")?.aim?.ids ?? [];
  const drawn = winning() > 0;
  return (
    <div class={css.slot}>
      {drawn && isLiar() ? (
        <Plan />
      ) : proven !== undefined ? (
        <Proven seat={proven} />
      ) : drawn && node.value?.composing ? (
        <Compose />
      ) : (
        <p class={css.idle}>{mine.value?.wins ? w.idle.out : (soFar() ?? w.idle.not)}</p>
      )}
    </div>
  );
}
