import { paymentOn } from "../../../../src/game/mechanisms/pow/orders.ts";
import type { PowState } from "../../../../src/game/mechanisms/pow/state.ts";
import type { ChainState } from "../../../../src/game/worlds/chain/state.ts";
import type { Shown } from "./types.ts";

/** The attackers' own node, if this viewer is one of them. */
const cartelOf = (w: ChainState, viewer: number | "screen") =>
  w.nodes.find((node) => node.hidden && viewer !== "screen" && node.seats.includes(viewer));

/** The crooked customers' orders: attackers know of them, since they are their own. */
const crookedOrders = (s: PowState) =>
  Object.entries(s.merchants).flatMap(([seat, { orders }]) =>
    Object.values(orders)
      .filter(({ crooked }) => crooked)
      .map(({ n }) => `merchants.${seat}.orders.${n}`),
  );

export const pow: Shown = {
  paths(r, viewer) {
    const [s, w] = [r.parts.pow as PowState, r.parts.chain as ChainState];
    const paths = ["options", "until", "interval"];
    if (s.operator) paths.push("operator.pool", "operator.thefts", "operator.more");
    // Which pools there are.
    for (const node of Object.keys(s.nodes)) paths.push(`nodes.${node}.nothing`);
    if (viewer === "screen") return paths;
    // Which orders it has had, also where that is none; of each whose customer is crooked it is not told.
    for (const field of ["came", "berths", "orders.nothing"]) paths.push(`merchants.${viewer}.${field}`);
    for (const n of Object.keys(s.merchants[viewer]?.orders ?? {}))
      for (const field of ["n", "born", "worth", "shipped"]) paths.push(`merchants.${viewer}.orders.${n}.${field}`);
    paths.push(`miners.${viewer}`);
    if (!cartelOf(w, viewer) || !s.cartel) return paths;
    for (const field of ["node", "tip", "held", "best", "made", `votes.${viewer}`]) paths.push(`cartel.${field}`);
    paths.push(...crookedOrders(s));
    for (const seat of Object.keys(s.merchants)) paths.push(`merchants.${seat}.orders.nothing`);
    for (const other of r.roles[viewer]?.group ?? []) paths.push(`cartel.votes.${other}`);
    return paths;
  },
  mend(mutant, r, viewer) {
    if (viewer === "screen") return;
    const [s, w] = [r.parts.pow as PowState, r.parts.chain as ChainState];
    const hidden = mutant.parts.pow as PowState;
    const cartel = cartelOf(w, viewer);
    // Whose votes those are that it does not know is not told, only how many are for what.
    if (cartel && s.cartel && hidden.cartel) {
      const sees = [viewer, ...(r.roles[viewer]?.group ?? [])];
      hidden.cartel.votes = dealt(s.cartel.votes, sees, cartel.seats);
    }
    // Attackers know which customers are theirs, and so which are not.
    if (cartel)
      for (const [seat, { orders }] of Object.entries(s.merchants))
        for (const { n, crooked } of Object.values(orders)) {
          const theirs = hidden.merchants[Number(seat)]?.orders[n];
          if (theirs && !crooked) theirs.crooked = false;
        }
    // Where a payment stands shows; whether a customer is crooked does not, until the money is gone.
    const [own, other] = [s.merchants[viewer], hidden.merchants[viewer]];
    const node = w.nodes[w.seats[viewer]?.node ?? -1];
    if (!own || !other || !node) return;
    const f = { world: { blocks: { at: (id: number) => w.blocks[id] } } } as unknown as Parameters<typeof paymentOn>[3];
    const heads = Object.keys(node.has).map(Number);
    for (const order of Object.values(own.orders)) {
      const mine = other.orders[order.n];
      if (!mine) continue;
      const gone = heads.some((head) => paymentOn(s, order, head, f).at === "undone");
      mine.crooked = gone ? order.crooked : false;
    }
    if (hidden.cartel && s.cartel) {
      // Of blocks that it has, a viewer may have learnt from its orders which are attackers'; it is made to fit for all.
      const has = (id: number) => node.has[id] !== undefined;
      hidden.cartel.made = [...hidden.cartel.made.filter((id) => !has(id)), ...s.cartel.made.filter(has)];
    }
  },
};

/** The same votes, but for those that are seen cast by other seats, the last of them first. */
function dealt<V>(votes: Record<number, V>, sees: readonly number[], seats: readonly number[]): Record<number, V> {
  const others = seats.filter((seat) => !sees.includes(seat)).reverse();
  const all = Object.entries(votes).map(([seat, vote]) => [Number(seat), vote] as const);
  const given = all.filter(([seat]) => !sees.includes(seat)).map(([, vote], i) => [others[i] as number, vote]);
  return Object.fromEntries([...given, ...all.filter(([seat]) => sees.includes(seat))]);
}
