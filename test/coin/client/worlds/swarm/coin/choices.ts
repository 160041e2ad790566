import { type Choice, cost, offerOf } from "../../../parts/choice.ts";
import { exploreChoice, from, returnChoice } from "../flights.ts";
import { knownSites } from "../knowledge.ts";
import { holds, mine } from "./views.ts";
import { words } from "./words/words.ts";

function tossChoice(main: boolean): Choice {
  const toss = offerOf("toss");
  return from(
    toss,
    "coin_in_the_air",
    { id: "toss", label: words.actions.toss, note: cost(toss?.cost), command: { verb: "toss" }, main },
    words.not,
  );
}

/** At the swarm: the coin for whoever holds it, and the ways out. */
export function choices(): Choice[] {
  const knows = knownSites.value.length > 0;
  const ways = [exploreChoice(!knows), returnChoice(knows && !holds())];
  return holds() ? [tossChoice(mine.value?.last !== undefined), ...ways] : ways;
}
