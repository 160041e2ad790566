import { run, startAgain } from "../net/actions.ts";
import { Button } from "../parts/button.tsx";
import { all, can, live, pending } from "../store.ts";
import { words as general } from "../words/words.ts";
import { scenarioOf } from "../worlds/registry.ts";
import css from "./again.module.css";
import { words as w } from "./words/words.ts";
import { worldOf } from "./world.ts";

/** For whoever may choose: what was just played once more under another rule of its world, at one tap. */
export function Again() {
  const now = all.value;
  const rules = (now?.reveal?.again ?? []).flatMap((id) => scenarioOf(id) ?? []);
  if (!now || rules.length === 0 || !live.value || !can("choose")) return null;
  const world = worldOf(now.scenario.world);
  const sending = pending.value.length > 0 ? general.sending : undefined;
  return (
    <section data-part="again">
      <h2>{w.again.title({ world })}</h2>
      <div class={css.rules}>
        {rules.map(({ id, title }) => (
          <Button key={id} size="slim" sending={sending} onClick={() => startAgain(id)}>
            {title}
          </Button>
        ))}
      </div>
      <p class={css.what}>{w.again.what({ world })}</p>
      <Button size="slim" sending={sending} onClick={() => run({ type: "assembly" }, w.assembly.open)}>
        {w.assembly.open}
      </Button>
      <p class={css.what}>{w.assembly.what}</p>
    </section>
  );
}
