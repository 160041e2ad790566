import { advance, apply, createSession, type Input, type Session, scenarios } from "../../../src/game/index.ts";
import type { BallotReveal } from "../../../src/game/mechanisms/ballot/reveal.ts";
import type { BallotOptions, BallotState } from "../../../src/game/mechanisms/ballot/state.ts";
import type { BallotViews } from "../../../src/game/mechanisms/ballot/view.ts";
import type { Command, Level, Ms, Note, SeatId } from "../../../src/game/types.ts";
import type { ScoutView } from "../../../src/game/worlds/swarm/view.ts";
import { allView, ownView } from "./play.ts";

interface Setup {
  ballot?: Partial<BallotOptions>;
  /** People in the room, and seats that play with them. */
  people?: number;
  fill?: number;
  qualities?: number[];
  level?: Level;
  liars?: number;
  clock?: Ms;
  key?: string;
}

/** A room that looks for a home and votes at the bell, after 200 s: whoever looks for a site finds it. Readings are exact, no search is in vain. */
export class BallotRoom {
  readonly s: Session = createSession();

  constructor({
    ballot,
    people = 5,
    fill = 5,
    qualities = [9, 6, 3],
    level = "open",
    liars = 0,
    clock = 200_000,
    key = "5eed".repeat(8),
  }: Setup = {}) {
    const options = { world: { qualities, noise: 0, finds: 1, lost: 0 }, mechanism: { ...ballot } };
    const trials = liars > 0 ? [{ id: "liars", options: { share: liars } }] : [];
    if (level !== "open") this.put({ t: 0, type: "level", level });
    const step = { ...scenarios.ballot!, options, trials, fill, clock, briefing: 0, mix: {} };
    this.put({ t: 0, type: "plan", steps: [step] });
    for (let i = 0; i < people; i++) this.put({ t: 0, type: "sit", name: `Scout ${i}` });
    this.put({ t: 0, type: "start", key, away: [] });
    this.pass(0);
  }

  put(input: Input): string | undefined {
    return apply(this.s, input)?.code;
  }

  act(seat: SeatId, command: Command): string | undefined {
    return this.put({ t: this.s.now, type: "act", seat, round: 1, command });
  }

  /** Acts, and throws when refused. */
  do(seat: SeatId, command: Command): this {
    const code = this.act(seat, command);
    if (code) throw new Error(`${JSON.stringify(command)} of ${seat}: ${code}`);
    return this;
  }

  /** Lets time pass; session time is that of the latest input or event. */
  pass(ms: Ms): this {
    const t = this.s.now + ms;
    advance(this.s, t);
    this.s.now = Math.max(this.s.now, this.s.phase === "round" ? t : this.s.now);
    return this;
  }

  /** Until the bell has rung. */
  bell(): this {
    return this.pass(this.s.round!.end - this.s.now);
  }

  votes(site: number, ...seats: SeatId[]): this {
    for (const seat of seats) this.do(seat, { verb: "vote", site });
    return this;
  }

  get ballot(): BallotState {
    return this.s.round!.parts.ballot as BallotState;
  }

  /** ms since play began. */
  get played(): Ms {
    return this.s.now - this.s.round!.begin;
  }

  all(): BallotViews["all"] {
    return allView(this.s, this.s.now).parts!.ballot as BallotViews["all"];
  }

  own(seat: SeatId): BallotViews["seat"] {
    return ownView(this.s, seat, this.s.now).parts!.ballot as BallotViews["seat"];
  }

  scout(seat: SeatId): ScoutView {
    return ownView(this.s, seat, this.s.now).parts!.swarm as ScoutView;
  }

  reveal(): BallotReveal {
    return allView(this.s, this.s.now).reveal!.parts!.ballot as BallotReveal;
  }

  notes(seat: SeatId, what: string): Note[] {
    return (this.s.round!.diaries[seat] ?? []).filter((note) => note.what === what);
  }

  /** These scouts look around until each is back from this site, and says what it thinks of it. */
  tells(site: number, claim: number, ...seats: SeatId[]): this {
    for (const seat of seats) {
      for (let i = 0; i < 400 && this.own(seat).back !== site; i++) this.#seek(seat, site);
      for (let i = 0; i < 100 && this.scout(seat).at !== "swarm"; i++) this.#home(seat);
      this.do(seat, { verb: "tell", site, claim });
    }
    return this;
  }

  /** One more step of looking for a site: by the way there, if that is known. */
  #seek(seat: SeatId, site: number): void {
    const { at, known } = this.scout(seat);
    if (at === "swarm") this.do(seat, known[site] ? { verb: "return", site } : { verb: "explore" });
    else if (at === "site") this.#home(seat);
    this.pass(250);
  }

  #home(seat: SeatId): void {
    if (this.scout(seat).leaves !== undefined) this.act(seat, { verb: "home" });
    this.pass(250);
  }

  result() {
    return this.s.history[0];
  }
}
