import type { RoundState } from "../../../../src/game/index.ts";
import type { CouncilBftState } from "../../../../src/game/mechanisms/council-bft/state.ts";
import { bft } from "./bft.ts";
import type { Shown } from "./types.ts";

const stateOf = (r: RoundState) => r.parts["council-bft"] as CouncilBftState;
/** The round as if the wrapped part were its mechanism. */
const within = (r: RoundState): RoundState => ({ ...r, parts: { ...r.parts, bft: stateOf(r).inner } });

export const councilBft: Shown = {
  paths(r, viewer) {
    // Who stands is told once the list is closed; how many, before.
    const paths = ["options", "size", "stage", "until", "from", "standing", "list", "ranks", "council", "against"];
    paths.push("recalled", "inner.back", "votes.none", "recalls.none", "stands.none");
    if (viewer !== "screen") paths.push(`votes.${viewer}`, `recalls.${viewer}`);
    return [...paths, ...bft.paths(within(r), viewer).map((path) => `inner.${path}`)];
  },
  // Where the list is at its end, the next is drawn by lot.
  gambles: ["recall"],
  mend(mutant, r, viewer) {
    // One's own place among those who stand is one's own to know.
    const [a, b] = [stateOf(mutant), stateOf(r)];
    const others = a.stands.filter((seat) => seat !== viewer);
    const stands = viewer !== "screen" && b.stands.includes(viewer);
    a.stands = stands ? [...others.slice(0, b.stands.length - 1), viewer] : others.slice(0, b.stands.length);
    while (a.stands.length < b.stands.length) a.stands.push(1000 + a.stands.length);
    bft.mend?.(within(mutant), within(r), viewer);
  },
};
