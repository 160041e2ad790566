import type { RoundState } from "../../../../src/game/index.ts";
import type { AntsState } from "../../../../src/game/mechanisms/ants/state.ts";
import type { SwarmState } from "../../../../src/game/worlds/swarm/state.ts";
import type { Shown, Viewer } from "./types.ts";

const stateOf = (r: RoundState) => r.parts.ants as AntsState;
const scoutOf = (r: RoundState, viewer: Viewer) =>
  viewer === "screen" ? undefined : (r.parts.swarm as SwarmState).scouts[viewer];
const OWN = ["meets", "beats", "felt", "call", "run", "carries", "led", "carried"];

export const ants: Shown = {
  paths(r, viewer) {
    const s = stateOf(r);
    const me = scoutOf(r, viewer);
    const paths = ["options", "quorum", "nestmates", "left", "carrying", "gather.until", "calls.none", "nests.none"];
    // The projector shows how much is under way, never where.
    if (viewer === "screen") return [...paths, "under", ...Object.keys(s.calls).map((id) => `calls.${id}.id`)];
    paths.push(...OWN.map((field) => `ants.${viewer}.${field}`));
    const own = s.ants[viewer]?.call;
    if (own !== undefined)
      paths.push(`calls.${own}.id`, `calls.${own}.site`, `calls.${own}.from`, `calls.${own}.until`);
    // Whether somebody was carried here is felt; how many is not.
    if (me?.at === "site") paths.push(`nests.${me.site}`);
    if (me?.at !== "swarm") return paths;
    paths.push("gone");
    for (const id of Object.keys(s.calls))
      for (const field of ["id", "seat", "site", "until"]) paths.push(`calls.${id}.${field}`);
    return paths;
  },
  // Whoever sees a call learns where its site lies.
  beside(r, viewer) {
    if (scoutOf(r, viewer)?.at !== "swarm") return [];
    return Object.values(stateOf(r).calls).flatMap(({ site }) => [
      `swarm.sites.${site}.flight`,
      `swarm.sites.${site}.angle`,
    ]);
  },
};
