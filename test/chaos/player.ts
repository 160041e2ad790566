import { Line } from "../../client/net/line.ts";
import { Outbox } from "../../client/net/outbox.ts";
import { Refused } from "../../client/net/request.ts";
import { SocketTransport } from "../../client/net/socket.ts";
import { realTimers } from "../../client/net/timers.ts";
import type { TransportEvents } from "../../client/net/transport.ts";
import type { LessonView, OwnView } from "../../src/game/views.ts";
import { type ChannelViews, viewOfKind } from "../../src/protocol/channels.ts";
import type { RoomInfo } from "../../src/protocol/http.ts";
import type { ClientMessage, Frame, RefusalMessage } from "../../src/protocol/messages.ts";
import type { Receiver } from "../../src/protocol/receiver.ts";
import { TestKeeper } from "../client/support/keeper.ts";

/** The page's own connection, with somebody who notes what goes over it. */
class Overheard extends SocketTransport {
  readonly #hears: (frame: Frame) => void;
  readonly #sends: (message: ClientMessage) => void;

  constructor(
    url: string,
    tokens: readonly string[],
    hears: (frame: Frame) => void,
    sends: (message: ClientMessage) => void,
  ) {
    super(url, tokens);
    this.#hears = hears;
    this.#sends = sends;
  }

  override open(events: TransportEvents): void {
    super.open({
      ...events,
      frame: (frame) => {
        this.#hears(frame);
        events.frame(frame);
      },
    });
  }

  override send(message: ClientMessage): void {
    this.#sends(message);
    super.send(message);
  }
}

/** A phone in Node: the page's own line and outbox, to a real server. */
export class Player {
  readonly acked = new Set<string>();
  readonly refusals: RefusalMessage[] = [];
  /** The latest name that the room has acknowledged. */
  name = "";
  /** The latest session time it was shown. */
  t = 0;
  /** How often its line stood, and how many commands went out again then. */
  full = 0;
  again = 0;
  readonly faults: string[] = [];
  /** Called with every command that is acknowledged. */
  heard: (id: string) => void = () => undefined;
  readonly #tab: string;
  readonly #names = new Map<string, string>();
  readonly #line: Line;
  readonly #outbox: Outbox;
  #url = "";
  #awaited = 0;
  #count = 0;
  #drives = 0;
  #views: ChannelViews = {};

  constructor(number: number, tokens: string[]) {
    this.#tab = `chaos${number.toString().padStart(3, "0")}`;
    this.#outbox = new Outbox(new TestKeeper(), this.#tab);
    this.#line = new Line(
      {
        dial: () =>
          new Overheard(
            this.#url,
            tokens,
            (frame) => this.#hears(frame),
            (message) => {
              if (message.type === "resync") this.faults.push("a frame did not fit");
            },
          ),
        timers: realTimers,
        random: () => Math.random(),
        outbox: this.#outbox,
        keys: () => ({ seat: tokens[0], host: tokens[1] }) as { seat: string },
        lastBy: () => undefined,
        keepBy() {},
        ask: (_room, token) => this.#ask(token),
        update: () => false,
      },
      {
        state: (state) => {
          if (state === "gone" || state === "refused") this.faults.push(`the line is ${state}`);
          if (state !== "open") return;
          this.full++;
          this.again += this.waiting;
        },
        effort: () => {},
        received: (receiver) => this.#received(receiver),
        pending: () => {},
        refused: (refusal) => void this.refusals.push(refusal),
      },
    );
  }

  get own(): OwnView | undefined {
    return viewOfKind(this.#views, "seat") as unknown as OwnView | undefined;
  }

  get phase(): unknown {
    return this.#views.all?.phase;
  }

  get round(): { number: number; commit: string } | undefined {
    return this.#views.all?.round as { number: number; commit: string } | undefined;
  }

  /** Of a room that follows a plan: where it is. */
  get lesson(): LessonView | undefined {
    return this.#views.all?.lesson as LessonView | undefined;
  }

  get waiting(): number {
    return this.#outbox.unsent.length;
  }

  /** Connects, or waits until the line stands again after it was lost: it dials by itself. At most so many ms. */
  async connect(url: string, within = 20_000): Promise<void> {
    this.#url = url;
    this.#line.connect("chaos");
    const until = Date.now() + within;
    while (this.full === this.#awaited) {
      if (Date.now() > until) throw new Error(`${this.#tab} gets no line`);
      await new Promise((done) => setTimeout(done, 20));
    }
    this.#awaited = this.full;
  }

  async #ask(token: string): Promise<RoomInfo> {
    const address = this.#url.replace(/^ws/, "http").replace(/\/socket$/, "");
    const response = await fetch(address, { headers: { authorization: `Bearer ${token}` } });
    if (!response.ok) throw new Refused(response.status, {});
    return response.json() as Promise<RoomInfo>;
  }

  #hears(frame: Frame): void {
    for (const id of frame.ack ?? []) {
      this.acked.add(id);
      this.heard(id);
      this.name = this.#names.get(id) ?? this.name;
    }
  }

  #received({ views, t }: Receiver): void {
    if (t < this.t) this.faults.push(`session time went back from ${this.t} to ${t}`);
    this.t = t;
    this.#views = views;
  }

  send(message: Parameters<Line["send"]>[0]): string {
    this.#line.send(message, "");
    return `${this.#tab}.${++this.#count}`;
  }

  /** Does something that may be done now, or else takes another name. */
  play(): void {
    const possible = this.own?.offers.filter((offer) => !offer.not) ?? [];
    const offer = possible[this.#count % Math.max(1, possible.length)];
    if (!offer || !this.round || this.#count % 3 === 0) {
      const name = `Name ${this.#tab.slice(5)} ${this.#count}`;
      this.#names.set(this.send({ type: "rename", name }), name);
      return;
    }
    const { verb, aim, amount } = offer;
    const aimed = aim && { [aim.field]: aim.ids[0] as number };
    const command = { verb, ...aimed, ...(amount && { [amount.field]: 9 }) };
    this.send({ type: "act", round: this.round.number, command });
  }

  /** As the host: stops the round's clock and lets it go on, or gives it a second more. */
  drive(): void {
    const paused = this.#views.all?.paused === true;
    this.send(paused ? { type: "resume" } : this.#drives++ % 2 === 0 ? { type: "pause" } : { type: "more", ms: 1000 });
  }

  hangUp(): void {
    this.#line.disconnect();
  }
}
