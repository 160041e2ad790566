import type { AuthorityState } from "../../../../src/game/mechanisms/authority/state.ts";
import type { Shown } from "./types.ts";

export const authority: Shown = {
  paths(r, viewer) {
    const s = r.parts.authority as AuthorityState;
    // What the sequencer is about to do shows to nobody else, nor whether its node will crash.
    const paths = ["options", "sequencer", "blocks", "length", "height", "stopped", "late"];
    if (viewer === s.sequencer) paths.push("cheats");
    // What a watcher did with each block is its own.
    if (viewer !== "screen") paths.push(`stands.${viewer}`);
    return paths;
  },
};
