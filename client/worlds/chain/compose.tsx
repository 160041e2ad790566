import { act } from "../../net/actions.ts";
import { Chip } from "../../parts/chip.tsx";
import { offerOf } from "../../parts/choice.ts";
import { live } from "../../store.ts";
import { Slip } from "./cargo.tsx";
import css from "./compose.module.css";
import { useDead } from "./dead.ts";
import { node } from "./views.ts";
import { words } from "./words/words.ts";

const w = words.compose;

/** The same as Cargo where there is little height, and the time is told elsewhere: a sentence, the slips, and none of them. */
export function Compose() {
  const dead = useDead();
  const { waiting = [], chosen } = node.value?.composing ?? {};
  const fees = waiting.reduce((sum, one) => sum + (chosen?.includes(one.id) ? one.fee : 0), 0);
  const says = chosen ? words.cargo.set({ n: chosen.length, fees }) : w.rules;
  const empty = offerOf("clear");
  const none = chosen?.length === 0;
  return (
    <fieldset class={css.compose} data-part="cargo">
      <legend class="visually-hidden">{words.cargo.title}</legend>
      <p role="status">{says}</p>
      <div class={css.tiles}>
        {waiting.map((one) => (
          <Slip key={one.id} one={one} taken={chosen?.includes(one.id) ?? false} />
        ))}
        <Chip
          pressed={none}
          off={dead || !live.value || (!none && empty?.not !== undefined)}
          onClick={() => !none && act({ verb: "clear" }, words.cargo.clear)}
        >
          <b>{w.none}</b>
        </Chip>
      </div>
    </fieldset>
  );
}
