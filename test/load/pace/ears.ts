import type { Page } from "playwright-core";
import type { Channel, Ms, Seen } from "../../../src/game/types.ts";
import type { OwnView, Parts } from "../../../src/game/views.ts";
import { typed, viewOfKind } from "../../../src/protocol/channels.ts";
import { frame } from "../../../src/protocol/messages.ts";
import { Receiver } from "../../../src/protocol/receiver.ts";

/** Hears what a room tells a page, and makes of it what a bot in that seat would be given. */
export class Ears {
  readonly #receiver = new Receiver();
  /** When the latest frame came. Real time, ms. */
  #at = 0;

  constructor(page: Page) {
    page.on("websocket", (socket) => {
      this.#receiver.restart();
      socket.on("framereceived", ({ payload }) => this.#hear(String(payload)));
    });
  }

  #hear(text: string): void {
    // Answers to pings are no frames.
    if (!text.startsWith("{")) return;
    const heard = frame.safeParse(JSON.parse(text));
    if (!heard.success) throw new Error(`no frame: ${text.slice(0, 200)}`);
    this.#receiver.take(heard.data);
    this.#at = performance.now();
  }

  /** The round runs, past its briefing. */
  get plays(): boolean {
    const { all } = typed(this.#receiver.views);
    return all?.phase === "round" && all.round?.phase === "play";
  }

  /** The round has begun and is over. */
  get over(): boolean {
    const { all } = typed(this.#receiver.views);
    return all?.round !== undefined && (all.phase !== "round" || all.round.phase === "over");
  }

  /** Session time now. */
  get now(): Ms {
    return Math.round(this.#receiver.t + this.#receiver.rate * (performance.now() - this.#at));
  }

  /** What a bot would be given; undefined while there is no round in play. */
  get seen(): Seen | undefined {
    const views = typed(this.#receiver.views);
    const own = viewOfKind(this.#receiver.views, "seat") as OwnView | undefined;
    const { round } = views.all ?? {};
    if (!this.plays || !round || !own?.role) return undefined;
    const channels: Record<Channel, NonNullable<Parts["parts"]>> = {};
    for (const [channel, view] of Object.entries(views)) channels[channel] = view?.parts ?? {};
    const { begin, end, seats } = round;
    return {
      now: this.now,
      begin,
      end,
      n: seats.length,
      seat: own.seat,
      role: own.role,
      channels,
      offers: own.offers.map((offer) => ripe(offer, this.now)),
    };
  }
}

/** A page takes what has a time of its own for possible from then on, and is not told again. */
function ripe(offer: OwnView["offers"][number], now: Ms): OwnView["offers"][number] {
  if (offer.not?.until === undefined || offer.not.until > now) return offer;
  const { not: _over, ...open } = offer;
  return open;
}
