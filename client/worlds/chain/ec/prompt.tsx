import { BOUNTY } from "../../../../src/game/mechanisms/ec/stakes.ts";
import { act } from "../../../net/actions.ts";
import { Button } from "../../../parts/button.tsx";
import { Chip } from "../../../parts/chip.tsx";
import { offerOf } from "../../../parts/choice.ts";
import { live, pending } from "../../../store.ts";
import { words } from "../../../words/words.ts";
import { isLiar } from "../../liars.ts";
import { Compose } from "../compose.tsx";
import { Block } from "../names.ts";
import css from "../prompt.module.css";
import { selected } from "../selection.ts";
import { node } from "../views.ts";
import { besides } from "./choices.ts";
import { soFar } from "./so-far.ts";
import { mine, missedDraws, plainName, winning } from "./views.ts";
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

/** What to say above an attacker's looks and doubts: what they are about, what is over, or what they are good for. */
function aboutLooks(at: number | undefined): string {
  if (at) return w.plans.about({ block: Block(at) });
  const missing = missedDraws();
  return missing === undefined ? (soFar() ?? w.plans.sow) : w.idle.suspended({ n: missing });
}

/**
 * What an attacker can do beside its three buttons: look at a block and doubt it, also while it is not drawn, or may not be since it was
 * reported; or withhold its own.
 */
function Besides() {
  const at = selected.value;
  const own = mine.value?.chosen === "stall";
  const builds = !at && winning() > 0;
  return (
    <fieldset class={css.besides}>
      <legend class="visually-hidden">{w.plans.title}</legend>
      <p>{builds ? w.plans.honest : aboutLooks(at)}</p>
      <div class={css.plans}>
        {builds ? (
          <Chip pressed={own} off={!live.value} onClick={() => act({ verb: own ? "build" : "stall" }, w.plans.stall)}>
            {w.plans.stall}
          </Chip>
        ) : (
          besides().map(({ id, label, command, off, does }) => (
            <Chip
              key={id}
              pressed={false}
              off={!live.value || off === true}
              onClick={() => {
                if (command) act(command, label);
                does?.();
              }}
            >
              {label}
            </Chip>
          ))
        )}
      </div>
    </fieldset>
  );
}

/** What is said while there is nothing to choose there. */
function idle(): string {
  const missing = missedDraws();
  if (missing !== undefined) return w.idle.suspended({ n: missing });
  if (mine.value?.wins) return w.idle.out;
  return soFar() ?? w.idle.not;
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
      {proven !== undefined ? (
        <Proven key={proven} seat={proven} />
      ) : isLiar() ? (
        <Besides />
      ) : drawn && node.value?.composing ? (
        <Compose />
      ) : (
        <p class={css.idle}>{idle()}</p>
      )}
    </div>
  );
}
