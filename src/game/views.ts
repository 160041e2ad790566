import { ownAssembly } from "./assembly/shown.ts";
import { waysOf } from "./family/shown.ts";
import { memo } from "./kit/memo.ts";
import { saidBy } from "./plans/shown.ts";
import { Round } from "./round.ts";
import { rateOf, type Session } from "./session.ts";
import { allView } from "./shown/everybody.ts";
import { ownView } from "./shown/own.ts";
import type { Channel, Ms, Score, SeatId } from "./types.ts";

export { UNTOLD } from "./shown/revealed.ts";
export type {
  AllView,
  FamilyView,
  LessonDesk,
  LessonView,
  OwnView,
  Parts,
  RevealedCard,
  RevealView,
  SeatView,
} from "./view-types.ts";

/** Views of sessions and their parts, as long as nothing in them changes. */
const kept = memo();

/**
 * Reads what viewers may know out of a session as it stands at `now`. What is read is never modified afterwards, and is the
 * same object as before, whole or in part, where nothing changed.
 */
export class Views {
  readonly #s: Session;
  readonly #round: Round | undefined;

  constructor(s: Session, now: Ms) {
    this.#s = s;
    this.#round = s.round && (s.phase === "round" || s.phase === "reveal") ? Round.of(s.round, now) : undefined;
  }

  /** The channels that a seat's viewers are in. */
  ofSeat(seat: SeatId): readonly Channel[] {
    if (this.#s.phase !== "round" || !this.#round?.plays(seat)) return ["all", `seat:${seat}`];
    return this.#round.channels(seat);
  }

  /** What a channel shows; undefined for one that does not exist (any more). Plain JSON without null. */
  view(channel: Channel): object | undefined {
    if (channel === "all") return allView(this.#s, this.#round);
    if (channel.startsWith("seat:")) {
      const seat = Number(channel.slice("seat:".length));
      const alone = ownView(this.#s, this.#round, seat, () => this.#score());
      const { lesson, assembly } = this.#s;
      const said = lesson && this.#s.phase !== "round" ? { ...alone, ...saidBy(lesson, seat) } : alone;
      const voting = assembly ? { ...said, ...ownAssembly(this.#s, seat) } : said;
      const ways = waysOf(this.#s, seat);
      const own = ways ? { ...voting, ...ways } : voting;
      const times = this.#s.house.slow[seat];
      return times === undefined ? own : kept(this.#s, channel, [own, times], () => ({ ...own, times }));
    }
    const ticket = channel === "screen" ? this.#ticket() : undefined;
    if (ticket) return ticket;
    const round = this.#s.phase === "round" ? this.#round : undefined;
    const shown = round?.derived(channel, () => ({ parts: round.view(channel) }));
    return shown && Object.keys(shown.parts).length > 0 ? shown : undefined;
  }

  /** The ticket that a host shows on the wall, without a name: phones are never sent it. */
  #ticket(): { ticket: string } | undefined {
    const { lesson, phase } = this.#s;
    const text = lesson?.shown === undefined || phase === "round" ? undefined : lesson.tickets[lesson.shown];
    return text === undefined ? undefined : kept(this.#s, "ticket", [text], () => ({ ticket: text }));
  }

  /** The score of a round that is over. */
  #score(): Score | undefined {
    const { round: r } = this.#s;
    return r && kept(r, "score", [], () => this.#round?.score());
  }

  /** How fast session time runs: see `rateOf`. */
  get rate(): number {
    return rateOf(this.#s);
  }
}

/** The channels of a viewer without a seat. */
export const SCREEN_CHANNELS: readonly Channel[] = ["all", "screen"];
