import type { ColonyView } from "../../src/game/colony-view.ts";
import type { One } from "../../src/game/evolution/generation.ts";
import { foundersOf, type Learned, learned } from "../../src/game/evolution/learned.ts";
import { all } from "../store.ts";
import { lookUp } from "../words/catalogue.ts";
import { fixed, number, percent } from "../words/format.ts";
import { kindOf } from "./kinds.ts";
import { words } from "./words/words.ts";

export type Trait = ColonyView["traits"][number];

/** Every generation of a colony as the game has it. */
export function generationsOf({ traits, generations }: ColonyView): One[][] {
  return Object.keys(generations)
    .map(Number)
    .sort((a, b) => a - b)
    .map((g) => {
      const { params, parents } = generations[g] as ColonyView["generations"][number];
      return params.map((values, place) => ({
        params: Object.fromEntries(traits.map(({ id }, i) => [id, values[i] ?? 0])),
        parent: parents[place] ?? -1,
      }));
    });
}

export const learnedOf = (colony: ColonyView, trait: string): Learned => learned(generationsOf(colony), trait);

export const traitName = (colony: ColonyView, id: string): string => lookUp(kindOf(colony.mechanism).names, id) ?? id;

/** What more or less of a trait is, as something that one does. */
export const traitDone = (colony: ColonyView, id: string, more: boolean): string =>
  kindOf(colony.mechanism).done[id]?.({ more }) ?? traitName(colony, id);

/** A trait's value in words: as its mechanism says it, a share, or a number. */
export function valueText({ mechanism }: ColonyView, { id, max }: Trait, value: number): string {
  const own = kindOf(mechanism).values?.[id];
  if (own) return own({ n: fixed(value, 1) });
  return max <= 1 ? percent(value) : words.units.number({ n: number(Math.round(10 * value) / 10) });
}

/** An end of a trait's scale: its number alone, as the unit stands above. */
export const scaleText = ({ max }: Trait, value: number): string => (max <= 1 ? percent(value) : fixed(value, 1));

/** Whose descendants each of the last generation is: the seat of its founder, −1 for nobody's. */
export function descent(colony: ColonyView): number[] {
  return foundersOf(generationsOf(colony)).map((place) => colony.founders[place] ?? -1);
}

/** Whether a person had that seat when the colony was founded; one may have come to it since. */
export const isPerson = (seat: number): boolean => all.value?.seats[seat]?.bot !== true && seat >= 0;
