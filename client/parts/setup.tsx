import { type Signal, useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { FILL_MAX, FILL_MIN } from "../../src/game/limits.ts";
import type { AllView } from "../../src/game/views.ts";
import { all } from "../store.ts";
import { words } from "../words/words.ts";
import type { LobbyScenario, LobbyWorld } from "../worlds/lobby.ts";
import { Field } from "./field.tsx";
import css from "./setup.module.css";

type Scenario = AllView["scenario"];

interface Props {
  scenario: Scenario | undefined;
  picked: Signal<string | undefined>;
  /** What there is to choose from. */
  worlds: readonly LobbyWorld[];
  change: (scenario: string) => void;
  /** Who may choose. */
  note?: string | undefined;
}

interface FillProps {
  scenario: Scenario | undefined;
  picked: Signal<string | undefined>;
  /** What is counted. */
  players: string;
  change: (scenario: string, fill: number) => void;
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
      {scenarios.map(({ id, title, about }) => (
        <label key={id} class={css.choice} data-chosen={chosen === id || undefined}>
          <input type="radio" name="scenario" value={id} checked={chosen === id} onChange={() => choose(id)} />
          <span>
            <b>{title}</b>
            <span class={css.about}>{about}</span>
          </span>
        </label>
      ))}
    </>
  );
}

/** What was picked and is not confirmed yet: what else is set must not send the one before it again. */
export function usePicked(scenario: Scenario | undefined): Signal<string | undefined> {
  const picked = useSignal<string | undefined>(undefined);
  useEffect(() => {
    picked.value = undefined;
  }, [scenario?.id]);
  return picked;
}

/** For whoever chooses: all the rounds there are, and what each is about. */
export function Setup({ scenario, picked, worlds, change, note }: Props) {
  const w = words.lobby;
  if (!scenario) return null;
  const chosen = picked.value ?? scenario.id;
  const now = worlds.flatMap(({ scenarios }) => scenarios).find(({ id }) => id === chosen);
  const choose = (id: string): void => {
    picked.value = id;
    change(id);
  };
  return (
    <section class={css.setup}>
      <h2 class="visually-hidden">{w.setup}</h2>
      {note && <p class={css.note}>{note}</p>}
      <fieldset class={css.choices}>
        <legend class="visually-hidden">{w.setup}</legend>
        {worlds.map(({ name, scenarios }) => (
          <Group key={name} name={name} scenarios={scenarios} chosen={chosen} choose={choose} />
        ))}
      </fieldset>
      <p class={css.chosen} role="status">
        <b>{now?.title}.</b> {now?.line}
      </p>
    </section>
  );
}

/** So many bots play beside so many people: as many as the host set, or as fill up; and never fewer than a round needs. */
export const botsBeside = (people: number, bots: number | undefined, fill: number): number =>
  Math.max(0, bots ?? fill - people, FILL_MIN - people);

/** For whoever chooses: how many play. */
export function Fill({ scenario, picked, players, change }: FillProps) {
  const dragged = useSignal<number | undefined>(undefined);
  useEffect(() => {
    dragged.value = undefined;
  }, [picked.value ?? scenario?.id]);
  if (!scenario) return null;
  const fill = dragged.value ?? scenario.fill;
  const people = Object.values(all.value?.seats ?? {}).filter((seat) => !seat.bot).length;
  return (
    <Field
      name={
        <span class="spread">
          {players} <output class="tabular">{Math.max(fill, people)}</output>
        </span>
      }
      note={words.lobby.people({ people, bots: botsBeside(people, undefined, fill) })}
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
            change(picked.value ?? scenario.id, event.currentTarget.valueAsNumber);
          }}
        />
      )}
    </Field>
  );
}
