import { checksThatTurned } from "../../measures/moments/checks.ts";
import { felt } from "../../measures/moments/rules.ts";
import { lines, type Rule, type Rules } from "../../measures/moments/story.ts";
import { fraudTold } from "../../worlds/chain/told.ts";
import type { BftState, Facts } from "./state.ts";

type Own = Rule<BftState, Facts>;

const decidedIn = (s: BftState): Set<number> =>
  new Set(Object.values(s.decided).flatMap((blocks) => blocks.map(({ block }) => block)));

/** The first block that was final. */
const final: Own = ({ decisions: [first] }) =>
  first ? [{ t: first.t, weight: 3, block: first.option, n: first.holders.length }] : [];

/** Two final blocks of one height. */
const twoFinal: Own = ({ decisions }) =>
  decisions
    .filter(({ undoes }) => undoes !== undefined)
    .map(({ t, option, undoes = option, slot }) => ({ t, weight: 10, block: option, other: undoes, slot }));

/** A fraud became final. */
const passed: Own = ({ decisions }, _, f) =>
  decisions
    .filter(({ option }) => fraudTold(f, option) === true)
    .map(({ t, option, holders }) => ({ t, weight: 9, block: option, n: holders.length }));

const check: Own = (story, s, f) => {
  const kept = decidedIn(s);
  return checksThatTurned(
    story,
    s.proposals,
    (id) => kept.has(id),
    (id) => fraudTold(f, id),
    ["rejected"],
  );
};

/** A good block that was refused: how many were against it. One of two for the same turn is to be refused. */
const refusedGood: Own = (story, s, f) => {
  const kept = decidedIn(s);
  return s.proposals
    .filter((id) => fraudTold(f, id) === false && !kept.has(id) && s.pairs[id] === undefined)
    .flatMap((block) => {
      const against = lines(story, "rejected").filter((one) => one.block === block);
      const last = against[against.length - 1];
      return last ? [{ t: last.t, weight: 4, block, n: new Set(against.map(({ own }) => own)).size }] : [];
    });
};

/** The key moments of validators that decide by two thirds. */
export const rules: Rules<BftState, Facts> = {
  final,
  twoFinal,
  passed,
  check,
  refusedGood,
  proof: felt("proof", 8, 2),
};
