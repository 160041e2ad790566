import { Round, type RoundState, type Scenario, scenarios } from "../../../src/game/index.ts";
import type { EcState } from "../../../src/game/mechanisms/ec/state.ts";
import type { EcViews } from "../../../src/game/mechanisms/ec/view.ts";
import type { Command, Refusal } from "../../../src/game/types.ts";
import type { ChainState } from "../../../src/game/worlds/chain/state.ts";
import { openedRound } from "../../../src/lab/models/opened.ts";
import { type Faulty, faulty } from "../support/faulty.ts";
import { viewsOf } from "../support/views.ts";

/** A round of `ec` without bots, in which a test has seats do things; liars are drawn by the round's key. */
export class EcRound {
  readonly r: RoundState;
  readonly round: Round;

  constructor(
    options: {
      key?: string;
      seats?: number;
      net?: Record<string, unknown>;
      rules?: Record<string, unknown>;
    } & Faulty &
      Partial<Omit<Scenario, "options" | "trials">> = {},
  ) {
    const { key = "abc", seats = 6, net = {}, rules = {}, liars, known, attack, cut, loss, ...more } = options;
    const base = scenarios.ec!;
    const world = { ...base.options.world, transfers: 0, ...net };
    // 25 epochs of 6 s, the first of them from the beginning: long enough for whatever a test waits for.
    const mechanism = { epochs: 25, cutoff: 0.58, finality: 5, purse: 2, ...rules };
    const plain: Scenario = {
      ...base,
      briefing: 0,
      clock: 150_780,
      fill: seats,
      ...more,
      options: { world, mechanism },
    };
    const scenario = faulty(plain, { liars, known, attack, cut, loss } as Faulty);
    const all = Array.from({ length: seats }, (_, seat) => seat);
    this.r = openedRound(scenario, all, key.padStart(32, "0"), { number: 1 });
    this.round = Round.of(this.r, 0);
  }

  /** Goes on to so long after an epoch's beginning, in ms. */
  to(epoch: number, ms = 1): this {
    this.round.advance((epoch - 1) * this.all().epochMs + ms);
    return this;
  }

  /** To the end of the round. */
  done(): this {
    this.round.advance(this.r.end + 60_000);
    return this;
  }

  act(seat: number, verb: string, more: Partial<Command> = {}): Refusal | undefined {
    return this.round.act(seat, { verb, ...more } as Command, this.round.now);
  }

  get s(): EcState {
    return this.r.parts.ec as EcState;
  }

  get world(): ChainState {
    return this.r.parts.chain as ChainState;
  }

  get liars(): number[] {
    return Object.keys(this.r.roles).map(Number);
  }

  /** Who has won in the epoch that runs. */
  get winners(): number[] {
    return Object.keys(this.s.wins[this.s.epoch - 1] ?? {}).map(Number);
  }

  /** The blocks of an epoch, by miner; of two of one miner's the clean one first. */
  of(epoch: number): { id: number; miner: number; parents: number[]; fraud: boolean }[] {
    const made = Object.values(this.world.blocks).filter((b) => b.height === epoch && epoch > 0);
    const shown = made.map(({ id, parents, fraud, meta }) => ({ id, miner: meta.miner!, parents, fraud }));
    return shown.sort((a, b) => a.miner - b.miner || Number(a.fraud) - Number(b.fraud));
  }

  get #ec() {
    return viewsOf<EcViews>(this.round, "ec");
  }
  all(): EcViews["all"] {
    return this.#ec("all");
  }
  node(node: number): EcViews["node"] {
    return this.#ec("node", node);
  }
  seat(seat: number): EcViews["seat"] {
    return this.#ec("seat", seat);
  }
}

/** Plays on through the epochs until `find` finds something at an epoch's beginning. */
export function until<T>(h: EcRound, from: number, find: (epoch: number) => T | undefined): T {
  for (let epoch = from; epoch <= 25; epoch++) {
    const found = find(h.to(epoch).s.epoch);
    if (found !== undefined) return found;
  }
  throw new Error("it never came: take another key");
}
