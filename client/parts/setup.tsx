import { useSignal } from "@preact/signals";
import type { AllView } from "../../src/game/views.ts";
import { all } from "../store.ts";
import { words } from "../words/words.ts";

interface Props {
  scenario: AllView["scenario"] | undefined;
  change: (scenario: string, fill?: number) => void;
}

/** For the host: what is played, in words, and by how many. */
export function Setup({ scenario, change }: Props) {
  const dragged = useSignal<number | undefined>(undefined);
  const w = words.lobby;
  if (!scenario) return null;
  const fill = dragged.value ?? scenario.fill;
  const people = Object.values(all.value?.seats ?? {}).filter((seat) => !seat.bot).length;
  return (
    <section class="setup">
      <h2>{w.setup}</h2>
      <fieldset>
        <legend class="unseen">{w.setup}</legend>
        {Object.entries(w.scenarios).map(([id, [name, line]]) => (
          <label key={id} class={`choice ${scenario.id === id ? "chosen" : ""}`}>
            <input
              type="radio"
              name="scenario"
              checked={scenario.id === id}
              onChange={() => {
                dragged.value = undefined;
                change(id);
              }}
            />
            <span>
              <b>{name}</b>
              <span class="soft">{line}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <label class="field">
        <span class="spread">
          {w.scouts} <output class="number">{Math.max(fill, people)}</output>
        </span>
        <input
          type="range"
          min={5}
          max={200}
          step={1}
          value={fill}
          onInput={(event) => {
            dragged.value = event.currentTarget.valueAsNumber;
          }}
          onChange={(event) => {
            change(scenario.id, event.currentTarget.valueAsNumber);
          }}
        />
        <span class="soft">{w.scoutsNote(people, Math.max(0, fill - people))}</span>
      </label>
    </section>
  );
}
