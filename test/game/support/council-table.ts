import { advance, apply, createSession, type Input, type Session, scenarios } from "../../../src/game/index.ts";
import type { CouncilOptions, CouncilState } from "../../../src/game/mechanisms/council/state.ts";
import type { CouncilViews } from "../../../src/game/mechanisms/council/view.ts";
import type { Command, Level, Ms, Note, SeatId } from "../../../src/game/types.ts";
import type { ScoutView } from "../../../src/game/worlds/swarm/view.ts";
import { allView, ownView } from "./play.ts";

interface Setup {
  council?: Partial<CouncilOptions>;
  /** People at the table, and seats that play with them. */
  people?: number;
  fill?: number;
  level?: Level;
  liars?: number;
  clock?: Ms;
  key?: string;
}

/** A room in a round with a council. Sites of exact qualities, 0 the best; readings are exact, no search is in vain. */
export class CouncilTable {
  readonly s: Session = createSession();

  constructor({
    council = {},
    people = 7,
    fill = 5,
    level = "open",
    liars = 0,
    clock = 600_000,
    key = "5eed".repeat(8),
  }: Setup = {}) {
    const options = { world: { qualities: [9, 6, 3], noise: 0, finds: 1 }, mechanism: council };
    const trials = liars > 0 ? [{ id: "liars", options: { share: liars } }] : [];
    if (level !== "open") this.put({ t: 0, type: "level", level });
    const step = { ...scenarios.council!, options, trials, fill, clock, briefing: 0 };
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

  /** Lets time pass until so many ms of play. */
  until(ms: Ms): this {
    return this.pass(Math.max(0, ms - this.played));
  }

  /** Lets time pass until so many ms before the clock runs out. */
  untilEnd(before: Ms = 0): this {
    return this.pass(this.s.round!.end - this.s.now - before);
  }

  get council(): CouncilState {
    return this.s.round!.parts.council as CouncilState;
  }

  /** ms since play began. */
  get played(): Ms {
    return this.s.now - this.s.round!.begin;
  }

  all(): CouncilViews["all"] {
    return allView(this.s, this.s.now).parts!.council as CouncilViews["all"];
  }

  own(seat: SeatId): CouncilViews["seat"] {
    return ownView(this.s, seat, this.s.now).parts!.council as CouncilViews["seat"];
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

  /** The moments so far that everybody felt, by their kinds. */
  felt(): string[] {
    return (this.s.round!.felt?.all ?? []).map(({ kind }) => kind);
  }

  /** These scouts look around until each is back from this site. */
  back(site: number, ...seats: SeatId[]): this {
    for (const seat of seats) {
      for (let i = 0; i < 400 && this.own(seat).back !== site; i++) this.#seek(seat, site);
      for (let i = 0; i < 100 && this.scout(seat).at !== "swarm"; i++) this.#home(seat);
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

  /** These stand, and the election begins. */
  stand(...seats: SeatId[]): this {
    for (const seat of seats) this.do(seat, { verb: "stand" });
    return this.until(this.council.options.scout);
  }

  /** Votes: by voter, whom for; then the council sits, and may vote. */
  elect(votes: Readonly<Record<SeatId, readonly SeatId[]>>): this {
    for (const [seat, list] of Object.entries(votes))
      for (const one of list) this.do(Number(seat), { verb: "elect", seat: one });
    return this.pass(this.council.until - this.s.now);
  }

  /** The council has heard enough to vote, and all of it is at the swarm. */
  opened(): this {
    return this.pass(Math.max(0, this.council.until - this.s.now));
  }

  result() {
    return this.s.history[0];
  }
}
