import type { RoundState } from "../../../../src/game/index.ts";
import { type CouncilState, sits } from "../../../../src/game/mechanisms/council/state.ts";
import { range, type Shown } from "./types.ts";

const stateOf = (r: RoundState) => r.parts.council as CouncilState;

export const council: Shown = {
  // Where the list is at its end, the next is drawn by lot.
  gambles: ["recall"],
  paths(r, viewer) {
    const s = stateOf(r);
    // Once the list is closed, what those on it claim is everybody's, as is who sits and how many would recall whom.
    const paths = ["options", "size", "stage", "until", "standing", "calls", "platform", "ranks", "council", "lots"];
    paths.push("against", "recalled", "piping", "heard.none", "votes.none", "recalls.none", "stands.none");
    const member = viewer !== "screen" && sits(s, viewer);
    if (s.options.open || member) paths.push("says", "backs");
    if (s.settling) for (const field of ["from", "until"]) paths.push(`settling.${field}`);
    if (s.settling && (s.options.open || member)) paths.push("settling.site", "settling.timer");
    if (viewer === "screen") return paths;
    paths.push(`scouts.${viewer}`, `votes.${viewer}`, `recalls.${viewer}`);
    if (member) paths.push(`heard.${viewer}`);
    return paths;
  },
  mend(mutant, r, viewer) {
    const [a, b] = [stateOf(mutant), stateOf(r)];
    // How many reports there were is for the projector; which, and to whom, is not.
    if (viewer === "screen")
      a.heard = Object.fromEntries(
        Object.entries(b.heard).map(([seat, list]) => [
          seat,
          range(list.length).map(() => ({ t: 1, seat: 1, site: 1, claim: 1 })),
        ]),
      );
    // Behind closed doors it is seen who has voted, and whether there is a majority; not for what.
    const kept = (site: number | undefined, seat: number) => (site === undefined ? {} : { [seat]: site });
    for (const seat of b.council) {
      if (b.backs[seat] === undefined) delete a.backs[seat];
      else a.backs = { ...kept(b.backs[seat], seat), ...a.backs };
    }
    if (!b.settling) delete a.settling;
    else a.settling ??= b.settling;
  },
};
