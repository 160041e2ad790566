import { viewsAlwaysIn, viewsIn } from "../../policies/seen.ts";
import type { Choice, Luck, Offer, Seen } from "../../types.ts";
import type { Waiting } from "./state.ts";
import type { CartelView, ChainAllView, ChainSeatView, ChainViews, NodeView } from "./view.ts";

/** What a node's policy sees of the chain; and of its mechanism, with the views `V`, on channel `all` and on its seat's. */
export interface NodeSees<V extends { all: unknown; seat: unknown }> {
  all: ChainAllView;
  node: NodeView;
  seat: ChainSeatView;
  cartel: CartelView | undefined;
  rules: NonNullable<V["all"]>;
  own: NonNullable<V["seat"]>;
}

/** Reads the typed views of the chain and of a mechanism out of what a bot is given. */
export function look<V extends { all: unknown; seat: unknown }>(seen: Seen, mechanism: string): NodeSees<V> {
  const chain = viewsAlwaysIn<ChainViews>(seen, "chain");
  const own = viewsAlwaysIn<V>(seen, mechanism);
  return {
    all: chain("all"),
    node: chain("node"),
    seat: chain("seat"),
    cartel: viewsIn<ChainViews>(seen, "chain")("cartel"),
    rules: own("all"),
    own: own("seat"),
  };
}

/** The offer for a verb, if it is possible now (for that target, where one is given). */
export function offered(seen: Seen, verb: string, target?: number): Offer | undefined {
  return seen.offers.find(
    (offer) =>
      offer.verb === verb && !offer.not && (target === undefined || (offer.aim?.ids.includes(target) ?? false)),
  );
}

/** The blocks of one's node, the lowest first; of one height, the first to come first. */
export function inOrder({ node }: { node: NodeView }): number[] {
  const blocks = Object.entries(node.blocks).map(([id, block]) => [Number(id), block] as const);
  blocks.sort(([a, one], [b, other]) => one.height - other.height || one.at - other.at || a - b);
  return blocks.map(([id]) => id);
}

/** The newest block of one's node that one has not audited; undefined when there is none. */
export function unaudited(sees: { node: NodeView; seat: ChainSeatView }): number | undefined {
  return inOrder(sees).findLast((id) => id > 0 && sees.seat.audits[id] === undefined);
}

/** The highest chance of a fraud, by a seat's own audits, among these blocks; 0 to 1. */
export function suspicion(own: ChainSeatView, ids: readonly number[]): number {
  return ids.reduce((most, id) => Math.max(most, own.audits[id]?.fraud ?? 0), 0);
}

/** What a transfer that turns out a double-spend costs its proposer beside its fee, as bots reckon: the block's other fee, and a fine. */
const BAD_BLOCK = 8;

/**
 * Composes one's block, a transfer at a time: the best two by fee and look (`careful`), by fee alone (`greedy`), or none
 * (`empty`). Undefined when there is nothing more to do.
 */
export function composeBlock(seen: Seen, node: NodeView, how: "careful" | "greedy" | "empty"): Choice {
  const { composing } = node;
  if (!composing) return undefined;
  const chosen = composing.chosen ?? [];
  const worth = ({ fee, fraud }: Waiting) => (how === "greedy" ? fee : fee * (1 - fraud) - BAD_BLOCK * fraud);
  const good = how === "empty" ? [] : composing.waiting.filter((one) => worth(one) > 0 && !chosen.includes(one.id));
  const [best] = good.sort((a, b) => worth(b) - worth(a) || a.id - b.id);
  if (best && offered(seen, "take", best.id)) return { act: { verb: "take", transfer: best.id } };
  const none = composing.chosen === undefined && offered(seen, "clear");
  return none ? { act: { verb: "clear" } } : undefined;
}

/** A pause between two looks: 1 s ± 50%. */
export function pause(luck: Luck): { wait: number } {
  return { wait: Math.round(1000 * (0.5 + luck.uniform("pause"))) };
}
