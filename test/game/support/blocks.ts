import type { RoundState, Session } from "../../../src/game/index.ts";
import type { Command } from "../../../src/game/types.ts";
import type { ChainState } from "../../../src/game/worlds/chain/state.ts";

/** The ids of all blocks of a round in the order of their heights, the genesis block first; none where there is no chain. */
export function blockIds(r: RoundState | undefined): number[] {
  if (r?.scenario.world !== "chain") return [];
  const made = Object.values((r.parts.chain as ChainState).blocks);
  return made.sort((a, b) => a.height - b.height || a.t - b.t || a.id - b.id).map(({ id }) => id);
}

/**
 * A wild command's block as one that there is: nobody would hit a drawn id by chance. The n-th for n from 0; from −1 back,
 * for others, the last; whatever is no whole number stays as it is.
 */
export function aimed(s: Session, command: Command): Command {
  const ids = blockIds(s.round);
  const { block } = command;
  if (ids.length === 0 || !Number.isInteger(block)) return command;
  return { ...command, block: ids.at(Math.min(block as number, ids.length - 1)) ?? (block as number) };
}
