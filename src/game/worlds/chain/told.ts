import type { Level, SeatId } from "../../types.ts";
import type { BlocksPort, NodesPort } from "./ports.ts";
import type { BlockId } from "./state.ts";

interface Knows {
  readonly level: Level;
  exposed(seat: SeatId): boolean;
  readonly world: {
    readonly nodes: Pick<NodesPort, "seats">;
    readonly blocks: Pick<BlocksPort, "at">;
    readonly truth: { fraud(id: BlockId): boolean };
  };
}

/**
 * Whether a block was a double-spend, as far as everybody may be told when the round is over: in a discreet one that would name
 * its maker, but for one who was proved a liar during the round. Undefined where it may not.
 */
export function fraudTold(f: Knows, id: BlockId): boolean | undefined {
  const { by } = f.world.blocks.at(id);
  const told = f.level === "open" || by < 0 || f.world.nodes.seats(by).some((seat) => f.exposed(seat));
  return told ? f.world.truth.fraud(id) : undefined;
}
