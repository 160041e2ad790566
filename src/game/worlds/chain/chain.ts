import * as z from "zod/mini";
import type { World, WorldFactory } from "../../part.ts";
import type { Facts, SeatId } from "../../types.ts";
import { beginAudit, endAudit } from "./audit.ts";
import { delivered, faults, waitsInTheDark, wake } from "./faults.ts";
import { blockField, transferField } from "./ids.ts";
import { nodeChanged, receive } from "./network.ts";
import { newNode, nodesOfSeats, powersOf } from "./nodes.ts";
import { offers, refuse } from "./offers.ts";
import { type ChainOptions, chainOptions } from "./options.ts";
import { type ChainPorts, effects, facts } from "./ports.ts";
import * as st from "./state.ts";
import { choose } from "./transfers.ts";
import { type ChainViews, reveal, view } from "./view.ts";

type ChainState = st.ChainState;

function command(): z.ZodMiniType<st.ChainCommand> {
  const block = blockField();
  return z.discriminatedUnion("verb", [
    z.strictObject({ verb: z.literal("audit"), block }),
    z.strictObject({ verb: z.literal("take"), transfer: transferField() }),
    z.strictObject({ verb: z.literal("drop"), transfer: transferField() }),
    z.strictObject({ verb: z.literal("clear") }),
  ]);
}

function enter(s: ChainState, seat: SeatId, f: Facts): void {
  if (s.seats[seat]) {
    st.nodeAt(s, st.seatOf(s, seat).node).seats.push(seat);
    return;
  }
  // Somebody who comes late sits down with the smallest pool; on a node of its own it has no power until the next round.
  const pools = s.nodes.flatMap((node, i) => (node.hidden ? [] : [i]));
  const smallest = pools.reduce((a, b) => (st.nodeAt(s, b).seats.length < st.nodeAt(s, a).seats.length ? b : a));
  const node = s.options.pooled ? smallest : newNode(s, f.now);
  const power = s.options.pooled ? 1 : 0;
  s.seats[seat] = { node, power, busy: f.now, audits: {} };
  st.nodeAt(s, node).seats.push(seat);
  st.nodeAt(s, node).power += power;
}

function create(options: ChainOptions, f: Facts): ChainState {
  const node = nodesOfSeats(options, f.seats, f.chance);
  const powers = powersOf(options, f.seats, f.chance);
  const genesis: st.Block = { id: st.GENESIS, parents: [], height: 0, by: -1, t: f.now, fraud: false, meta: {} };
  const links: st.Links = { delays: [], losses: [], cuts: [] };
  const s: ChainState = { options, nodes: [], links, seats: {}, blocks: { [st.GENESIS]: genesis } };
  for (let i = 0; i <= Math.max(...node); i++) newNode(s, f.now);
  for (const [i, seat] of f.seats.entries()) {
    const power = powers[seat] as number;
    s.seats[seat] = { node: node[i] as number, power, busy: f.now, audits: {} };
    st.nodeAt(s, node[i] as number).power += power;
  }
  return s;
}

const verbsOf = ({ checks, transfers }: ChainOptions): string[] => [
  ...(checks ? ["audit"] : []),
  ...(transfers > 0 ? ["take", "drop", "clear"] : []),
];

const world: Omit<World<ChainState, st.ChainCommand, st.ChainEvent, ChainPorts>, "create" | "verbs"> = {
  tracked: true,
  command: command(),
  enter,
  begin(_s, f, fx) {
    for (const seat of f.seats) fx.nudge(seat);
  },
  offers,
  act(s, seat, c, f, fx) {
    const no = refuse(s, seat, c, f.now);
    if (no) return no;
    const own = st.seatOf(s, seat);
    if (c.verb === "audit") beginAudit(s, seat, c.block, f, fx);
    else {
      choose(st.nodeAt(s, own.node).composing as st.Composing, c.verb, "transfer" in c ? c.transfer : undefined);
      nodeChanged(s, own.node, fx);
    }
    return undefined;
  },
  on(s, e, f, fx) {
    if (e.kind === "block") {
      for (const node of delivered(s, e, f, fx)) receive(s, node, e.block, f, fx);
    } else if (e.kind === "message") {
      for (const node of delivered(s, e, f, fx)) fx.notify({ kind: "message", node, from: e.from, body: e.body });
    } else if (e.kind === "wakes") wake(s, e.node, f, fx);
    else if (e.kind === "calm") fx.changed("all");
    else if (!waitsInTheDark(s, e, f, fx)) endAudit(s, e.seat, e.block, f, fx);
  },
  facts,
  effects,
  faults,
  channels(s, seat) {
    const { node } = st.seatOf(s, seat);
    const hidden = st.hiddenNode(s);
    const own = [`node:${node}`];
    return hidden !== undefined && st.nodeAt(s, hidden).seats.includes(seat) ? [...own, `cartel:${hidden}`] : own;
  },
  view,
  truth: () => [],
  reveal,
};

/** A seat audits, is nudged; timed things a second at most. Blocks and messages are the mechanism's to count. */
const PER_SEAT = 2;

export const chain: WorldFactory<ChainOptions, ChainState, st.ChainCommand, st.ChainEvent, ChainPorts, ChainViews> = {
  id: "chain",
  options: chainOptions,
  beside: ["take", "drop", "clear"],
  each: ["audit"],
  amendable: [{ option: "power", kind: "choice", of: ["equal", "zipf"] }],
  refusals: [
    "unknown_block",
    "busy",
    "not_your_block",
    "unknown_transfer",
    "taken_already",
    "not_taken",
    "block_full",
    "empty_already",
  ],
  load: (_options, seats) => PER_SEAT * seats,
  make: (options) => ({ ...world, verbs: verbsOf(options), create: (f) => create(options, f) }),
};
