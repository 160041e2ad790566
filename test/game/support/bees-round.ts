import { type Scenario, withLiars } from "../../../src/game/index.ts";
import type { BeesViews } from "../../../src/game/mechanisms/bees/view.ts";
import type { Ms, SeatId } from "../../../src/game/types.ts";
import type { SwarmViews } from "../../../src/game/worlds/swarm/view.ts";
import { openedRound } from "../../../src/lab/models/opened.ts";
import { RunningRound } from "./running-round.ts";
import { viewsOf } from "./views.ts";

export interface BeesSetup {
  /** Scouts, all of them people who do nothing but what the test has them do. */
  n: number;
  qualities?: number[];
  clock?: Ms;
  key?: string;
  liars?: number;
  world?: object;
  bees?: object;
}

/** The rules that these tests are about, whatever the defaults are tuned to. */
const SWARM = { noise: 0, lost: 0, finds: 1, search: 3500, spread: 1500, look: 2000, stay: 6000 };
export const BEES = {
  floor: 0.7,
  hold: 2500,
  piping: 6000,
  runs: 800,
  decay: 2500,
  pull: 1.6,
  stopCost: 1000,
  stopCooldown: 6000,
  stopLands: 0.9,
};

/** A round of `bees` that begins at 0, with exact readings and no scout lost unless the setup says otherwise. */
export class BeesRound extends RunningRound {
  constructor({ n, qualities = [8, 4], clock = 1_800_000, key = "0f".repeat(16), liars = 0, world, bees }: BeesSetup) {
    const scenario: Scenario = {
      id: "round",
      world: "swarm",
      mechanism: "bees",
      options: { world: { qualities, ...SWARM, ...world }, mechanism: { ...BEES, ...bees } },
      fill: 30,
      clock,
      briefing: 0,
      trials: [],
      mix: {},
      scored: true,
    };
    const seats = Array.from({ length: n }, (_, i) => i);
    super(openedRound(withLiars(scenario, liars), seats, key, { number: 1 }));
  }

  get #swarm() {
    return viewsOf<SwarmViews>(this.round, "swarm");
  }
  get #bees() {
    return viewsOf<BeesViews>(this.round, "bees");
  }

  scout(seat: SeatId): SwarmViews["seat"] {
    return this.#swarm("seat", seat);
  }

  bee(seat: SeatId): BeesViews["seat"] {
    return this.#bees("seat", seat);
  }

  all(): BeesViews["all"] {
    return this.#bees("all");
  }

  dances(): BeesViews["floor"]["dances"] {
    return this.#bees("floor").dances;
  }

  site(site: number): SwarmViews["site"] & BeesViews["site"] {
    return { ...this.#swarm("site", site), ...this.#bees("site", site) };
  }

  /** Lets time pass in small steps until something holds. */
  when(holds: () => boolean, step = 50): this {
    for (let i = 0; !holds(); i++) {
      if (i > 4000) throw new Error(`waited until ${this.now} in vain`);
      this.after(step);
    }
    return this;
  }

  /** These scouts, one after the other, look around until they have read this site, and fly home. */
  learn(site: number, ...seats: SeatId[]): this {
    for (const seat of seats) {
      while (this.scout(seat).known[site]?.reading === undefined) {
        this.do(seat, { verb: "explore" });
        this.when(() => this.scout(seat).leaves !== undefined, 500).home(seat);
      }
    }
    return this;
  }

  home(...seats: SeatId[]): this {
    for (const seat of seats) if (this.scout(seat).at === "site") this.do(seat, { verb: "home" });
    return this.when(() => seats.every((seat) => this.scout(seat).at === "swarm"), 100);
  }

  /** These scouts fly to a site they know, at once, and are all there at the same time. */
  gather(site: number, ...seats: SeatId[]): this {
    for (const seat of seats) this.do(seat, { verb: "return", site });
    return this.until(this.scout(seats[0] as SeatId).due as Ms);
  }

  /** One visit to a site, with its reading, there and back. */
  visit(site: number, seat: SeatId): this {
    return this.gather(site, seat).after(2000).home(seat);
  }

  dance(seat: SeatId, site: number, claim: number): this {
    return this.do(seat, { verb: "dance", site, claim });
  }
}
