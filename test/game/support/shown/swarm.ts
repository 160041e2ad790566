import type { RoundState } from "../../../../src/game/index.ts";
import type { BeesState } from "../../../../src/game/mechanisms/bees/state.ts";
import type { SwarmState } from "../../../../src/game/worlds/swarm/state.ts";
import { range, type Shown, type Viewer } from "./types.ts";

/** The seat's scout, if the viewer is one. */
function scoutOf(r: RoundState, viewer: Viewer) {
  return viewer === "screen" ? undefined : (r.parts.swarm as SwarmState).scouts[viewer];
}

const wayTo = (site: number): string[] => [`sites.${site}.flight`, `sites.${site}.angle`];

export const swarm: Shown = {
  paths(r, viewer) {
    const s = r.parts.swarm as SwarmState;
    const me = scoutOf(r, viewer);
    // How many sites there are, and the rules.
    const paths = [
      "options",
      "winds",
      ...(viewer === "screen" ? ["flown"] : []),
      ...range(s.sites.length).map((site) => `sites.${site}.nothing`),
    ];
    if (!me) return [...paths, "scouts.nobody"];
    const known = [...Object.keys(me.known).map(Number), ...(me.told === undefined ? [] : [me.told])];
    paths.push(...known.flatMap(wayTo));
    if (me.at === "site") paths.push(`sites.${me.site}.flight`);
    const own = ["at", "since", "leaves", "busy", "known", "told", "gaveUp", "grounded", "still"];
    const searching = me.at === "wing" && me.why === "explore";
    if (!searching) own.push("site", "due");
    if (me.at === "wing") own.push("why");
    return [...paths, ...own.map((field) => `scouts.${viewer}.${field}`)];
  },
  mend(mutant, r, viewer) {
    const was = (r.parts.swarm as SwarmState).scouts;
    const me = scoutOf(r, viewer);
    for (const [id, scout] of Object.entries((mutant.parts.swarm as SwarmState).scouts)) {
      const before = was[Number(id)];
      if (!before || Number(id) === viewer) continue;
      // The screen shows how many are out; a site's crowd sees who is there.
      if (viewer === "screen" && (scout.at === "swarm") !== (before.at === "swarm")) scout.at = before.at;
      if (me?.at !== "site") continue;
      const here = before.at === "site" && before.site === me.site;
      if (here) Object.assign(scout, { at: "site", site: me.site });
      else if (scout.at === "site" && scout.site === me.site) scout.at = "wing";
    }
  },
};

/** Whether the viewer is in channel `floor`. */
function onFloor(r: RoundState, viewer: Viewer): boolean {
  const { open } = (r.parts.bees as BeesState).options;
  return viewer !== "screen" && (open || scoutOf(r, viewer)?.at === "swarm");
}

export const bees: Shown = {
  // Whether a stop lands is chance.
  gambles: ["stop"],
  // Whoever sees a dance learns where its site lies.
  beside(r, viewer) {
    const s = r.parts.bees as BeesState;
    const dances = viewer === "screen" ? Object.values(s.wall) : onFloor(r, viewer) ? Object.values(s.dances) : [];
    return dances.flatMap(({ site }) => wayTo(site).map((path) => `swarm.${path}`));
  },
  paths(r, viewer) {
    const s = r.parts.bees as BeesState;
    const paths = ["options", "quorum", "piping"];
    // A beekeeper hears the hum now; the projector has the dances later.
    if (viewer === "screen") paths.push("hum", "wall");
    if (viewer !== "screen")
      for (const field of ["back", "danced", "dance", "cool", "flown", "followed", "saw"])
        paths.push(`bees.${viewer}.${field}`);
    if (!onFloor(r, viewer)) return paths;
    // An empty floor is seen to be empty, and who proposed what is told there.
    paths.push("dances.none", "proposals");
    for (const id of Object.keys(s.dances)) {
      // The vigour shows how long a dance was to be.
      for (const field of ["id", "seat", "site", "length", "from", "until", "stopped"])
        paths.push(`dances.${id}.${field}`);
    }
    return paths;
  },
  mend(mutant, r, viewer) {
    const me = scoutOf(r, viewer);
    if (me?.at !== "site") return;
    const [held, hidden] = [(r.parts.bees as BeesState).holding, (mutant.parts.bees as BeesState).holding];
    if (held[me.site] === undefined) delete hidden[me.site];
    else hidden[me.site] ??= 1;
  },
};
