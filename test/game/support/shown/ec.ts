import type { EcState } from "../../../../src/game/mechanisms/ec/state.ts";
import type { ChainState } from "../../../../src/game/worlds/chain/state.ts";
import type { Shown } from "./types.ts";

export const ec: Shown = {
  paths(r, viewer) {
    const s = r.parts.ec as EcState;
    // Whether this epoch's blocks are made follows from the time; proofs that were reported are public.
    const paths = ["options", "epochs", "length", "epoch", "produced", "reports"];
    if (viewer === "screen") return paths;
    // Who else has won, what it has chosen and which blocks it leaves out shows only in its block.
    paths.push(`wins.${s.epoch - 1}.${viewer}`);
    for (const own of ["chosen", "excluded", "doubted", "vouched", "audited", "spent"]) paths.push(`${own}.${viewer}`);
    const node = (r.parts.chain as ChainState).seats[viewer]?.node;
    if (node !== undefined) paths.push(`nodes.${node}`);
    return paths;
  },
  // Who has won, chosen or doubted at all is as secret as what: the rewriting alone changes entries and adds none.
  mend(mutant, r, viewer) {
    // To the screen all of it is secret, and rewritten as a whole.
    if (viewer === "screen") return;
    const [s, hidden] = [r.parts.ec as EcState, mutant.parts.ec as EcState];
    const was = s.wins[s.epoch - 1] ?? {};
    const now = hidden.wins[s.epoch - 1];
    for (const seat of r.seats) {
      if (seat === viewer) continue;
      if (now && was[seat]) delete now[seat];
      else if (now) now[seat] = 1;
      for (const marks of [hidden.chosen, hidden.excluded, hidden.doubted, hidden.vouched]) delete marks[seat];
    }
  },
};
