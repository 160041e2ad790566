import type { WorldFaults } from "../../../src/game/faults.ts";
import { Chance } from "../../../src/game/kit/chance.ts";
import { emptyQueue, pop, push } from "../../../src/game/kit/queue.ts";
import type { Facts, Ms, Note, Role, SeatId } from "../../../src/game/types.ts";
import { chain } from "../../../src/game/worlds/chain/chain.ts";
import { type ChainOptions, chainOptions } from "../../../src/game/worlds/chain/options.ts";
import type { ChainPorts } from "../../../src/game/worlds/chain/ports.ts";
import type {
  BlockId,
  ChainCommand,
  ChainEvent,
  ChainNotice,
  ChainState,
} from "../../../src/game/worlds/chain/state.ts";
import type { ChainSeatView, NodeView } from "../../../src/game/worlds/chain/view.ts";

/** The chain's world alone, with a queue and a mechanism that only listens: what it was told, in order. */
export class ChainWorld {
  readonly s: ChainState;
  readonly news: (ChainNotice & { t: Ms })[] = [];
  readonly notes: (Note & { seat: SeatId })[] = [];
  readonly #queue = emptyQueue<ChainEvent>();
  readonly #facts: Facts & { now: Ms };
  readonly #chain: ReturnType<typeof chain.make>;
  #made = 0;
  readonly #fx: Parameters<ReturnType<typeof chain.make>["begin"]>[2];

  constructor(n: number, options: Partial<ChainOptions> = {}, key = "5a".repeat(16), liars: SeatId[] = []) {
    const seats = Array.from({ length: n }, (_, i) => i);
    const clock = 100_000;
    const role = (seat: SeatId): Role => ({ kind: liars.includes(seat) ? "liar" : "honest" });
    const chance = new Chance(key);
    const f = {
      now: 0,
      begin: 0,
      end: clock,
      seats,
      role,
      liars: 0,
      lied: false,
      person: () => false,
      exposed: () => false,
      level: "open" as const,
    };
    this.#facts = { ...f, chance, truth: chance };
    this.#fx = {
      at: (t, e) => push(this.#queue, Math.max(t, this.#facts.now), e),
      cancel: () => {},
      stance: () => {},
      moment: () => {},
      note: (seat, what, fields) => void this.notes.push({ seat, t: this.#facts.now, what, ...fields }),
      nudge: () => {},
      decide: () => {},
      expose: () => {},
      changed: () => {},
      end: () => {},
      notify: (news) => void this.news.push({ ...news, t: this.#facts.now }),
    };
    this.#chain = chain.make(chainOptions.parse(options));
    this.s = this.#chain.create(this.#facts);
    for (const seat of seats) this.#chain.enter(this.s, seat, this.#facts, this.#fx);
  }

  get now(): Ms {
    return this.#facts.now;
  }
  get facts(): ChainPorts["facts"] {
    return this.#chain.facts(this.s, this.#facts);
  }
  get effects(): ChainPorts["effects"] {
    return this.#chain.effects(this.s, this.#facts, this.#fx);
  }

  get faults(): WorldFaults {
    return this.#chain.faults?.(this.s, this.#facts, this.#fx) ?? {};
  }

  begin(): this {
    this.#chain.begin(this.s, this.#facts, this.#fx);
    return this;
  }

  until(t: Ms): this {
    for (let next = this.#queue.items[0]; next && next.t <= t; next = this.#queue.items[0]) {
      pop(this.#queue);
      this.#facts.now = next.t;
      this.#chain.on(this.s, next.e, this.#facts, this.#fx);
    }
    this.#facts.now = t;
    return this;
  }

  after(ms: Ms): this {
    return this.until(this.now + ms);
  }

  act(seat: SeatId, c: ChainCommand): string | undefined {
    return this.#chain.act(this.s, seat, c, this.#facts, this.#fx)?.code;
  }

  /** A block on these parents, made at a node. */
  block(at: number, parents: BlockId[] = [0], fraud = false): BlockId {
    const height = 1 + Math.max(...parents.map((id) => this.facts.blocks.at(id).height));
    const id = this.facts.blocks.id(at, this.#made++);
    return this.effects.blocks.make({ id, parents, height, by: at, fraud, meta: {} }, at);
  }

  seat(seat: SeatId): ChainSeatView {
    return this.#chain.view(this.s, `seat:${seat}`, this.#facts) as ChainSeatView;
  }
  view<V>(channel: string): V {
    return this.#chain.view(this.s, channel, this.#facts) as V;
  }
  blocksAt(node: number): BlockId[] {
    return Object.keys(this.view<NodeView>(`node:${node}`).blocks).map(Number);
  }
}
