import { advance, apply, createSession, type Input, type Scenario, type Session } from "../../../src/game/index.ts";
import type { Command, Level, Ms, Note, SeatId } from "../../../src/game/types.ts";
import type { ScoutView } from "../../../src/game/worlds/swarm/view.ts";
import { allView, ownView } from "./play.ts";

/** Who sits down to a round, and how it is played. */
export interface SwarmSetup {
  /** People at the table, and seats that play with them. */
  people?: number;
  fill?: number;
  level?: Level;
  liars?: number;
  key?: string;
}

/** What a mechanism of the meadow keeps and shows. */
interface Shown {
  state: object;
  all: object;
  seat: { back?: number };
  reveal?: object;
}

/** A room in a round at the meadow, from time 0 on, whose seats do what a test has them do. */
export class SwarmTable<Of extends Shown> {
  readonly s: Session = createSession();
  readonly #id: string;

  constructor(step: Scenario, { people = 5, fill = 5, level = "open", liars = 0, key = "5eed".repeat(8) }: SwarmSetup) {
    this.#id = step.mechanism;
    const trials = liars > 0 ? [{ id: "liars", options: { share: liars } }] : [];
    if (level !== "open") this.put({ t: 0, type: "level", level });
    this.put({ t: 0, type: "plan", steps: [{ ...step, trials, fill, briefing: 0 }] });
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

  /** ms since play began. */
  get played(): Ms {
    return this.s.now - this.s.round!.begin;
  }

  /** The mechanism's state. */
  get state(): Of["state"] {
    return this.s.round!.parts[this.#id] as Of["state"];
  }

  all(): Of["all"] {
    return allView(this.s, this.s.now).parts![this.#id] as Of["all"];
  }

  own(seat: SeatId): Of["seat"] {
    return ownView(this.s, seat, this.s.now).parts![this.#id] as Of["seat"];
  }

  reveal(): Of["reveal"] {
    return allView(this.s, this.s.now).reveal!.parts![this.#id] as Of["reveal"];
  }

  scout(seat: SeatId): ScoutView {
    return ownView(this.s, seat, this.s.now).parts!.swarm as ScoutView;
  }

  offers(seat: SeatId) {
    return ownView(this.s, seat, this.s.now).offers;
  }

  notes(seat: SeatId, what: string): Note[] {
    return (this.s.round!.diaries[seat] ?? []).filter((note) => note.what === what);
  }

  /** These scouts look around until each is back from this site. */
  back(site: number, ...seats: SeatId[]): this {
    for (const seat of seats) {
      for (let i = 0; i < 400 && this.own(seat).back !== site; i++) this.#seek(seat, site);
      for (let i = 0; i < 100 && this.scout(seat).at !== "swarm"; i++) this.#home(seat);
    }
    return this;
  }

  /** The same, and each says by this verb what it thinks of it. */
  protected backAndSay(verb: string, site: number, claim: number, seats: readonly SeatId[]): this {
    for (const seat of seats) this.back(site, seat).do(seat, { verb, site, claim });
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
