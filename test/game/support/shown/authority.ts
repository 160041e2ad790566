import type { AuthorityState } from "../../../../src/game/mechanisms/authority/state.ts";
import type { ChainState } from "../../../../src/game/worlds/chain/state.ts";
import type { Shown } from "./types.ts";

export const authority: Shown = {
  paths(r, viewer) {
    const s = r.parts.authority as AuthorityState;
    // What the sequencer is about to do shows to nobody else, nor whether its node will crash.
    const paths = ["options", "sequencer", "blocks", "length", "height", "stopped"];
    if (viewer === s.sequencer) paths.push("cheats");
    // Which blocks there are shows with them; what each watcher did with one is its own.
    if (viewer === "screen") return paths;
    const { seats, nodes } = r.parts.chain as ChainState;
    const has = nodes[seats[viewer]?.node ?? -1]?.has ?? {};
    for (const [i, { block }] of s.dealings.entries()) {
      if (has[block] !== undefined) paths.push(`dealings.${i}.block`);
      paths.push(`dealings.${i}.stands.${viewer}`);
    }
    return paths;
  },
};
