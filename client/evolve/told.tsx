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

/**
 * What those with more of the trait that is asked for had and what the others had, over all generations in which there were both, numbered from 1.
 * @param grew where it is told as learned, whether there is more of it now. Then that is the answer, unless the points say otherwise: nobody can tell.
 */
function asked(colony: ColonyView, grew: boolean | undefined): Parameters<KindWords["asked"]>[0] | undefined {
  const both = Object.values(colony.lived).flatMap(({ more, others }, g) =>
    more === undefined || others === undefined ? [] : [{ n: g + 1, more, others }],
  );
  if (both.length === 0) return undefined;
  const mean = (of: readonly number[]) => of.reduce((sum, one) => sum + one, 0) / of.length;
  const [more, others] = [mean(both.map((one) => one.more)), mean(both.map((one) => one.others))];
  const says = (yes: boolean) =>
    grew === undefined
      ? both.length >= AGREE && both.every((one) => (yes ? one.more > one.others : one.more < one.others))
      : grew === yes && (yes ? more > others : more < others);
  return {
    answer: says(true) ? "yes" : says(false) ? "no" : "other",
    n: both.length,
    which: list(both.map(({ n }) => number(n))),
    more: score(more),
    others: score(others),
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

/** The traits that luck does not explain, each with whether there is more of it now and with its sentence. */
function learned(colony: ColonyView): { id: string; grew: boolean; text: string }[] {
  return colony.traits.flatMap((trait) => {
    const { means, selected, told } = learnedOf(colony, trait.id);
    const [from, to] = [means[0] ?? 0, means[means.length - 1] ?? 0];
    const grew = to > from;
    // What changed by itself against what who had children would have made of it is nothing that was learned.
    if (!told || grew !== selected > 0) return [];
    const what = traitDone(colony, trait.id, grew);
    const text = w.learned({ what, from: valueText(colony, trait, from), to: valueText(colony, trait, to) });
    return [{ id: trait.id, grew, text }];
  });
}

/** What lies behind the outcome, one question after the other: what was learned, and whether what is asked for helped; then how that was found. */
export function Told({ colony, shared = false }: { colony: ColonyView; shared?: boolean }) {
  const changed = learned(colony);
  const lines = changed.slice(0, shared ? ON_WALL : changed.length).map(({ text }) => text);
  const kind = kindOf(colony.mechanism);
  const helped = asked(colony, changed.find(({ id }) => id === colony.asked)?.grew);
  const test = colony.test && paired(colony.test);
  const lived = Object.values(colony.lived);
  const own = shared ? undefined : yours(colony);
  const how = [
    ...(test ? [(test.better === undefined ? w.unsure : w.sure)({ n: test.n })] : []),
    ...(shared || lived.length < 2 ? [] : [w.points({ all: lived.map(({ points }) => score(points)).join(" · ") })]),
  ];
  return (
    <dl class={css.told}>
      <div>
        <dt>{w.learnedAsk}</dt>
        {(lines.length === 0 ? [w.nothing] : lines).map((line) => (
          <dd key={line}>{line}</dd>
        ))}
        {own && <dd>{own}</dd>}
      </div>
      {colony.asked !== undefined && (
        <div>
          <dt>{kind.ask}</dt>
          {!shared && kind.means !== undefined && <dd>{kind.means}</dd>}
          <dd>{helped ? kind.asked(helped) : kind.nobody}</dd>
          {!shared && kind.sim !== undefined && <dd>{kind.sim}</dd>}
        </div>
      )}
      {how.length > 0 && (
        <div>
          <dt>{w.how}</dt>
          {how.map((line) => (
            <dd key={line}>{line}</dd>
          ))}
        </div>
      )}
    </dl>
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
