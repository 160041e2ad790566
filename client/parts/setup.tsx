import { useSignal } from "@preact/signals";
import type { AllView } from "../../src/game/views.ts";
import { all } from "../store.ts";
import { words } from "../words/words.ts";

interface Props {
  scenario: AllView["scenario"] | undefined;
  change: (scenario: string, fill?: number) => void;
}

interface GroupProps {
  name: string;
  scenarios: readonly string[];
  chosen: string;
  choose: (id: string) => void;
}

/** The rounds of one world. */
function Group({ name, scenarios, chosen, choose }: GroupProps) {
  return (
    <>
      <h3 class="group">{name}</h3>
      {scenarios.map((id) => {
        const [title, line] = words.lobby.scenarios[id] ?? [id, ""];
        return (
          <label key={id} class={`choice ${chosen === id ? "chosen" : ""}`}>
            <input type="radio" name="scenario" checked={chosen === id} onChange={() => choose(id)} />
            <span>
              <b>{title}</b>
              <span class="soft">{line}</span>
            </span>
          </label>
        );
      })}
    </>
  );
}

/** For the host: what is played, in words, and by how many. */
export function Setup({ scenario, change }: Props) {
  const dragged = useSignal<number | undefined>(undefined);
  const w = words.lobby;
  if (!scenario) return null;
  const fill = dragged.value ?? scenario.fill;
  const choose = (id: string): void => {
    dragged.value = undefined;
    change(id);
  };
  const people = Object.values(all.value?.seats ?? {}).filter((seat) => !seat.bot).length;
  return (
    <section class="setup">
      <h2>{w.setup}</h2>
      <fieldset>
        <legend class="unseen">{w.setup}</legend>
        {w.groups.map((group) => (
          <Group key={group.name} {...group} chosen={scenario.id} choose={choose} />
        ))}
      </fieldset>
      <label class="field">
        <span class="spread">
          {w.players[scenario.world] ?? ""} <output class="number">{Math.max(fill, people)}</output>
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
