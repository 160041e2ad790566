import { describe, expect, test } from "vitest";
import { type Scenario, scenarios } from "../../../src/game/index.ts";
import type { AntsState } from "../../../src/game/mechanisms/ants/state.ts";
import type { AntsViews } from "../../../src/game/mechanisms/ants/view.ts";
import type { SeatId } from "../../../src/game/types.ts";
import { openedRound } from "../../../src/lab/models/opened.ts";
import { RunningRound } from "../support/running-round.ts";
import { viewsOf } from "../support/views.ts";

/** A flight to a site takes as long as the world drew; readings are exact, and nobody loses the way. */
const WORLD = { qualities: [8, 4], noise: 0, lost: 0, finds: 1, search: 1000, spread: 0, look: 1000, stay: 60_000 };

/** People alone, who do nothing but what the test has them do. */
class Colony extends RunningRound {
  constructor(n: number, ants: object = {}) {
    const base = scenarios.ants as Scenario;
    const options = { world: { ...WORLD, dark: true }, mechanism: { quorum: 3, nestmates: 1, ...ants } };
    const seats = Array.from({ length: n }, (_, i) => i);
    super(openedRound({ ...base, options, clock: 1_800_000, briefing: 0 }, seats, "0e".repeat(16), { number: 1 }));
  }
  get state(): AntsState {
    return this.r.parts.ants as AntsState;
  }
  ant(seat: SeatId): AntsViews["seat"] {
    return viewsOf<AntsViews>(this.round, "ants")("seat", seat);
  }
  at(seat: SeatId): { at: string; site?: number } {
    return (viewsOf<{ seat: { at: string; site?: number } }>(this.round, "swarm")("seat", seat) ?? {}) as never;
  }
  /** Sends seats out until each has read the site, and is home again. */
  learn(site: number, ...seats: SeatId[]): this {
    for (const seat of seats)
      for (let i = 0; i < 400 && !(this.#read(seat, site) && this.at(seat).at === "swarm"); i++) {
        const { at, site: where } = this.at(seat);
        if (at === "swarm") this.do(seat, { verb: "explore" });
        else if (at === "site" && (where !== site || this.#read(seat, site))) this.do(seat, { verb: "home" });
        this.after(250);
      }
    return this;
  }
  #read(seat: SeatId, site: number): boolean {
    return (
      this.round.offers(seat).some(({ verb, aim }) => verb === "return" && aim?.ids.includes(site)) &&
      this.has(seat, site)
    );
  }
  has(seat: SeatId, site: number): boolean {
    const known = viewsOf<{ seat: { known: Record<number, { reading?: number }> } }>(this.round, "swarm")("seat", seat);
    return known?.known[site]?.reading !== undefined;
  }
  /** All of them stay at the site until each has felt a quorum there. */
  feel(site: number, ...seats: SeatId[]): this {
    for (const seat of seats) this.do(seat, { verb: "return", site });
    for (let i = 0; i < 60 && !seats.every((seat) => this.ant(seat)?.felt.includes(site)); i++) this.after(1000);
    expect(seats.map((seat) => this.ant(seat)?.felt.includes(site))).toEqual(seats.map(() => true));
    for (const seat of seats) this.do(seat, { verb: "home" });
    return this.after(5000);
  }
}

describe("a tandem run", () => {
  test("takes three times as long as carrying, and the follower learns the way and reads for itself", () => {
    const play = new Colony(4).learn(0, 0);
    const offers = play.round.offers(0);
    const walk = offers.find(({ verb }) => verb === "lead")?.cost ?? 0;
    expect(offers.find(({ verb, not }) => verb === "carry" && not?.code === "not_felt")?.cost).toBe(
      Math.round(walk / 3),
    );
    play.do(0, { verb: "lead", site: 0 });
    const id = play.ant(0)?.call?.id as number;
    play.do(1, { verb: "follow", call: id });
    play.after(walk - 1);
    expect([play.at(0).at, play.at(1).at]).toEqual(["wing", "wing"]);
    play.after(1);
    expect([play.at(0).at, play.at(1).at]).toEqual(["site", "site"]);
    expect(play.ant(0)?.led).toEqual({ 0: 1 });
    play.after(1000);
    expect(play.has(1, 0)).toBe(true);
  });

  test("a leader that breaks off leaves its follower alone; a follower that does so is missed, and nothing was taught", () => {
    const begun = (): Colony => {
      const play = new Colony(4).learn(0, 0);
      play.do(0, { verb: "lead", site: 0 });
      play.do(1, { verb: "follow", call: play.ant(0)?.call?.id as number });
      return play.after(500);
    };
    const left = begun();
    left.do(0, { verb: "home" });
    expect(left.r.diaries[1]?.at(-1)?.what).toBe("left_alone");
    left.after(1000);
    expect(left.at(1).at).toBe("swarm");
    const missed = begun();
    missed.do(1, { verb: "home" });
    expect(missed.ant(0)?.run).toEqual({ site: 0, leads: true });
    missed.after(20_000);
    expect([missed.ant(0)?.led, missed.state.under]).toEqual([{}, { runs: 0, carried: 0 }]);
  });
});

describe("a quorum", () => {
  test("is felt by meeting others, never alone, and only where it was felt may be carried to", () => {
    const play = new Colony(4).learn(0, 0, 1, 2);
    play.do(0, { verb: "return", site: 0 });
    play.after(40_000);
    expect(play.ant(0)?.felt).toEqual([]);
    play.do(0, { verb: "home" });
    play.after(5000).feel(0, 0, 1, 2);
    expect(play.r.felt?.all.filter(({ kind }) => kind === "quorum").length).toBe(1);
    play.do(0, { verb: "carry", site: 0 });
    expect(play.state.left).toBe(3);
  });

  test("is half as large where conditions are harsh", () => {
    expect([new Colony(8, { quorum: 4 }).state.quorum, new Colony(8, { quorum: 4, harsh: true }).state.quorum]).toEqual(
      [4, 2],
    );
  });
});

describe("carrying", () => {
  /** Three that may carry to either site. */
  const ready = (): Colony => new Colony(3).learn(0, 0, 1, 2).learn(1, 0, 1, 2).feel(0, 0, 1, 2).feel(1, 0, 1, 2);

  test("ends the move once all are in one nest, and the home is that", () => {
    const play = ready();
    for (const seat of [0, 1, 2]) play.do(seat, { verb: "carry", site: 0 });
    play.after(5000);
    expect(play.r.decisions.map(({ option }) => option)).toEqual([0]);
    expect(play.r.felt?.all.at(-1)?.kind).toBe("moved");
    expect(play.round.score()).toMatchObject({ ending: "best", worth: 8, facts: { together: 100, moved: 100 } });
  });

  test("to two nests leaves time to gather, and empties one again", () => {
    const play = ready();
    play.do(0, { verb: "carry", site: 1 });
    for (const seat of [1, 2]) play.do(seat, { verb: "carry", site: 0 });
    play.after(3000);
    expect(play.state.gather).toBeDefined();
    // The old nest is empty: whoever has set down stays, and can take up again what it brought.
    expect(play.at(0)).toMatchObject({ at: "site", site: 1 });
    play.do(0, { verb: "carry", site: 0 });
    expect(play.r.felt?.all.at(-1)?.kind).toBe("emptied");
    play.after(6000);
    expect(play.r.decisions.map(({ option }) => option)).toEqual([0]);
  });

  test("what is carried half the way and brought home again is at the old nest", () => {
    const play = ready();
    play.do(0, { verb: "carry", site: 0 });
    play.after(300);
    play.do(0, { verb: "home" });
    play.after(1000);
    expect([play.state.left, play.state.under.carried]).toEqual([3, 0]);
  });
});
