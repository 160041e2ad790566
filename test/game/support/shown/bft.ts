import type { BftState } from "../../../../src/game/mechanisms/bft/state.ts";
import type { ChainState } from "../../../../src/game/worlds/chain/state.ts";
import type { Shown } from "./types.ts";

export const bft: Shown = {
  paths(r, viewer) {
    const s = r.parts.bft as BftState;
    const { seats } = r.parts.chain as ChainState;
    // The rules, everybody's power and turn, and who was reported are public; how many nodes there are as well.
    const paths = ["options", "powers", "priorities", "order", "slashed", "lost", "nodes.nothing"];
    if (viewer === "screen" || !s.seats[viewer]) return paths;
    const node = seats[viewer]?.node;
    paths.push(`nodes.${node}`, `seats.${viewer}`);
    // Whose turn it is in its own node's round.
    const own = s.nodes[node ?? -1];
    if (own) paths.push(`turns.${own.height}:${own.round}`);
    // A pool's node votes when most of its seats agree: whoever is in it sees that.
    for (const [seat, one] of Object.entries(seats)) if (one.node === node) paths.push(`seats.${seat}.verdicts`);
    return paths;
  },
};
