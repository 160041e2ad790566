import type { AuthorityState } from "../../../../src/game/mechanisms/authority/state.ts";
import type { Shown } from "./types.ts";

export const authority: Shown = {
  paths(r, viewer) {
    const s = r.parts.authority as AuthorityState;
    // Whether the sequencer has chosen shows to nobody else; a watcher's trust is its own.
    const paths = ["options", "sequencer", "blocks", "height"];
    if (viewer !== "screen") paths.push(`trusts.${viewer}`);
    if (viewer === s.sequencer) paths.push("chosen");
    return paths;
  },
};
