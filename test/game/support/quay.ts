import { Chance } from "../../../src/game/kit/chance.ts";
import { emptyQueue, pop, push } from "../../../src/game/kit/queue.ts";
import type { Facts, Ms, Note, Role, SeatId } from "../../../src/game/types.ts";
import { type ChainAsk, type ChainDeeds, chain } from "../../../src/game/worlds/chain/chain.ts";
import type { ChainNews } from "../../../src/game/worlds/chain/net.ts";
import { type ChainOptions, chainOptions } from "../../../src/game/worlds/chain/options.ts";
import {
  type BlockId,
  type ChainCommand,
  type ChainEvent,
  type ChainState,
  THE_HEIST,
} from "../../../src/game/worlds/chain/state.ts";
import type { DeskView, NodeView } from "../../../src/game/worlds/chain/view.ts";

/** The chain's world alone, with a queue and a mechanism that only listens: what it was told, in order. */
export class Quay {
  readonly s: ChainState;
  readonly news: (ChainNews & { t: Ms })[] = [];
  readonly notes: (Note & { seat: SeatId })[] = [];
  readonly #queue = emptyQueue<ChainEvent>();
  readonly #facts: Facts;
  #made = 0;
  readonly #fx: Parameters<typeof chain.begin>[2];

  constructor(n: number, options: Partial<ChainOptions> = {}, key = "5a".repeat(16), liars: SeatId[] = []) {
    const seats = Array.from({ length: n }, (_, i) => i);
    const clock = 100_000;
    const role = (seat: SeatId): Role =>
      liars.includes(seat) ? { kind: "liar", wants: THE_HEIST } : { kind: "honest" };
    const f: Facts = { now: 0, begin: 0, end: clock, seats, role, liars: 0, chance: new Chance(key) };
    this.#facts = f;
    this.#fx = {
      at: (t, e) => push(this.#queue, Math.max(t, f.now), e),
      cancel: () => {},
      stance: () => {},
      note: (seat, what, fields) => void this.notes.push({ seat, t: f.now, what, ...fields }),
      nudge: () => {},
      decide: () => {},
      end: () => {},
      tell: (news) => void this.news.push({ ...news, t: f.now }),
    };
    this.s = chain.create(chainOptions.parse(options), f);
    for (const seat of seats) chain.enter(this.s, seat, f, this.#fx);
  }

  get now(): Ms {
    return this.#facts.now;
  }
  get ask(): ChainAsk {
    return chain.ask(this.s, this.#facts);
  }
  get does(): ChainDeeds {
    return chain.deeds(this.s, this.#facts, this.#fx);
  }

  begin(): this {
    chain.begin(this.s, this.#facts, this.#fx);
    return this;
  }

  until(t: Ms): this {
    for (let next = this.#queue.items[0]; next && next.t <= t; next = this.#queue.items[0]) {
      pop(this.#queue);
      this.#facts.now = next.t;
      chain.on(this.s, next.e, this.#facts, this.#fx);
    }
    this.#facts.now = t;
    return this;
  }

  after(ms: Ms): this {
    return this.until(this.now + ms);
  }

  act(seat: SeatId, c: ChainCommand): string | undefined {
    return chain.act(this.s, seat, c, this.#facts, this.#fx)?.code;
  }

  /** A block on these parents, made at a node. */
  block(at: number, parents: BlockId[] = [0], fraud = false): BlockId {
    const height = 1 + Math.max(...parents.map((id) => this.ask.block(id).height));
    const id = this.ask.blockId(at, this.#made++);
    return this.does.make({ id, parents, height, by: at, fraud, meta: {} }, at);
  }

  desk(seat: SeatId): DeskView {
    return chain.view(this.s, `seat:${seat}`, this.#facts) as DeskView;
  }
  view<V>(channel: string): V {
    return chain.view(this.s, channel, this.#facts) as V;
  }
  blocksAt(node: number): BlockId[] {
    return Object.keys(this.view<NodeView>(`node:${node}`).blocks).map(Number);
  }
}
