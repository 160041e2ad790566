import type { Rule, Rules } from "../../measures/moments/story.ts";
import { rules as inner } from "../bft/telling.ts";
import { electing } from "../council/telling.ts";
import type { CouncilBftState, Facts } from "./state.ts";

const wrapped = Object.fromEntries(
  Object.entries(inner).map(([kind, rule]): [string, Rule<CouncilBftState, Facts>] => [
    kind,
    (story, s, f) => rule(story, s.inner, f),
  ]),
);

/** Those of `bft`, and of the election. */
export const rules: Rules<CouncilBftState, Facts> = { ...wrapped, ...electing };
