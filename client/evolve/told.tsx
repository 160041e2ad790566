import type { ColonyView } from "../../src/game/colony-view.ts";
import { all } from "../store.ts";
import { list, number, score } from "../words/format.ts";
import { descent, isPerson, learnedOf, traitDone, valueText } from "./colony.ts";
import css from "./evolve.module.css";
import { words } from "./words/words.ts";

const w = words.told;

/** So many generations have to agree on who had more before it is told: luck alone makes four agree once in eight colonies. */
const AGREE = 4;

/** What those who copied had and what the others had, over all generations in which there were both, numbered from 1. */
function copying(colony: ColonyView): Parameters<typeof w.copying>[0] | undefined {
  const both = Object.values(colony.lived).flatMap(({ copiers, others }, g) =>
    copiers === undefined || others === undefined ? [] : [{ n: g + 1, copiers, others }],
  );
  const mean = (of: readonly number[]) => of.reduce((sum, one) => sum + one, 0) / of.length;
  if (both.length === 0) return undefined;
  const sure = both.length >= AGREE;
  const answer =
    sure && both.every((one) => one.copiers > one.others)
      ? "yes"
      : sure && both.every((one) => one.copiers < one.others)
        ? "no"
        : "other";
  return {
    answer,
    n: both.length,
    which: list(both.map(({ n }) => number(n))),
    copiers: score(mean(both.map((one) => one.copiers))),
    others: score(mean(both.map((one) => one.others))),
  };
}

/** The projector has room for so many traits that were learned. */
const ON_WALL = 2;

/** What the colony learned, in sentences: each trait that luck does not explain, its points, and whether copying helped. */
export function Told({ colony, shared = false }: { colony: ColonyView; shared?: boolean }) {
  const most = shared ? ON_WALL : colony.traits.length;
  const told = colony.traits.flatMap((trait) => {
    const { means, selected, told: tells } = learnedOf(colony, trait.id);
    const [from, to] = [means[0] ?? 0, means[means.length - 1] ?? 0];
    // What changed by itself against what who had children would have made of it is nothing that was learned.
    if (!tells || to - from > 0 !== selected > 0) return [];
    const what = traitDone(colony, trait.id, to > from);
    return [w.learned({ what, from: valueText(trait, from), to: valueText(trait, to) })];
  });
  const lived = Object.values(colony.lived);
  const [first, last] = [lived[0]?.points ?? 0, lived[lived.length - 1]?.points ?? 0];
  const way = last > first ? "up" : last < first ? "down" : "other";
  const copied = colony.copies === undefined ? undefined : copying(colony);
  return (
    <ul class={css.told}>
      <li>
        {told.length === 0 ? (
          <p>{w.nothing({ way, first: score(first), last: score(last) })}</p>
        ) : (
          told.slice(0, most).map((line) => <p key={line}>{line}</p>)
        )}
      </li>
      {lived.length > 1 && <li>{w.points({ all: lived.map(({ points }) => score(points)).join(" · ") })}</li>}
      {colony.copies !== undefined && <li>{copied ? w.copying(copied) : w.nobody}</li>}
      {copied && !shared && <li>{w.means}</li>}
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
