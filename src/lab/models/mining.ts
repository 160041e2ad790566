import { standing } from "../../game/mechanisms/pow/cartel.ts";
import type { Strategy } from "../../game/mechanisms/pow/policies/attackers.ts";
import type { Cartel, PowState } from "../../game/mechanisms/pow/state.ts";
import { Round } from "../../game/round.ts";
import type { Scenario } from "../../game/scenario.ts";
import type { RoundState } from "../../game/state.ts";
import type { Ms, SeatId } from "../../game/types.ts";
import type { ChainState } from "../../game/worlds/chain/state.ts";
import { UsageError } from "../types.ts";
import { openedRound } from "./opened.ts";

/** Mining without people: no orders, no thinking time. Plain JSON. */
export interface Mine {
  /** Seats of equal power; so many of them are attackers, all at one node of their own. */
  seats: number;
  attackers: number;
  /** Each honest seat is a node, or few nodes hold them all: it makes no difference where messages take no time. */
  apart: boolean;
  /** Blocks in all, or 0 for endless mining with this mean time in between, ms. */
  blocks: number;
  interval: Ms;
  /** What every message takes, ms. */
  delay: Ms;
  reach: number;
}

/** A clock that no endless mining runs out of. */
const FOREVER: Ms = 1e12;
/** A round that counts its blocks takes long enough for them to fall on different ms. */
const LONG: Ms = 1_800_000;
/** Who the attackers are does not matter: the same seats in every run, while each run has its own luck. */
const ROLES = "0".repeat(32);
/** Seats at most, to give a share of the power exactly. */
const SEATS_MOST = 200;

/** The fewest seats, from `least` on, of which a whole number has this share. @throws UsageError where that takes too many. */
export function seatsFor(share: number, least: number): Pick<Mine, "seats" | "attackers"> {
  for (let seats = least; seats <= SEATS_MOST; seats++) {
    const attackers = Math.round(share * seats);
    if (Math.abs(attackers - share * seats) < 1e-3 && attackers > 0 && attackers < seats) return { seats, attackers };
  }
  throw new UsageError(`A share of ${share} takes more than ${SEATS_MOST} equal seats; try a rounder one.`);
}

/** The game's own proof of work, one attacker deciding for all of them the moment a block comes. */
export class Mining {
  readonly r: RoundState;
  readonly s: PowState;
  readonly #round: Round;
  readonly #chief: SeatId | undefined;
  readonly #known = { world: { blocks: { at: (id: number) => this.#block(id) } } };

  constructor(m: Mine, key: string) {
    const { seats, attackers, apart, blocks, interval, delay, reach } = m;
    const pools = apart ? { pooled: false } : { pooled: true, pools: 1, poolSize: 12 };
    const scenario: Scenario = {
      id: "mining",
      world: "chain",
      mechanism: "pow",
      options: {
        world: { ...pools, delay, spread: 0, jitter: 0 },
        mechanism: { blocks, interval, reach, final: 0 },
      },
      fill: seats,
      clock: blocks === 0 ? FOREVER : LONG,
      briefing: 0,
      trials: [{ id: "liars", options: { share: attackers / seats } }],
      mix: {},
      scored: true,
    };
    const all = Array.from({ length: seats }, (_, seat) => seat);
    this.r = openedRound(scenario, all, key, { roles: ROLES });
    this.s = this.r.parts.pow as PowState;
    this.#round = Round.of(this.r, 0);
    this.#chief = Object.keys(this.r.roles).map(Number)[0];
  }

  get cartel(): Cartel {
    if (!this.s.cartel) throw new Error("there are no attackers");
    return this.s.cartel;
  }

  /** Everything that happens next at one moment. False when the round is over. */
  step(): boolean {
    const t = this.#round.due();
    if (t === undefined) return false;
    this.#round.advance(t);
    return this.r.phase !== "over";
  }

  /** The attackers do what their strategy says as things stand, again and again until that is to hold. */
  decide(strategy: Strategy): void {
    const chief = this.#chief as SeatId;
    for (;;) {
      const { cartel } = this;
      const verb = strategy({ ...standing(cartel, this.#known), held: cartel.held });
      if (verb === "hold") return;
      const refusal = this.#round.act(chief, { verb }, this.#round.now);
      if (refusal) throw new Error(`${verb} is refused: ${refusal.code}`);
      this.#round.advance(this.#round.now);
    }
  }

  height(id: number): number {
    return this.#block(id).height;
  }

  /** How many blocks of a chain are the attackers', and how many there are. */
  shares(head: number): { theirs: number; all: number } {
    const made = new Set(this.cartel.made);
    let theirs = 0;
    for (let id = head; id !== 0; id = this.#block(id).parents[0] as number) if (made.has(id)) theirs++;
    return { theirs, all: this.height(head) };
  }

  #block(id: number) {
    const block = (this.r.parts.chain as ChainState).blocks[id];
    if (!block) throw new Error(`there is no block ${id}`);
    return block;
  }
}
