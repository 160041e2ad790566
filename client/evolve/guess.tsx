import { signal } from "@preact/signals";
import type { ColonyView } from "../../src/game/colony-view.ts";
import { Button } from "../parts/button.tsx";
import { learnedOf, traitName, valueText } from "./colony.ts";
import css from "./evolve.module.css";
import { words } from "./words/words.ts";

const w = words.guess;

/** A guess can be made while at most so many generations have been played: later the picture has told it. */
const BEFORE = 2;

/** Which trait one takes to grow, and of which colony: the page's own, no room hears of it, and it is gone with the page. */
const guess = signal<{ of: string; trait: string } | undefined>(undefined);

/** A colony by its first generation: another one's guess does not count for it. */
const sign = ({ founders, generations }: ColonyView): string => JSON.stringify([founders, generations[0]?.params]);

/** While generations go by: which trait will grow? */
export function Guess({ colony }: { colony: ColonyView }) {
  const of = sign(colony);
  const mine = guess.value?.of === of ? guess.value.trait : undefined;
  if (Object.keys(colony.lived).length >= BEFORE)
    return mine === undefined ? null : <p>{w.mine({ trait: traitName(colony, mine) })}</p>;
  return (
    <fieldset class={css.guess}>
      <legend>{w.ask}</legend>
      {colony.traits.map(({ id }) => (
        <Button
          key={id}
          size="slim"
          pressed={mine === id}
          onClick={() => {
            guess.value = { of, trait: id };
          }}
        >
          {traitName(colony, id)}
        </Button>
      ))}
    </fieldset>
  );
}

/** Afterwards: what one guessed, held against what came. */
export function Guessed({ colony }: { colony: ColonyView }) {
  const trait = colony.traits.find(({ id }) => id === guess.value?.trait);
  if (!trait || guess.value?.of !== sign(colony)) return null;
  const { means } = learnedOf(colony, trait.id);
  const [first, last] = [means[0] ?? 0, means[means.length - 1] ?? 0];
  const [from, to] = [valueText(colony, trait, first), valueText(colony, trait, last)];
  const grew = from === to ? "other" : last > first ? "yes" : "no";
  return (
    <p class={css.guessed} data-part="guessed">
      <b>{w.verdict[grew]}</b> {w.came({ trait: traitName(colony, trait.id), grew, from, to })}
    </p>
  );
}
