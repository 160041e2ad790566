import type { RoundState } from "../state.ts";
import type { Command, Ms, Refusal, SeatId } from "../types.ts";
import type { ViewCache } from "../view-cache.ts";
import { isNaming, NAMING_VERBS, type NamingCommand, nameIn, namingCommand } from "./naming.ts";
import { darkness } from "./shown.ts";
import type { AnyMechanism, Clocked, Row } from "./wiring.ts";

/**
 * Is told of everything that a seat tries, before it is done; what it returns is told whether it was. `person`: its person did, and
 * neither bot nor autopilot.
 */
export type Witness = (seat: SeatId, command: Command, person: boolean) => (refusal: Refusal | undefined) => void;

/** What acts are done to. */
export interface Body {
  readonly r: RoundState;
  readonly facts: Clocked;
  /** World, trials, cards, mechanism. */
  readonly rows: readonly Row[];
  readonly cache: ViewCache;
  /** All parts say what changes. */
  readonly tracked: boolean;
  /** Somebody has named, or has no need to any more. */
  named(): void;
}

/** What seats do in a round, by whoever plays them: which part it is for, and whether it can be. */
export class Acts {
  readonly #body: Body;
  /** Who plays, as a set; seats are only ever added. */
  readonly #seated = new Set<SeatId>();
  #witness: Witness | undefined;

  constructor(body: Body) {
    this.#body = body;
  }

  /** From now on somebody watches everything that is tried. */
  watch(witness: Witness): void {
    this.#witness = witness;
  }

  /** The verbs of the round's parts, and of its naming, where there is one. */
  verbs(): string[] {
    const { rows } = this.#body;
    const mechanism = (rows[rows.length - 1] as Row).part as AnyMechanism;
    return [...rows.flatMap(({ part }) => part.verbs), ...(mechanism.met ? NAMING_VERBS : [])];
  }

  /** A mind does something; what it is refused it is not told. */
  byMind(seat: SeatId, command: Command): void {
    this.#watched(seat, command, false);
  }

  /** A seat's command at time `now`: done, or refused with nothing changed. */
  byPerson(seat: SeatId, command: Command, now: Ms): Refusal | undefined {
    const naming = this.#body.r.phase === "naming";
    if (!naming && this.#body.r.phase !== "play") return { code: "not_in_play" };
    if (!this.plays(seat)) return { code: "not_in_round" };
    if (naming && !isNaming(command)) return { code: "not_in_play" };
    const { part } = this.#owner(command.verb, seat);
    const checked = (naming ? namingCommand : part.command).safeParse(command);
    if (!checked.success) return { code: "bad_command" };
    this.#body.facts.now = now;
    return this.#watched(seat, checked.data as Command, true);
  }

  /** Does it, before whoever watches. */
  #watched(seat: SeatId, c: Command, person: boolean): Refusal | undefined {
    const told = this.#witness?.(seat, c, person);
    const refusal = this.#do(seat, c);
    told?.(refusal);
    return refusal;
  }

  /**
   * The part whose verb it is; the mechanism, which refuses it, where it is nobody's. A trial's verbs are no verbs at all for whom it
   * does not offer them: what it answered would tell that it is there.
   */
  #owner(verb: string, seat: SeatId): Row {
    const last = this.#body.rows[this.#body.rows.length - 1] as Row;
    const [world] = this.#body.rows as [Row];
    const offered = ({ id, part, f }: Row) =>
      part.offers(this.#body.r.parts[id], seat, f).some((offer) => offer.verb === verb);
    const own = (row: Row) => row === world || row === last || offered(row);
    return this.#body.rows.find((row) => row.part.verbs.includes(verb) && own(row)) ?? last;
  }

  #do(seat: SeatId, c: Command): Refusal | undefined {
    const { r } = this.#body;
    if (r.phase === "naming" && r.naming) {
      this.#body.cache.changed("seat", seat);
      const refusal = nameIn(r.naming, r, seat, c as NamingCommand);
      this.#body.named();
      return refusal;
    }
    const dark = darkness(r, seat, this.#body.facts.now);
    if (dark) return dark;
    const { id, part, f, fx } = this.#owner(c.verb, seat);
    if (this.#body.tracked) this.#body.cache.changed("seat", seat);
    else this.#body.cache.changed();
    return part.act(this.#body.r.parts[id], seat, c, f, fx);
  }

  /** Whether a seat plays this round. */
  plays(seat: SeatId): boolean {
    const { seats } = this.#body.r;
    for (let i = this.#seated.size; i < seats.length; i++) this.#seated.add(seats[i] as SeatId);
    return this.#seated.has(seat);
  }
}
