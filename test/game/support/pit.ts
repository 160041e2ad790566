import { Round, type RoundState, type Scenario } from "../../../src/game/index.ts";
import type { PowOptions, PowState } from "../../../src/game/mechanisms/pow/state.ts";
import type { PowCartelView, PowNodeView } from "../../../src/game/mechanisms/pow/view.ts";
import type { Command, Ms, Note, SeatId } from "../../../src/game/types.ts";
import type { ChainOptions } from "../../../src/game/worlds/chain/options.ts";
import type { ChainState } from "../../../src/game/worlds/chain/state.ts";
import type { DeskView, NodeView } from "../../../src/game/worlds/chain/view.ts";

export interface PitSetup {
  n: number;
  liars?: number;
  known?: boolean;
  clock?: Ms;
  key?: string;
  world?: Partial<ChainOptions>;
  pow?: Partial<PowOptions>;
}

/** A round of proof of work that begins at 0, of people who do nothing but what the test has them do. */
export class Pit {
  readonly r: RoundState;
  now = 0;

  constructor({ n, liars = 0, known = false, clock = 200_000, key = "3c".repeat(16), world, pow }: PitSetup) {
    const scenario: Scenario = {
      id: "pit",
      world: "chain",
      mechanism: "pow",
      options: { world: { delay: 100, spread: 0, jitter: 0, ...world }, mechanism: { ...pow } },
      fill: n,
      clock,
      briefing: 0,
      liars,
      known,
      mix: {},
      scored: true,
    };
    const seats = Array.from({ length: n }, (_, i) => i);
    this.r = Round.open(1, scenario, { luck: key, roles: key }, seats, {}, 0);
    this.until(0);
  }

  get round(): Round {
    return new Round(this.r, this.now);
  }
  get s(): PowState {
    return this.r.mechanism as PowState;
  }
  get w(): ChainState {
    return this.r.world as ChainState;
  }
  get liars(): SeatId[] {
    return Object.keys(this.r.liars).map(Number);
  }
  get honest(): SeatId[] {
    return this.r.seats.filter((seat) => this.r.liars[seat] === undefined);
  }

  until(t: Ms): this {
    this.round.advance(t);
    this.now = t;
    return this;
  }
  after(ms: Ms): this {
    return this.until(this.now + ms);
  }

  /** Time passes until a node finds the next block, with all the luck there is; its number. */
  find(node: number): number {
    for (const [i, one] of this.w.nodes.entries()) one.power = i === node ? 1 : 0;
    const { found } = this.s;
    const before = found.length;
    while (found.length === before) {
      const due = this.round.due();
      if (due === undefined) throw new Error("no block comes any more");
      this.until(due);
    }
    return found[before] as number;
  }
  /** A node finds the next block, and all have it. */
  spread(node: number): number {
    const id = this.find(node);
    this.after(100);
    return id;
  }

  act(seat: SeatId, command: Command): string | undefined {
    return this.round.act(seat, command, this.now)?.code;
  }

  head(node: number): number {
    return this.w.nodes[node]?.head[0] as number;
  }
  height(id: number): number {
    return this.w.blocks[id]?.height as number;
  }
  #view<V>(channel: string, part: "world" | "mechanism"): V {
    return this.round.view(channel)[part] as V;
  }
  tips(node: number): Record<number, number> {
    return this.#view<PowNodeView>(`node:${node}`, "mechanism").tips;
  }
  node(node: number): NodeView {
    return this.#view(`node:${node}`, "world");
  }
  desk(seat: SeatId): DeskView {
    return this.#view(`seat:${seat}`, "world");
  }
  get cartel(): PowCartelView {
    return this.#view(`cartel:${this.s.cartel?.node}`, "mechanism");
  }
  verbs(seat: SeatId): string[] {
    return this.round.offers(seat).map(({ verb }) => verb);
  }
  diary(seat: SeatId): Note[] {
    return this.r.diaries[seat] ?? [];
  }
}
