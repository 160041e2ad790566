import { Round, type RoundState, type Scenario } from "../../../src/game/index.ts";
import type { EcState } from "../../../src/game/mechanisms/ec/state.ts";
import type { PowState } from "../../../src/game/mechanisms/pow/state.ts";
import { policiesFor } from "../../../src/game/mechanisms/registry.ts";
import type { Ms, SeatId } from "../../../src/game/types.ts";
import type { ChainEvent, ChainState } from "../../../src/game/worlds/chain/state.ts";
import type { SwarmState } from "../../../src/game/worlds/swarm/state.ts";
import { openedRound } from "../../../src/lab/models/opened.ts";

/**
 * Something sent: the sender's `n`-th block or other message, when, with what in it, and how long it took to each node that
 * it reached; what had to wait for a cut to end, from then on.
 */
export interface Sending {
  from: number;
  n: number;
  sent: Ms;
  what: string;
  /** Whether the sender is who it goes out from first: it is no copy of another node's block. */
  own: boolean;
  took: Record<number, Ms>;
}

/** What chance gave in a round, each by what it was drawn for. */
export interface Luck {
  /** By kind, sender and the sender's count. */
  sendings: Map<string, Sending>;
  /** Readings, flights, findings, wins, by whom and the how-manieth: the same luck has the same value. */
  draws: Map<string, number | string>;
  /** The ids of the blocks that a maker made in a slot, smallest first. */
  blocks: Map<string, number[]>;
}

/** A round of a scenario in which bots play all seats, liars by an attack, the usual one unless told otherwise. */
export function withBots(scenario: Scenario, key: string, attack?: string): RoundState {
  const seats = Array.from({ length: scenario.fill }, (_, seat) => seat);
  const { autopilot, liar } = policiesFor(scenario.mechanism);
  const minds = Object.fromEntries(seats.map((seat) => [seat, autopilot]));
  const r = openedRound({ ...scenario, briefing: 0 }, seats, key, { minds });
  for (const seat of seats) if (r.roles[seat] !== undefined && r.minds[seat]) r.minds[seat].policy = attack ?? liar;
  return r;
}

/** What leaves a sender when, and when it is to arrive: looked up in the queue before anything of it does. */
class Post {
  readonly sendings: Luck["sendings"] = new Map();
  #seen = 0;

  look(r: RoundState, now: Ms): void {
    for (const { t, n, e } of r.queue.items) {
      if (n < this.#seen || e.to !== "part" || e.part !== "chain") continue;
      const event = e.e as ChainEvent;
      if (event.kind !== "block" && event.kind !== "message") continue;
      const { blocks, links } = r.parts.chain as ChainState;
      const body = event.kind === "block" ? { block: event.block } : { body: event.body };
      const key = `${event.kind} ${event.from} ${event.n}`;
      const own = event.kind === "message" || blocks[event.block]?.by === event.from;
      const one = this.sendings.get(key) ?? {
        from: event.from,
        n: event.n,
        sent: now,
        what: JSON.stringify(body),
        own,
        took: {},
      };
      const [cut] = links.cuts;
      const side = (node: number) => cut?.sides[node] ?? 0;
      for (const node of event.nodes) {
        const waits = cut && now < cut.until && side(node) !== side(event.from);
        one.took[node] = t - (waits ? cut.until : now);
      }
      this.sendings.set(key, one);
    }
    this.#seen = r.queue.next;
  }
}

function swarmDraws(s: SwarmState, draws: Luck["draws"]): void {
  for (const [seat, scout] of Object.entries(s.scouts)) {
    if (scout.at === "wing" && scout.why === "explore" && scout.due !== undefined)
      draws.set(`search ${seat} ${scout.explored}`, `${scout.due - scout.since} ms, site ${scout.site}`);
    for (const [site, { reading, visits }] of Object.entries(scout.known))
      if (visits > 0) draws.set(`reading ${seat} ${site} ${visits}`, reading ?? -1);
  }
}

/** How many looks at each block a seat's findings are written down of. */
type Looked = Map<string, Record<string, number>>;

/** The noise of findings, whatever the truth was. */
function seatDraws(s: ChainState, draws: Luck["draws"], looked: Looked): void {
  for (const [seat, own] of Object.entries(s.seats)) {
    const known = looked.get(seat) ?? {};
    looked.set(seat, known);
    for (const block in own.audits) {
      const { looks, sum } = own.audits[Number(block)]!;
      if (known[block] === looks) continue;
      known[block] = looks;
      const truth = s.blocks[Number(block)]?.fraud ? 1 : -1;
      draws.set(`finding ${seat} ${block} ${looks}`, (sum - looks * truth).toFixed(9));
    }
  }
}

function ruleDraws(r: RoundState, draws: Luck["draws"]): void {
  if (r.scenario.mechanism === "ec") {
    for (const [i, won] of (r.parts.ec as EcState).wins.entries())
      for (const [seat, wins] of Object.entries(won)) draws.set(`wins ${seat} ${i + 1}`, wins);
  } else if (r.scenario.mechanism === "pow") {
    for (const [seat, { orders }] of Object.entries((r.parts.pow as PowState).merchants))
      for (const { n, born, worth, crooked } of Object.values(orders))
        draws.set(`customer ${seat} ${n}`, `${worth} at ${born}, ${crooked}`);
  }
}

/** Who found a block: where seats change pools, the same luck finds the same only where the pools have the same power. */
function finderDraws(r: RoundState, now: Ms, draws: Luck["draws"]): void {
  const { found, operator } = r.parts.pow as PowState;
  const { blocks, nodes } = r.parts.chain as ChainState;
  for (let turn = found.length - 1; turn >= 0 && !draws.has(`turn ${turn}`); turn--) {
    const id = found[turn] as number;
    draws.set(`turn ${turn}`, `block ${id} at ${blocks[id]?.t}`);
    draws.set(`finder ${turn} of ${nodes.map(({ power }) => power)}`, blocks[id]?.by ?? -1);
  }
  // The operator's rest begins in the moment in which it is drawn.
  const pause = operator && !operator.attacking ? `pause ${operator.begun}` : undefined;
  if (operator && pause !== undefined && !draws.has(pause)) draws.set(pause, operator.next - now);
}

/** In proof of work a slot is a turn, which is among the draws: where its block stands is nobody's luck. */
function blocksOf(r: RoundState): Luck["blocks"] {
  const made: Luck["blocks"] = new Map();
  if (r.scenario.world !== "chain" || r.scenario.mechanism === "pow") return made;
  const s = r.parts.chain as ChainState;
  for (const { id, by, height, meta } of Object.values(s.blocks)) {
    const slot = `${by} ${height} ${meta.round ?? ""} ${meta.miner ?? ""}`;
    made.set(slot, [...(made.get(slot) ?? []), id]);
  }
  return made;
}

/** Plays a round to its end, with a change to it at a moment, and writes down all the luck there was. */
export function play(r: RoundState, change?: { t: Ms; make(round: Round): void }): Luck {
  const round = Round.of(r, 0);
  const post = new Post();
  const draws: Luck["draws"] = new Map();
  const looked: Looked = new Map();
  let open = change;
  for (let due = round.due(); due !== undefined; due = round.due()) {
    const now = open && open.t < due ? open.t : due;
    if (now === due) round.advance(due);
    else {
      open?.make(round);
      open = undefined;
    }
    post.look(r, now);
    if (r.scenario.world === "swarm") swarmDraws(r.parts.swarm as SwarmState, draws);
    else seatDraws(r.parts.chain as ChainState, draws, looked);
    if (r.scenario.mechanism === "pow") finderDraws(r, now, draws);
  }
  ruleDraws(r, draws);
  return { sendings: post.sendings, draws, blocks: blocksOf(r) };
}

/** What two rounds of one key that should have the same luck differ in, and how much of it there was to compare. */
export interface Compared {
  unlike: string[];
  /** Draws that both have; deliveries that both have, those of them that were sent at the same time, and losses. */
  draws: number;
  deliveries: number;
  together: number;
  lost: number;
}

/** The first time that each sender sent something, so that a copy is not taken for it. */
function firsts(sendings: Luck["sendings"]): Set<Sending> {
  const seen = new Map<string, Sending>();
  for (const one of [...sendings.values()].sort((a, b) => a.n - b.n)) {
    const key = `${one.from} ${one.what}`;
    if (one.own && !seen.has(key)) seen.set(key, one);
  }
  return new Set(seen.values());
}

/**
 * Compares the luck of two rounds from a moment on. Where one round lacks something there is nothing to compare. `sly` are
 * nodes that may send the same thing now to all and now to some.
 */
export function compared(a: Luck, b: Luck, from: Ms, sly: ReadonlySet<number>): Compared {
  const found: Compared = { unlike: [], draws: 0, deliveries: 0, together: 0, lost: 0 };
  const [originals, others] = [firsts(a.sendings), firsts(b.sendings)];
  for (const [key, one] of a.sendings) {
    const other = b.sendings.get(key);
    if (!other || one.sent < from || other.sent < from) continue;
    for (const [node, took] of Object.entries(one.took)) {
      const there = other.took[Number(node)];
      if (there === undefined) continue;
      found.deliveries++;
      if (one.sent === other.sent) found.together++;
      if (there !== took) found.unlike.push(`${key} to ${node}: ${took} and ${there} ms`);
    }
    // Sent to the same nodes for sure: the same thing at the same time, for the first time, and not to one who asked for it.
    const [here, there] = [one, other].map(({ took }) => Object.keys(took).join());
    const alike = one.what === other.what && one.sent === other.sent && originals.has(one) && others.has(other);
    if (!alike || sly.has(one.from) || Math.max(Object.keys(one.took).length, Object.keys(other.took).length) < 2)
      continue;
    found.lost++;
    if (here !== there) found.unlike.push(`${key} reached ${here}, and ${there}`);
  }
  for (const [key, value] of a.draws) {
    const other = b.draws.get(key);
    if (other === undefined) continue;
    found.draws++;
    if (other !== value) found.unlike.push(`${key}: ${value} and ${other}`);
  }
  for (const [slot, ids] of a.blocks) {
    const other = b.blocks.get(slot);
    if (!other) continue;
    found.draws++;
    // One may have made a second block there, and the other not.
    const [few, many] = ids.length < other.length ? [ids, other] : [other, ids];
    if (!few.every((id) => many.includes(id))) found.unlike.push(`block of ${slot}: ${ids} and ${other}`);
  }
  return found;
}

/** The nodes of liars. */
export function liarsNodes(r: RoundState): Set<number> {
  if (r.scenario.world !== "chain") return new Set();
  const { seats, nodes } = r.parts.chain as ChainState;
  const hidden = nodes.flatMap((node, i) => (node.hidden ? [i] : []));
  return new Set([...hidden, ...Object.keys(r.roles).map((seat) => seats[Number(seat)]?.node ?? -1)]);
}

/** Who could do something now, and what, that is not refused. */
export function possible(round: Round, seats: readonly SeatId[]) {
  return seats.flatMap((seat) => {
    const offers = round.offers(seat).filter((offer) => !offer.not);
    return offers.map((offer) => ({ seat, offer }));
  });
}
