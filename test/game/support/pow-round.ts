import type { PowOptions, PowState } from "../../../src/game/mechanisms/pow/state.ts";
import type { PowViews } from "../../../src/game/mechanisms/pow/view.ts";
import type { Command, Ms, SeatId } from "../../../src/game/types.ts";
import type { ChainOptions } from "../../../src/game/worlds/chain/options.ts";
import type { ChainState } from "../../../src/game/worlds/chain/state.ts";
import { ChainRound } from "./chain-round.ts";
import { viewsOf } from "./views.ts";

export interface PowSetup {
  n: number;
  liars?: number;
  known?: boolean;
  clock?: Ms;
  key?: string;
  world?: Partial<ChainOptions>;
  pow?: Partial<PowOptions>;
}

/** A round of proof of work that begins at 0, of people who do nothing but what the test has them do. */
export class PowRound extends ChainRound {
  constructor({ n, liars = 0, known = false, clock = 200_000, key = "3c".repeat(16), world, pow }: PowSetup) {
    const net = { delay: 100, spread: 0, jitter: 0, ...world };
    super({ n, mechanism: "pow", clock, key, liars, known, world: net, rules: { ...pow } });
  }

  get s(): PowState {
    return this.r.parts.pow as PowState;
  }
  get w(): ChainState {
    return this.r.parts.chain as ChainState;
  }
  get liars(): SeatId[] {
    return Object.keys(this.r.roles).map(Number);
  }
  get honest(): SeatId[] {
    return this.r.seats.filter((seat) => this.r.roles[seat] === undefined);
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

  /** Why a command is refused; undefined when it is done. */
  code(seat: SeatId, command: Command): string | undefined {
    return this.act(seat, command)?.code;
  }

  head(node: number): number {
    return this.w.nodes[node]?.head[0] as number;
  }
  height(id: number): number {
    return this.w.blocks[id]?.height as number;
  }
  /** What a seat is shown of its orders, by number, and of its berths. */
  quay(seat: SeatId): Required<Pick<PowViews["seat"], "orders" | "berths">> {
    const { orders = {}, berths = {} } = this.#pow("seat", seat);
    return { orders, berths };
  }
  own(seat: SeatId): PowViews["seat"] {
    return this.#pow("seat", seat);
  }
  rules(): PowViews["all"] {
    return this.#pow("all");
  }
  get cartel(): PowViews["cartel"] {
    return this.#pow("cartel", this.s.cartel?.node);
  }
  get #pow() {
    return viewsOf<PowViews>(this.round, "pow");
  }
  verbs(seat: SeatId): string[] {
    return this.round.offers(seat).map(({ verb }) => verb);
  }
}
