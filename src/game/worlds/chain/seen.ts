import { viewIn } from "../../policies/seen.ts";
import type { Luck, Offer, Seen } from "../../types.ts";
import type { BlockView, CartelView, ChainAllView, ChainViews, DeskView, NodeView } from "./view.ts";

/** What a node's policy sees, with the types of the chain and of its mechanism: `M` on channel all, `O` on its seat's, `N` on its node's. */
export interface NodeSees<M, O, N = unknown> {
  all: ChainAllView;
  node: NodeView;
  desk: DeskView;
  cartel: CartelView | undefined;
  rules: M;
  own: O;
  book: N;
}

/** Reads the typed views of the chain and of a mechanism, whose own `V` types, out of what a bot is given. */
export function look<V extends { all: unknown; seat: unknown; node?: unknown }>(
  seen: Seen,
  mechanism: string,
): NodeSees<V["all"], V["seat"], V["node"]> {
  const world = <K extends keyof ChainViews & string>(kind: K) => viewIn<ChainViews, K>(seen, "chain", kind);
  const own = <K extends keyof V & string>(kind: K) => viewIn<V, K>(seen, mechanism, kind);
  // A seat that plays is always in these channels.
  return {
    all: world("all") as ChainAllView,
    node: world("node") as NodeView,
    desk: world("seat") as DeskView,
    cartel: world("cartel"),
    rules: own("all") as V["all"],
    own: own("seat") as V["seat"],
    book: own("node") as V["node"],
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
export function inOrder({ node }: Pick<NodeSees<unknown, unknown>, "node">): number[] {
  const at = (id: number) => node.blocks[id] as BlockView;
  const ids = Object.keys(node.blocks).map(Number);
  return ids.sort((a, b) => at(a).height - at(b).height || at(a).at - at(b).at || a - b);
}

/** The newest block of one's node that one has not audited; undefined when there is none. */
export function unaudited(sees: Pick<NodeSees<unknown, unknown>, "node" | "desk">): number | undefined {
  return inOrder(sees).findLast((id) => id > 0 && sees.desk.audits[id] === undefined);
}

/** The odds of one's own audits against a set of blocks: the chance that at least one of them is a fraud, taken one by one. */
export function suspicion(desk: DeskView, ids: readonly number[]): number {
  return ids.reduce((most, id) => Math.max(most, desk.audits[id]?.fraud ?? 0), 0);
}

/** A pause between two looks: 1 s ± 50%. */
export function pause(luck: Luck): { wait: number } {
  return { wait: Math.round(1000 * (0.5 + luck.uniform("pause"))) };
}

export type { BlockView, NodeView };
