import type { RoundState } from "../../../../src/game/index.ts";
import type { CoinState } from "../../../../src/game/mechanisms/coin/state.ts";
import type { Shown } from "./types.ts";

const stateOf = (r: RoundState) => r.parts.coin as CoinState;

export const coin: Shown = {
  // How many have cheered for a site is told to whoever does.
  gambles: ["cheer"],
  paths(r, viewer) {
    const s = stateOf(r);
    // That the coin is in the air is seen; how it will fall is nobody's to know.
    const paths = ["options", "holder", "opens", "air.lands"];
    if (viewer === "screen") return paths;
    paths.push(`cheers.${viewer}`, `hoarse.${viewer}`);
    if (viewer === s.holder) paths.push(`last.${viewer}`);
    return paths;
  },
  mend(mutant, r, viewer) {
    // Others have cheered, but for what a viewer sees as many have: of its own sites, on the projector in all.
    const { cheers } = stateOf(r);
    const others = r.seats.filter((seat) => seat !== viewer);
    const mine = viewer === "screen" ? undefined : (cheers[viewer] ?? []);
    const seen = (site: number) => mine === undefined || mine.includes(site);
    const hidden = stateOf(mutant).cheers;
    // Seats of another round may have come in with its cheers.
    for (const seat of Object.keys(hidden)) if (!r.seats.includes(Number(seat))) delete hidden[Number(seat)];
    for (const [i, seat] of others.entries()) {
      const next = cheers[others[(i + 1) % others.length] as number] ?? [];
      hidden[seat] = [...(hidden[seat] ?? []).filter((site) => !seen(site)), ...next.filter(seen)];
    }
  },
};
