import { felt } from "../../measures/moments/rules.ts";
import { lines, type Rule, type Rules } from "../../measures/moments/story.ts";
import { fraudTold } from "../../worlds/chain/told.ts";
import type { EcState, Facts } from "./state.ts";

type Own = Rule<EcState, Facts>;

/** A fraud became final: when its tipset did. */
const passed: Own = ({ decisions }, s, f) =>
  decisions.flatMap(({ t, option }) => {
    const tipset = s.final.find((ids) => ids[0] === option) ?? [];
    return tipset.filter((id) => fraudTold(f, id) === true).map((block) => ({ t, weight: 9, block }));
  });

/** The check that kept a fraud out: who doubted it first after a look of its own, and how many did in the end. */
const check: Own = (story, s, f) => {
  const final = new Set(s.final.flat());
  const no = lines(story, "doubted", "left");
  return Object.entries(s.found).flatMap(([id, seat]) => {
    const block = Number(id);
    if (final.has(block) || fraudTold(f, block) !== true) return [];
    const against = no.filter((one) => one.block === block);
    const first = against.find(({ own }) => own === seat);
    return first ? [{ t: first.t, weight: 8, seat, block, n: new Set(against.map(({ own }) => own)).size }] : [];
  });
};

/** Two histories were final: one is thrown away. */
const twoFinal: Own = ({ decisions }) =>
  decisions
    .filter(({ undoes }) => undoes !== undefined)
    .map(({ t, option, slot }) => ({ t, weight: 10, block: option, slot }));

/** The key moments of a chain that many make by lot. */
export const rules: Rules<EcState, Facts> = {
  fork: felt("fork", 5),
  reorg: ({ felt: all }) =>
    all.filter(({ kind }) => kind === "reorg").map(({ t, epochs }) => ({ t, weight: 8, n: Number(epochs) })),
  passed,
  check,
  twoFinal,
  doubted: felt("doubted", 6),
  proof: felt("proof", 8, 2),
};
