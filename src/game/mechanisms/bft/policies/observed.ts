import type { Note, Truth } from "../../../types.ts";
import { validatorTraits } from "./validators.ts";

/** An estimate from few acts leans to the usual: as if so many acts had been as usual. */
const LEAN = 2;
/** How finely the bound is looked for above which somebody rejects. */
const STEPS = 20;

/** A block on which somebody decided: what its own checks said of it, undefined where there were none, and what it said. */
interface Verdict {
  fraud: number | undefined;
  approved: boolean;
}

/** Every block that a seat decided on, by its diary. What its node decided for it by its checks counts as said. */
function verdicts(diary: readonly Note[]): Verdict[] {
  const checked = new Map<unknown, number>();
  const said = new Map<unknown, Verdict>();
  for (const { what, block, fraud } of diary) {
    if (what === "audited" && typeof fraud === "number" && !said.has(block)) checked.set(block, fraud);
    else if (what === "approved" || what === "rejected")
      said.set(block, { fraud: checked.get(block), approved: what === "approved" });
  }
  return [...said.values()];
}

/** The bound on the chance of a fraud that fits most of these verdicts, 0 to 1; of several the one nearest to what is usual. */
function bound(judged: readonly Verdict[]): number {
  const { usual } = validatorTraits.sure;
  const wrong = (at: number) => judged.filter(({ fraud = 0, approved }) => approved === fraud > at).length;
  let best: number = usual;
  for (let i = 0; i <= STEPS; i++) {
    const at = i / STEPS;
    const better = wrong(at) - wrong(best);
    if (better < 0 || (better === 0 && Math.abs(at - usual) < Math.abs(best - usual))) best = at;
  }
  return best;
}

/**
 * A validator's traits as its diary shows them: `checks`: of the blocks it decided on without going by others, how many it had checked; `sure`:
 * the bound that fits its verdicts on what it had checked; `copies`: rejections of what it had not checked, for which there is no
 * other reason that a diary shows. `greed` no diary tells: it is as usual.
 */
export function observedValidator(diary: readonly Note[], _truth: readonly Truth[]): Record<string, number> {
  const all = verdicts(diary);
  const judged = all.filter(({ fraud }) => fraud !== undefined);
  const copied = all.filter(({ fraud, approved }) => fraud === undefined && !approved).length;
  const { checks, copies } = validatorTraits;
  return {
    checks: (judged.length + LEAN * checks.usual) / (all.length - copied + LEAN),
    sure: bound(judged),
    copies: copies.usual + copied / (all.length + LEAN),
  };
}
