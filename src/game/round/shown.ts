import { peek } from "../kit/queue.ts";
import type { RoundState } from "../state.ts";
import type { Channel, Met, Ms, Naming, Offer, Refusal, SeatId, Seen } from "../types.ts";
import type { CachedViews, ViewCache } from "../view-cache.ts";
import { namingOf, offersIn } from "./naming.ts";
import type { AnyMechanism, Clocked, Row } from "./wiring.ts";

const NONE: Offer[] = [];

/** Why a seat can do nothing at all in play: its scout or node is dark. */
export function darkness({ dark }: Pick<RoundState, "dark">, seat: SeatId, now: Ms): Refusal | undefined {
  const own = dark?.[seat];
  return own && own.until > now ? { code: "dark", until: own.until } : undefined;
}

/** What a round's parts show and offer, read once as long as nothing in it changes. */
export class PartViews {
  readonly #r: RoundState;
  readonly #facts: Clocked;
  readonly #rows: readonly Row[];
  readonly #cache: ViewCache;

  constructor(r: RoundState, facts: Clocked, rows: readonly Row[], cache: ViewCache) {
    this.#r = r;
    this.#facts = facts;
    this.#rows = rows;
    this.#cache = cache;
  }

  /** What was seen of a channel, as far as it still holds: nothing while something is due that may change it. */
  #cached(channel: Channel): CachedViews {
    const next = peek(this.#r.queue);
    return this.#cache.at(channel, this.#facts.now, next === undefined || next.t > this.#facts.now);
  }

  /** Something made of what a channel shows and, of a seat's own, lets it do: the same as long as nothing there changes. */
  derived<T extends object>(channel: Channel, make: () => T): T {
    const cached = this.#cached(channel);
    cached.derived ??= make();
    return cached.derived as T;
  }

  /** Everything a seat could do; the same list while its parts give the same. Never modified. */
  offers(seat: SeatId): Offer[] {
    const { phase, naming } = this.#r;
    if (phase !== "play" && phase !== "naming") return NONE;
    const cached = this.#cached(`seat:${seat}`);
    cached.offers ??= naming ? offersIn(naming, this.#r, seat) : this.#offersInPlay(seat);
    return cached.offers;
  }

  #offersInPlay(seat: SeatId): Offer[] {
    const offers = this.#rows.flatMap(({ id, part, f }) => part.offers(this.#r.parts[id], seat, f));
    const not = darkness(this.#r, seat, this.#facts.now);
    return not ? offers.map((offer) => ({ ...offer, not })) : offers;
  }

  /** What a seat is shown of its naming, while there is one. */
  naming(seat: SeatId): Naming | undefined {
    const { phase, naming } = this.#r;
    if (phase !== "naming" || !naming) return undefined;
    return namingOf(naming, this.#r, seat, this.met(seat));
  }

  /** What a seat has seen of all others, those that it met first; nothing where the mechanism has no naming. */
  met(seat: SeatId): readonly Met[] {
    const { id, part, f } = this.#rows[this.#rows.length - 1] as Row;
    return (part as AnyMechanism).met?.(this.#r.parts[id], seat, f as never) ?? [];
  }

  /** The channels that a seat is in at the moment: a set, `all` and its own first. Never modified. */
  channels(seat: SeatId): readonly Channel[] {
    const own = `seat:${seat}`;
    const cached = this.#cached(own);
    cached.channels ??= [
      ...new Set(["all", own, ...this.#rows.flatMap(({ id, part }) => part.channels(this.#r.parts[id], seat))]),
    ];
    return cached.channels;
  }

  /**
   * What a channel shows, by part; parts that show nothing there are missing. The same object while all parts show the same
   * as before. Never modified.
   */
  view(channel: Channel): Record<string, object> {
    const cached = this.#cached(channel);
    cached.view ??= this.#view(channel, cached.before);
    return cached.view;
  }

  #view(channel: Channel, last: Record<string, object> | undefined): Record<string, object> {
    const { now } = this.#facts;
    // While the room names, all parts stand as they did when play ended.
    if (this.#r.phase === "naming") this.#facts.now = this.#r.ended ?? now;
    const views = this.#viewNow(channel, last);
    this.#facts.now = now;
    return views;
  }

  #viewNow(channel: Channel, last: Record<string, object> | undefined): Record<string, object> {
    const views: Record<string, object> = {};
    let [shown, same] = [0, 0];
    for (const { id, part, f } of this.#rows) {
      const view = part.view(this.#r.parts[id], channel, f);
      if (!view) continue;
      views[id] = view;
      shown++;
      if (last?.[id] === view) same++;
    }
    const { id: own, part, f } = this.#rows[this.#rows.length - 1] as Row;
    const { inner } = part as AnyMechanism;
    const view = inner?.view(this.#r.parts[own], channel, f as never);
    if (inner && view) {
      views[inner.id] = view;
      shown++;
      if (last?.[inner.id] === view) same++;
    }
    return last && same === shown && Object.keys(last).length === shown ? last : views;
  }

  /** What a seat's bot gets to see: its channels and offers, no more. */
  seen(seat: SeatId): Seen {
    const { now, begin, end, seats } = this.#facts;
    const channels: Record<Channel, Record<string, object>> = {};
    for (const channel of this.channels(seat)) channels[channel] = this.view(channel);
    const role = this.#facts.role(seat);
    const naming = this.naming(seat);
    const seen = { now, begin, end, n: seats.length, seat, role, channels, offers: this.offers(seat) };
    return naming ? { ...seen, naming } : seen;
  }
}
