import type { RoundState } from "../../../../src/game/index.ts";
import type { BallotState } from "../../../../src/game/mechanisms/ballot/state.ts";
import type { SwarmState } from "../../../../src/game/worlds/swarm/state.ts";
import type { Shown } from "./types.ts";

const stateOf = (r: RoundState) => r.parts.ballot as BallotState;

export const ballot: Shown = {
  paths(r, viewer) {
    const s = stateOf(r);
    // From the close on the count is everybody's, and so is the board from the bell on; whose vote it was never is.
    const paths = ["options", "ends", "vote", "count", "wanting", "early"];
    const scout = viewer === "screen" ? undefined : (r.parts.swarm as SwarmState).scouts[viewer];
    if (s.vote || scout?.at === "swarm") paths.push("board");
    if (viewer !== "screen") paths.push(`voters.${viewer}`);
    return paths;
  },
  // Whoever sees the board learns where its sites lie.
  beside(r, viewer) {
    const s = stateOf(r);
    const scout = viewer === "screen" ? undefined : (r.parts.swarm as SwarmState).scouts[viewer];
    if (!s.vote && scout?.at !== "swarm") return [];
    return Object.keys(s.board).flatMap((site) => [`swarm.sites.${site}.flight`, `swarm.sites.${site}.angle`]);
  },
  mend(mutant, r, viewer) {
    const [a, b] = [stateOf(mutant), stateOf(r)];
    // How many have voted is told as it goes, and once all have, that makes the vote close: never who, nor for what.
    for (const seat of Object.keys({ ...a.voters, ...b.voters }).map(Number)) {
      const [voter, was] = [a.voters[seat], b.voters[seat]];
      if (!was) delete a.voters[seat];
      else if (!voter) a.voters[seat] = structuredClone(was);
      else if ((voter.marks?.length ?? 0) === 0 || was.marks.length === 0) voter.marks = [...was.marks];
    }
    // The projector shows how many claims there are.
    if (viewer === "screen" && !b.vote) a.board = b.board;
  },
};
