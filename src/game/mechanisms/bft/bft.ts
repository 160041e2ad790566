import { purpose } from "../../kit/chance.ts";
import { foundBy } from "../../measures/moments/story.ts";
import type { Mechanism, MechanismFactory } from "../../part.ts";
import { family } from "../../policies/family.ts";
import type { SeatId } from "../../types.ts";
import type { ChainPorts } from "../../worlds/chain/ports.ts";
import { ballots } from "./ballots.ts";
import { behaviourOf, equivocate, sidesOf } from "./behaviour.ts";
import { act, command, offers } from "./commands.ts";
import { gossip, receiveMessage } from "./gossip.ts";
import { hostOf, proposerIn, proposerOf } from "./host.ts";
import type { Message } from "./message.ts";
import { met, rememberVotes, suspicion } from "./met.ts";
import { newNodeState, onTimeout, receiveBlock, receiveProposal } from "./node.ts";
import type { NodeState } from "./node-state.ts";
import { observedValidator } from "./policies/observed.ts";
import * as validators from "./policies/validators.ts";
import { reveal } from "./reveal.ts";
import { scenarios } from "./scenarios.ts";
import { score } from "./score.ts";
import {
  type BftCommand,
  type BftEvent,
  type BftOptions,
  type BftState,
  bftOptions,
  type Facts,
  type Fx,
  needs,
  nodeAt,
  powerIn,
  seatOf,
  turnAt,
  turnBegins,
  turnsIn,
} from "./state.ts";
import { rules } from "./telling.ts";
import { type BftViews, view } from "./view.ts";

const PHASE = purpose("bft gossip phase");
/** With more nodes than this, each gossips every so many ms at most: what few need to see soon, many have from each other anyway. */
const CROWD = 30;
const CROWD_GOSSIP = 4000;
/** Nodes for all seats, late ones too. A late node starts at the first height, and gets the final blocks from others. */
function enter(s: BftState, seat: SeatId, f: Facts, fx: Fx): void {
  s.seats[seat] = { verdicts: {}, behaviour: "speak", reports: 0 };
  const node = f.world.nodes.of(seat);
  const begun = s.sides.length > 0;
  for (let id = s.nodes.length; id <= node; id++) {
    s.nodes.push(newNodeState(id, f.now));
    s.powers.push(0);
    s.priorities.push(0);
    if (begun) startNode(s, nodeAt(s, id), f, fx);
  }
  // Late power counts from the next game on: a quorum must not move while votes are counted.
  if (!begun) s.powers[node] = (s.powers[node] as number) + f.world.nodes.seatPower(seat);
}

/** A node starts with the pause before its first height; on a beat, with the next turn. */
function startNode(s: BftState, n: NodeState, f: Facts, fx: Fx): void {
  n.since = f.now;
  const start = s.options.beat > 0 ? turnBegins(s, f, turnAt(s, f, f.now) + 1) : f.now + s.options.pause;
  fx.at(start, { kind: "timeout", node: n.id, what: "commit", height: n.height, round: 0 });
  const phase = f.chance.int(PHASE, s.options.gossip, n.id);
  fx.at(f.now + phase, { kind: "gossip", node: n.id, tick: 0 });
}

/** The next turn's proposer is known a turn ahead, so that its seats can choose what goes into its block. */
function prepareTurn(s: BftState, turn: number, f: Facts, fx: Fx): void {
  const proposer = proposerIn(s, turn);
  if (powerIn(s, proposer, turn) > 0 && turn < turnsIn(s, f))
    fx.world.transfers.offer(proposer, turn, turnBegins(s, f, turn));
}

/** A turn begins: what the last one's proposer has not used is gone, the next one's is offered what waits. */
function beginTurn(s: BftState, turn: number, f: Facts, fx: Fx): void {
  fx.changed();
  rememberVotes(s, f);
  for (const n of s.nodes) {
    const slot = f.world.transfers.slot(n.id);
    if (slot !== undefined && slot < turn) fx.world.transfers.withdraw(n.id);
  }
  prepareTurn(s, turn + 1, f, fx);
}

function on(s: BftState, e: BftEvent, f: Facts, fx: Fx): void {
  if (e.kind === "end") {
    fx.end();
    return;
  }
  if (e.kind === "turn") {
    beginTurn(s, e.turn, f, fx);
    fx.at(turnBegins(s, f, e.turn + 1), { kind: "turn", turn: e.turn + 1 });
    return;
  }
  // A dark node does what is due when it is back.
  const dark = f.world.nodes.darkUntil(e.node);
  if (dark > 0) {
    fx.at(dark, e);
    return;
  }
  const n = nodeAt(s, e.node);
  const host = hostOf(s, f, fx);
  // Nothing is begun that the clock has no room for; more time may come yet.
  if (s.options.beat > 0 && e.kind === "timeout" && (e.what === "commit" || e.what === "round")) {
    const turn = turnAt(s, f, f.now);
    if (turn >= turnsIn(s, f)) {
      fx.at(turnBegins(s, f, turn + 1), e);
      return;
    }
  }
  if (e.kind === "gossip") {
    gossip(s, n, host, e.tick, f, fx);
    const again = s.nodes.length > CROWD ? Math.max(s.options.gossip, CROWD_GOSSIP) : s.options.gossip;
    fx.at(f.now + again, { kind: "gossip", node: e.node, tick: e.tick + 1 });
    return;
  }
  // Those who split send their precommits together: the first one's could take the others on to the next round, and theirs would be missing.
  const here = (other: NodeState) => other.height === e.height && other.round === e.round;
  if (e.what === "decide" && here(n) && behaviourOf(s, n, f) === "split")
    for (const other of s.nodes) if (here(other)) equivocate(s, other, "precommit", f, fx);
  onTimeout(n, host, e.what, e.height, e.round);
  equivocate(s, n, "prevote", f, fx);
}

function notified(s: BftState, notice: ChainPorts["notice"], f: Facts, fx: Fx): void {
  if (notice.kind === "audited") {
    const own = seatOf(s, notice.seat);
    own.looks = (own.looks ?? 0) + 1;
    return;
  }
  const n = nodeAt(s, notice.node);
  const host = hostOf(s, f, fx);
  if (notice.kind === "message") receiveMessage(s, n, host, notice.from, notice.body as Message, f, fx);
  else {
    const { height, by, meta } = f.world.blocks.at(notice.block);
    const round = meta.round ?? 0;
    if (proposerOf(s, height, round, f, fx) === by) receiveProposal(n, host, height, round, notice.block);
    receiveBlock(n, host, height);
  }
  equivocate(s, n, "prevote", f, fx);
}

function create(options: BftOptions): BftState {
  return {
    options,
    powers: [],
    priorities: [],
    order: [],
    nodes: [],
    seats: {},
    sides: [],
    pairs: {},
    proposals: [],
    decided: {},
    locks: {},
    backers: {},
    slashed: [],
    late: [],
    turns: {},
    lost: {},
    told: 0,
  };
}

const mechanism: Omit<Mechanism<BftState, BftCommand, BftEvent, ChainPorts, typeof needs>, "create"> = {
  tracked: true,
  telling: (story, s, f) => foundBy(rules, story, s, f),
  verbs: ["approve", "reject", "report", "cheat", "split", "mute", "speak"],
  command: command(),
  enter,
  begin(s, f, fx) {
    s.sides = sidesOf(s, f);
    if (s.options.beat > 0) {
      for (const turn of [-1, 0]) prepareTurn(s, turn + 1, f, fx);
      fx.at(turnBegins(s, f, 0), { kind: "turn", turn: 0 });
    }
    for (const n of s.nodes) startNode(s, n, f, fx);
  },
  timeUp: (_s, _f, fx) => fx.end(),
  offers,
  act,
  on,
  notified,
  channels: () => [],
  view,
  met,
  score,
  reveal,
};

/** Attackers sign twice where they are more than a third: with fewer no fork can come of it. */
const pastAThird = (trials: readonly { id: string; options: unknown }[]): boolean =>
  trials.some(({ id, options }) => id === "liars" && 3 * ((options as { share?: number }).share ?? 0) > 1);

/** Timed events a node and height at most: proposals, two votes of everybody's that come at a few dozen times, gossip, waits. */
const PER_NODE = 200;
/** The same for a turn on a beat, where gossip carries less: 63 to 71 are measured with 7 to 200 nodes. */
const PER_TURN = 100;

/**
 * A generation of validators: each has one turn to propose in a round of fourteen, and what their nodes tell each other stays a load
 * for one object at ten times the clock.
 */
const BRED = 14;

/** Tendermint's: a block is final once more than two thirds of the power have precommitted it. See node.ts for its rules. */
export const bft: MechanismFactory<
  "bft",
  BftOptions,
  BftState,
  BftCommand,
  BftEvent,
  ChainPorts,
  typeof needs,
  BftViews
> = {
  id: "bft",
  world: "chain",
  needs,
  options: bftOptions,
  each: ["report"],
  refusals: [
    "no_proposal",
    "own_proposal",
    "decided_already",
    "voted_already",
    "no_proof",
    "reported_already",
    "not_attacker",
    "chosen_already",
  ],
  turns: true,
  amendable: [
    { option: "check", kind: "number", min: 0, max: 3, step: 0.6, leans: -1 },
    { option: "slash", kind: "yesno", where: pastAThird, leans: 1 },
  ],
  family: family(
    [validators.honestValidator, validators.lazyValidator],
    [validators.equivocator, validators.silentValidator, validators.doubleSpender, validators.forker],
    undefined,
    suspicion,
    { asked: "copies", size: BRED, observe: observedValidator },
  ),
  scenarios,
  whatIf: {
    ballots,
    forks: ({ decide }) => [{ option: "decide", was: decide, to: Math.round(decide / 2), unit: "ms" }],
  },
  fewest: (_options, seats) => Math.floor((2 * seats) / 3) + 1,
  load: (options, seats) =>
    (options.beat > 0
      ? (PER_TURN * seats * 1000) / options.beat
      : (PER_NODE * seats * 1000) / (options.decide + options.pause + 1000)) +
    (seats * 1000) / options.gossip,
  make: (options) => ({ ...mechanism, create: () => create(options) }),
};
