import type { ColonyView } from "../../src/game/colony-view.ts";
import { paired } from "../../src/game/evolution/paired.ts";
import { all, you } from "../store.ts";
import { list, number, score } from "../words/format.ts";
import { descent, isPerson, learnedOf, traitDone, valueText } from "./colony.ts";
import css from "./evolve.module.css";
import { type KindWords, kindOf } from "./kinds.ts";
import { words } from "./words/words.ts";

const w = words.told;

/** So many generations have to agree on who had more before it is told: luck alone makes four agree once in eight colonies. */
const AGREE = 4;

/** What those with more of the trait that is asked for had and what the others had, over all generations in which there were both, numbered from 1. */
function asked(colony: ColonyView): Parameters<KindWords["asked"]>[0] | undefined {
  const both = Object.values(colony.lived).flatMap(({ more, others }, g) =>
    more === undefined || others === undefined ? [] : [{ n: g + 1, more, others }],
  );
  const mean = (of: readonly number[]) => of.reduce((sum, one) => sum + one, 0) / of.length;
  if (both.length === 0) return undefined;
  const sure = both.length >= AGREE;
  const answer =
    sure && both.every((one) => one.more > one.others)
      ? "yes"
      : sure && both.every((one) => one.more < one.others)
        ? "no"
        : "other";
  return {
    answer,
    n: both.length,
    which: list(both.map(({ n }) => number(n))),
    more: score(mean(both.map((one) => one.more))),
    others: score(mean(both.map((one) => one.others))),
  };
}

/** The outcome in one line: how the last generation did against the first, on the same luck. */
export function outcomeText({ test: played }: ColonyView): string {
  if (!played) return w.outcome.untested;
  const test = paired(played);
  const points = { first: score(test.first), last: score(test.last) };
  if (test.better === undefined) return w.outcome.even(points);
  return test.better === "last" ? w.outcome.better(points) : w.outcome.worse(points);
}

/** What became of one's own way to play, where some of the first generation had it. */
function yours(colony: ColonyView): string | undefined {
  const { seat } = you.value;
  const first = colony.founders.filter((one) => one === seat).length;
  if (seat === undefined || first === 0 || Object.keys(colony.lived).length === 0) return undefined;
  const last = descent(colony).filter((one) => one === seat).length;
  return w.yours({ first, last, of: colony.founders.length });
}

/** The projector has room for so many traits that were learned. */
const ON_WALL = 2;

/** What lies behind the outcome, in sentences: the test, one's own way, each trait that luck does not explain, and whether what is asked for helped. */
export function Told({ colony, shared = false }: { colony: ColonyView; shared?: boolean }) {
  const most = shared ? ON_WALL : colony.traits.length;
  const told = colony.traits.flatMap((trait) => {
    const { means, selected, told: tells } = learnedOf(colony, trait.id);
    const [from, to] = [means[0] ?? 0, means[means.length - 1] ?? 0];
    // What changed by itself against what who had children would have made of it is nothing that was learned.
    if (!tells || to - from > 0 !== selected > 0) return [];
    const what = traitDone(colony, trait.id, to > from);
    return [w.learned({ what, from: valueText(colony, trait, from), to: valueText(colony, trait, to) })];
  });
  const test = colony.test && paired(colony.test);
  const lived = Object.values(colony.lived);
  const kind = kindOf(colony.mechanism);
  const helped = colony.asked === undefined ? undefined : asked(colony);
  const own = shared ? undefined : yours(colony);
  return (
    <ul class={css.told}>
      {test && <li>{(test.better === undefined ? w.unsure : w.sure)({ n: test.n })}</li>}
      {own && <li>{own}</li>}
      <li>{told.length === 0 ? <p>{w.nothing}</p> : told.slice(0, most).map((line) => <p key={line}>{line}</p>)}</li>
      {colony.asked !== undefined && <li>{helped ? kind.asked(helped) : kind.nobody}</li>}
      {helped && !shared && kind.means !== undefined && <li>{kind.means}</li>}
      {!shared && lived.length > 1 && (
        <li>{w.points({ all: lived.map(({ points }) => score(points)).join(" · ") })}</li>
      )}
      {kind.sim !== undefined && <li>{kind.sim}</li>}
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
