import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { FILL_MAX, FILL_MIN } from "../../src/game/limits.ts";
import type { AllView } from "../../src/game/views.ts";
import { all } from "../store.ts";
import { words } from "../words/words.ts";
import type { LobbyScenario, LobbyWorld } from "../worlds/lobby.ts";
import { Field } from "./field.tsx";
import css from "./setup.module.css";

interface Props {
  scenario: AllView["scenario"] | undefined;
  /** What there is to choose from, and what the slider of seats counts. */
  worlds: readonly LobbyWorld[];
  players: string;
  change: (scenario: string, fill?: number) => void;
}

interface GroupProps {
  name: string;
  scenarios: readonly LobbyScenario[];
  chosen: string;
  choose: (id: string) => void;
}

/** The rounds of one world. */
function Group({ name, scenarios, chosen, choose }: GroupProps) {
  return (
    <>
      <h3 class={css.group}>{name}</h3>
      {scenarios.map(({ id, title, line }) => (
        <label key={id} class={css.choice} data-chosen={chosen === id || undefined}>
          <input type="radio" name="scenario" value={id} checked={chosen === id} onChange={() => choose(id)} />
          <span>
            <b>{title}</b>
            <span class="muted">{line}</span>
          </span>
        </label>
      ))}
    </>
  );
}

/** For the host: what is played, in words, and by how many. */
export function Setup({ scenario, worlds, players, change }: Props) {
  const dragged = useSignal<number | undefined>(undefined);
  /** What was picked and is not confirmed yet: the slider must not send the one before it again. */
  const picked = useSignal<string | undefined>(undefined);
  useEffect(() => {
    picked.value = undefined;
  }, [scenario?.id]);
  const w = words.lobby;
  if (!scenario) return null;
  const id = picked.value ?? scenario.id;
  const fill = dragged.value ?? scenario.fill;
  const choose = (id: string): void => {
    dragged.value = undefined;
    picked.value = id;
    change(id);
  };
  const people = Object.values(all.value?.seats ?? {}).filter((seat) => !seat.bot).length;
  return (
    <section class={css.setup}>
      <h2>{w.setup}</h2>
      <fieldset>
        <legend class="visually-hidden">{w.setup}</legend>
        {worlds.map(({ name, scenarios }) => (
          <Group key={name} name={name} scenarios={scenarios} chosen={id} choose={choose} />
        ))}
      </fieldset>
      <Field
        name={
          <span class="spread">
            {players} <output class="tabular">{Math.max(fill, people)}</output>
          </span>
        }
        note={w.people({ people, bots: Math.max(0, fill - people) })}
      >
        {(slider) => (
          <input
            id={slider}
            type="range"
            min={FILL_MIN}
            max={FILL_MAX}
            step={1}
            value={fill}
            onInput={(event) => {
              dragged.value = event.currentTarget.valueAsNumber;
            }}
            onChange={(event) => {
              change(id, event.currentTarget.valueAsNumber);
            }}
          />
        )}
      </Field>
    </section>
  );
}
