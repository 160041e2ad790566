import type { Waiting } from "../../../src/game/worlds/chain/state.ts";
import { act } from "../../net/actions.ts";
import { Chip } from "../../parts/chip.tsx";
import { live } from "../../store.ts";
import css from "./compose.module.css";
import { percent } from "./sure.ts";
import { node } from "./views.ts";
import { words as chainWords } from "./words/words.ts";

const w = chainWords.compose;

/** A block holds so many transfers: as in src/game/worlds/chain/transfers.ts. */
const HOLDS = 2;
/** Between these a look says nothing either way. */
const OPEN = { from: 0.4, to: 0.6 };

function looks(fraud: number): { as: "clean" | "bad" | "open"; text: string } {
  if (fraud > OPEN.from && fraud < OPEN.to) return { as: "open", text: w.open };
  return fraud >= 0.5
    ? { as: "bad", text: w.bad({ percent: percent(fraud) }) }
    : { as: "clean", text: w.clean({ percent: percent(1 - fraud) }) };
}

function Transfer({ one, taken, full }: { one: Waiting; taken: boolean; full: boolean }) {
  const { as, text } = looks(one.fraud);
  const what = w.transfer({ fee: one.fee, look: text });
  return (
    <Chip
      pressed={taken}
      off={!live.value || (full && !taken)}
      onClick={() => act({ verb: taken ? "drop" : "take", transfer: one.id }, what)}
    >
      <b>{w.fee({ fee: one.fee })}</b>
      <span class={css.look} data-looks={as}>
        {text}
      </span>
    </Chip>
  );
}

/** What my node's next block is made of: the transfers that wait, each with its fee and how it looks to my node; up to two, or none. */
export function Compose() {
  const { waiting = [], chosen } = node.value?.composing ?? {};
  const fees = waiting.reduce((sum, one) => sum + (chosen?.includes(one.id) ? one.fee : 0), 0);
  const told = chosen === undefined ? w.rules : w.chosen({ n: chosen.length, fees });
  return (
    <fieldset class={css.compose}>
      <legend class="visually-hidden">{w.title}</legend>
      <p role="status">{told}</p>
      <div class={css.tiles}>
        {waiting.map((one) => (
          <Transfer
            key={one.id}
            one={one}
            taken={chosen?.includes(one.id) ?? false}
            full={(chosen?.length ?? 0) >= HOLDS}
          />
        ))}
        <Chip pressed={chosen?.length === 0} off={!live.value} onClick={() => act({ verb: "clear" }, w.none)}>
          <b>{w.none}</b>
        </Chip>
      </div>
    </fieldset>
  );
}
