import type { Channel, Ms, Role, SeatId } from "../../types.ts";
import type { BlockId, NodeId } from "../../worlds/chain/state.ts";
import { baseOf, standing, tally } from "./cartel.ts";
import { customersOf, KINDS, lootOf, payAfter, paymentOn } from "./orders.ts";
import { coinsAt, MOST, MOVING, PAY, rateOf, TAKEN } from "./pools.ts";
import type { CartelVote, Facts, Merchant, Miner, Order, PowState } from "./state.ts";
import { heightOf, parentOf } from "./tips.ts";

/** Channel `all`. `attackers` is the share that the scenario announces, `interval` the mean time between blocks. */
export interface PowAllView {
  interval: Ms;
  /** When the last block is found at the latest. */
  until: Ms;
  /** In all, both sides' together; 0 for as many as come. */
  blocks: number;
  final: number;
  attackers: number;
  /** What orders are worth, and how many of their customers are crooked; what a confirmation and a loss cost. Where orders come. */
  orders?: { kinds: Record<number, { worth: number; crooked: number }>; fee: number; loss: number };
  /** Where pools can be changed: which has the operator, what it took and when; what mining pays, how many times as much it offers whoever comes now, and at most, and what moving costs. */
  pools?: { operator: NodeId; thefts: Ms[]; taken: number; pay: number; more: number; most: number; moving: Ms };
}
/**
 * An order as its seat sees it, on the chain that its node builds on. `pay` is what it paid, or would pay now; `next` what it
 * would pay with one confirmation more, while it waits.
 */
export interface OrderView {
  born: Ms;
  worth: number;
  state: "waiting" | "in" | "undone";
  z: number;
  pay: number;
  next?: number;
  block?: BlockId;
  shipped?: Ms;
  /** Shipped before any block had its payment: where it is undone, it was never paid. */
  given?: true;
}
/** Channel `seat:n`. */
export interface PowSeatView {
  /** Every order it took in, by number; and by berth the one that waits there, −1 for none. */
  orders?: Record<number, OrderView>;
  berths?: Record<number, number>;
  /** Coins at `since`, and what comes every second from `paid` on; the pool that it goes to with the next block. */
  mining?: { coins: number; since: Ms; paid: Ms; rate: number; to?: NodeId };
  /** What one wants the attackers to do, and who of those that one knows wants what. */
  vote?: CartelVote;
  votes?: Record<SeatId, CartelVote>;
}
/** Channel `cartel:k`. `lead` is the private branch's height less the best that others have. */
export interface PowCartelView {
  lead: number;
  /** What they mine on, what of it they hold back, and the best block that others have, as far as they know. */
  tip: BlockId;
  held: BlockId[];
  best: BlockId;
  /** What they would mine on if they gave up. */
  base: BlockId;
  /** Where their branch leaves that best block's chain: its height, and how many blocks others have on top. */
  fork: number;
  against: number;
  /** Worth of the shipped goods that would be theirs for nothing if they published and won. */
  loot: number;
  /** Their customers' orders: how many have come, and the worth of those that wait on the quays. Where orders come. */
  customers?: { came: number; waiting: number };
  votes: Record<CartelVote, number>;
}

function allView(s: PowState, f: Facts): PowAllView {
  const { blocks, final, fee, loss } = s.options;
  const view: PowAllView = { interval: s.interval, until: s.until, blocks, final, attackers: f.liars };
  const kinds = Object.fromEntries(KINDS.map(({ worth, crooked }, i) => [i, { worth, crooked }]));
  if (s.options.orders > 0) view.orders = { kinds, fee, loss };
  if (s.operator) {
    const { pool, thefts, more } = s.operator;
    view.pools = { operator: pool, thefts: [...thefts], taken: TAKEN, pay: PAY, more, most: MOST, moving: MOVING };
  }
  return view;
}

function cartelView(s: PowState, f: Facts): PowCartelView | undefined {
  const { cartel } = s;
  if (!cartel) return undefined;
  const { tip, held, best } = cartel;
  return {
    ...standing(cartel, f),
    tip,
    held: [...held],
    best,
    base: baseOf(s, f),
    loot: lootOf(s, tip, best, f),
    ...(s.options.orders > 0 && { customers: customersOf(s, best, f) }),
    votes: tally(cartel),
  };
}

/** What the others of its kind that a seat knows want: of those that it does not know it sees the tally alone. */
function votesKnown({ cartel }: PowState, { group }: Role): Record<SeatId, CartelVote> | undefined {
  if (!cartel || !group) return undefined;
  const known = group.map((seat) => [seat, cartel.votes[seat]] as const);
  return Object.fromEntries(known.filter((one): one is readonly [SeatId, CartelVote] => one[1] !== undefined));
}

function orderView(s: PowState, order: Order, head: BlockId, f: Facts): OrderView {
  const payment = paymentOn(s, order, head, f);
  const { born, worth, shipped } = order;
  const pay = payAfter(s, worth, shipped ? shipped.z : payment.z);
  const view: OrderView = { born, worth, state: payment.at, z: payment.z, pay };
  if (payment.at === "in") view.block = payment.block;
  if (shipped?.z === 0) view.given = true;
  if (shipped) view.shipped = shipped.t;
  else view.next = payAfter(s, worth, payment.z + 1);
  return view;
}

function merchantView({ orders, berths }: Merchant, s: PowState, head: BlockId, f: Facts) {
  return {
    orders: Object.fromEntries(Object.values(orders).map((one) => [one.n, orderView(s, one, head, f)])),
    berths: Object.fromEntries(berths.map(({ order = -1 }, i) => [i, order])),
  };
}

function minerView({ coins, since, paid, to }: Miner, rate: number): NonNullable<PowSeatView["mining"]> {
  return { coins, since, paid, rate, ...(to !== undefined && { to }) };
}

/** What `pow` shows in a channel. */
export function view(s: PowState, channel: Channel, f: Facts): object | undefined {
  const [kind, id] = channel.split(":");
  if (kind === "all") return allView(s, f);
  const at = Number(id);
  if (kind === "cartel") return s.cartel?.node === at ? cartelView(s, f) : undefined;
  if (kind !== "seat") return undefined;
  const node = f.world.nodes.of(at);
  const [merchant, miner] = [s.merchants[at], s.miners[at]];
  const mine: PowSeatView = {};
  if (merchant) Object.assign(mine, merchantView(merchant, s, f.world.blocks.head(node)[0] as BlockId, f));
  if (miner) mine.mining = minerView(miner, rateOf(s, at, node));
  const role = f.role(at);
  if (role.kind !== "liar") return mine;
  const [vote, votes] = [s.cartel?.votes[at], votesKnown(s, role)];
  if (vote !== undefined) mine.vote = vote;
  if (votes) mine.votes = votes;
  return mine;
}

/** What really happened: the world's reveal has the whole tree. */
export interface PowReveal {
  /** The main chain's head. */
  head: BlockId;
  /** Blocks with more than one child. */
  forks: BlockId[];
  /** The attackers' blocks, whoever they say made them: when each was published, −1 for never. */
  attackers: Record<BlockId, Ms>;
  reorgs: { t: Ms; node: NodeId; depth: number }[];
  /** Blocks off the main chain. */
  stale: number;
  /** Blocks of the main chain a minute, while blocks were found. */
  rate: number;
  /** In open rooms, where pools can be changed: each miner's coins, rounded. */
  coins?: Record<SeatId, number>;
  /** In open rooms, where orders come: by seat, which of those that it took in were traps. */
  traps?: Record<SeatId, number[]>;
}

/** Proof of work's views by kind of channel, and what it reveals. */
export interface PowViews {
  all: PowAllView;
  cartel: PowCartelView;
  seat: PowSeatView;
  reveal: PowReveal;
}

export function reveal(s: PowState, f: Facts): PowReveal {
  const length = heightOf(s.head, f);
  const { made = [], releasedAt = {} } = s.cartel ?? {};
  return {
    head: s.head,
    forks: forksOf(s, f),
    attackers: Object.fromEntries(made.map((id) => [id, releasedAt[id] ?? -1])),
    reorgs: s.reorgs,
    stale: s.found.length - length,
    rate: Math.round((600_000 * length) / Math.max(1, s.until - f.begin)) / 10,
    ...(s.operator && f.level === "open" && { coins: coinsOf(s, f) }),
    ...(s.options.orders > 0 && f.level === "open" && { traps: trapsOf(s) }),
  };
}

const trapsOf = (s: PowState): Record<SeatId, number[]> =>
  Object.fromEntries(
    Object.entries(s.merchants).map(([seat, { orders }]) => [
      seat,
      Object.values(orders).flatMap(({ n, crooked }) => (crooked ? [n] : [])),
    ]),
  );

const coinsOf = (s: PowState, f: Facts): Record<SeatId, number> =>
  Object.fromEntries(f.seats.map((seat) => [seat, Math.round(coinsAt(s, seat, f.now, f))]));

/** The blocks that have more than one child. */
export function forksOf(s: PowState, f: Facts): BlockId[] {
  const once = new Set<BlockId>();
  const forks = new Set<BlockId>();
  for (const id of s.found) {
    const parent = parentOf(id, f);
    if (once.has(parent)) forks.add(parent);
    once.add(parent);
  }
  return [...forks];
}
