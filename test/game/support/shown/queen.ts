import type { RoundState } from "../../../../src/game/index.ts";
import type { QueenState } from "../../../../src/game/mechanisms/queen/state.ts";
import { range, type Shown } from "./types.ts";

const stateOf = (r: RoundState) => r.parts.queen as QueenState;

export const queen: Shown = {
  paths(r, viewer) {
    const s = stateOf(r);
    // Whom she heard when is public; what was said is not.
    const paths = ["options", "queen", "opens", "opening", "piping", "heard.none", "waiting.none"];
    for (const i of range(s.heard.length)) paths.push(`heard.${i}.seat`, `heard.${i}.t`);
    if (s.hearing) for (const field of ["seat", "from", "until"]) paths.push(`hearing.${field}`);
    if (viewer === "screen") return paths;
    if (viewer === s.queen) {
      // She sees who waits since when, and what she has heard to the end.
      for (const seat of Object.keys(s.waiting)) paths.push(`waiting.${seat}.since`);
      // Of her own scouting there is nothing, but she has her place among the seats that entered.
      paths.push("heard", `reporters.${viewer}`);
    } else {
      paths.push(`reporters.${viewer}`, `waiting.${viewer}`);
      for (const [i, one] of s.heard.entries()) if (one.seat === viewer) paths.push(`heard.${i}`);
      if (s.hearing?.seat === viewer) paths.push("hearing");
    }
    return paths;
  },
  mend(mutant, r) {
    // Whether a person or a bot is queen is seen by everybody, and makes how long she listens; of which kind a bot is, is not.
    const { queen: seat } = stateOf(r);
    const [mind, was] = [mutant.minds[seat], r.minds[seat]];
    if (was === undefined) delete mutant.minds[seat];
    else if (mind === undefined || (mind.policy === "") !== (was.policy === "")) mutant.minds[seat] = was;
  },
};
