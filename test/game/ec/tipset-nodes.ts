import { Chance } from "../../../src/game/kit/chance.ts";
import { addBlock, settle, updateHead } from "../../../src/game/mechanisms/ec/head.ts";
import { created, type EcState, ecOptions, type Facts, type Fx } from "../../../src/game/mechanisms/ec/state.ts";
import type { BlockId } from "../../../src/game/worlds/chain/state.ts";

interface MadeBlock {
  id: BlockId;
  parents: BlockId[];
  height: number;
  by: number;
  t: number;
  meta: Record<string, number>;
}

/** Nodes that are handed blocks in any order one likes: the mechanism's books without a network or a clock. */
export class TipsetNodes {
  readonly state: EcState;
  readonly blocks: MadeBlock[] = [{ id: 0, parents: [], height: 0, by: -1, t: 0, meta: {} }];
  readonly #has: Set<BlockId>[];
  readonly #heads: BlockId[][];

  constructor(nodes: number, finality = 100) {
    this.state = created({ ...ecOptions.parse({}), finality });
    this.#has = Array.from({ length: nodes }, () => new Set([0]));
    this.#heads = Array.from({ length: nodes }, () => [0]);
    for (let i = 0; i < nodes; i++)
      this.state.nodes.push({ weight: 0, tickets: [], final: [0], doubts: {}, evidence: {} });
  }

  get facts(): Facts {
    const blocks: Omit<Facts["world"]["blocks"], "id"> = {
      at: (id: BlockId) => {
        const found = this.blocks[id];
        if (!found) throw new Error(`no block ${id}`);
        return found;
      },
      has: (node, id) => this.#has[node]?.has(id) ?? false,
      everywhere: (id) => this.#has.every((blocks) => blocks.has(id)),
      head: (node) => this.#heads[node] ?? [],
      received: (node) => [...(this.#has[node] ?? [])],
    };
    const world = { blocks, nodes: { of: (seat: number) => seat, seats: (node: number) => [node] } };
    return {
      now: 0,
      begin: 0,
      end: 1,
      seats: [],
      role: () => ({ kind: "honest" }),
      chance: new Chance("0".repeat(32)),
      world,
    } as unknown as Facts;
  }

  #fx(): Fx {
    const setHead = (node: number, ids: readonly BlockId[]) => {
      this.#heads[node] = [...ids];
    };
    return { world: { blocks: { setHead } }, changed: () => {}, moment: () => {} } as unknown as Fx;
  }

  /** A new block that no node has yet. */
  block(b: { parents: BlockId[]; height: number; miner: number; wins?: number; ticket?: number }): BlockId {
    const id = this.blocks.length;
    const { parents, height, miner, wins = 1, ticket = 1000 + id } = b;
    addBlock(this.state, { id, parents, height, miner, fees: 0 }, this.facts);
    this.blocks.push({ id, parents, height, by: miner, t: 0, meta: { miner, wins, ticket, epoch: height } });
    return id;
  }

  /** A node gets a block, with those of its ancestors that it lacks, the oldest first. */
  give(node: number, ...ids: BlockId[]): void {
    for (const id of ids) {
      if (this.#has[node]?.has(id)) continue;
      this.give(node, ...(this.blocks[id]?.parents ?? []));
      this.#has[node]?.add(id);
      updateHead(this.state, node, id, this.facts, this.#fx());
      settle(this.state, node, this.facts);
    }
  }

  has(node: number): BlockId[] {
    return [...(this.#has[node] ?? [])].sort((a, b) => a - b);
  }

  head(node: number): BlockId[] {
    return this.#heads[node] as BlockId[];
  }

  weight(node: number): number {
    return this.state.nodes[node]?.weight ?? -1;
  }

  final(node: number): BlockId[] {
    return this.state.nodes[node]?.final ?? [];
  }
}
