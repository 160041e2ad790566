import type { ColonyView } from "../../src/game/colony-view.ts";
import { all } from "../store.ts";
import { score } from "../words/format.ts";
import { descent, isPerson, learnedOf, traitDone, valueText } from "./colony.ts";
import css from "./evolve.module.css";
import { words } from "./words/words.ts";

const w = words.told;

/** What those who copied had and what the others had, over all generations in which there were both. */
function copying(colony: ColonyView): { copiers: number; others: number } | undefined {
  const both = Object.values(colony.lived).flatMap(({ copiers, others }) =>
    copiers === undefined || others === undefined ? [] : [{ copiers, others }],
  );
  const mean = (of: readonly number[]) => of.reduce((sum, one) => sum + one, 0) / of.length;
  if (both.length < 2) return undefined;
  return { copiers: mean(both.map((one) => one.copiers)), others: mean(both.map((one) => one.others)) };
}

/** What the colony learned, in sentences: each trait that luck does not explain, `most` of them at most, its points, and whether copying helped. */
export function Told({ colony, most = 6 }: { colony: ColonyView; most?: number }) {
  const told = colony.traits.flatMap((trait) => {
    const { means, selected, told: tells } = learnedOf(colony, trait.id);
    const [from, to] = [means[0] ?? 0, means[means.length - 1] ?? 0];
    // What changed by itself against what who had children would have made of it is nothing that was learned.
    if (!tells || to - from > 0 !== selected > 0) return [];
    const what = traitDone(colony, trait.id, to > from);
    return [w.learned({ what, from: valueText(trait, from), to: valueText(trait, to) })];
  });
  const lived = Object.values(colony.lived);
  const [first, last] = [lived[0], lived[lived.length - 1]];
  const copied = colony.copies === undefined ? undefined : copying(colony);
  return (
    <ul class={css.told}>
      {told.length === 0 ? <li>{w.nothing}</li> : told.slice(0, most).map((line) => <li key={line}>{line}</li>)}
      {first && last && lived.length > 1 && (
        <li>{w.points({ first: score(first.points), last: score(last.points) })}</li>
      )}
      {colony.copies !== undefined && (
        <li>{copied ? w.copying({ copiers: score(copied.copiers), others: score(copied.others) }) : w.nobody}</li>
      )}
      {colony.copies !== undefined && <li>{w.sim}</li>}
    </ul>
  );
}

/** So many people are named with their descendants; of more the sum is told. */
const NAMED = 4;

/** How many of the last generation descend from whom. */
export function Descent({ colony }: { colony: ColonyView }) {
  const from = descent(colony);
  const of = from.length;
  const people = [...new Set(colony.founders)].filter(isPerson);
  const count = (of: (seat: number) => boolean) => from.filter(of).length;
  if (colony.founders.every((seat) => seat < 0)) return null;
  const t = words.tree;
  return (
    <ul class={css.descent}>
      {people.length <= NAMED ? (
        people.map((seat) => (
          <li key={seat}>
            {t.people({ name: all.value?.seats[seat]?.name ?? "", n: count((one) => one === seat), of })}
          </li>
        ))
      ) : (
        <li>{t.peopleAll({ n: count(isPerson), of })}</li>
      )}
      <li>{t.bots({ n: count((one) => !isPerson(one)), of })}</li>
    </ul>
  );
}
