import type { OwnView } from "../../src/game/views.ts";
import { viewOfKind } from "../../src/protocol/channels.ts";
import { SUBPROTOCOL } from "../../src/protocol/limits.ts";
import type { Frame, RefusalMessage } from "../../src/protocol/messages.ts";
import { Receiver } from "../../src/protocol/receiver.ts";

interface Unsent {
  id: string;
  text: string;
}

/** A phone in Node: keeps what was not acknowledged and sends it again, as client/net/line.ts does. */
export class Player {
  readonly acked = new Set<string>();
  readonly refusals: RefusalMessage[] = [];
  /** The latest name that the room has acknowledged. */
  name = "";
  /** The latest session time it was shown. */
  t = 0;
  full = 0;
  again = 0;
  readonly faults: string[] = [];
  readonly #tab: string;
  readonly #tokens: string[];
  readonly #names = new Map<string, string>();
  #outbox: Unsent[] = [];
  readonly #receiver = new Receiver();
  #socket: WebSocket | undefined;
  #open = false;
  #count = 0;

  constructor(number: number, tokens: string[]) {
    this.#tab = `chaos${number.toString().padStart(3, "0")}`;
    this.#tokens = tokens;
  }

  get own(): OwnView | undefined {
    return viewOfKind(this.#receiver.views, "seat") as unknown as OwnView | undefined;
  }

  get phase(): unknown {
    return this.#receiver.views.all?.phase;
  }

  get round(): { number: number; commit: string } | undefined {
    return this.#receiver.views.all?.round as { number: number; commit: string } | undefined;
  }

  get waiting(): number {
    return this.#outbox.length;
  }

  /** Dials until the first, full frame is there. */
  async connect(url: string): Promise<void> {
    const before = this.full;
    const until = Date.now() + 20_000;
    while (this.full === before) {
      if (Date.now() > until) throw new Error(`${this.#tab} gets no line`);
      const socket = new WebSocket(url, [SUBPROTOCOL, ...this.#tokens]);
      const over = new Promise<void>((done) => {
        socket.onclose = () => done();
        socket.onerror = () => done();
        socket.onmessage = (event) => {
          this.#hear(JSON.parse(String(event.data)) as Frame, socket);
          done();
        };
      });
      this.#socket = socket;
      this.#receiver.restart();
      this.#open = false;
      await over;
      if (this.full === before) await new Promise((done) => setTimeout(done, 50));
    }
  }

  #hear(frame: Frame, socket: WebSocket): void {
    if (socket !== this.#socket) return;
    if (this.#receiver.take(frame) !== "ok") this.faults.push(`frame ${frame.n} does not fit`);
    if (frame.t < this.t) this.faults.push(`session time went back from ${this.t} to ${frame.t}`);
    this.t = frame.t;
    for (const id of frame.ack ?? []) {
      this.acked.add(id);
      this.name = this.#names.get(id) ?? this.name;
    }
    this.refusals.push(...(frame.no ?? []));
    const done = new Set([...(frame.ack ?? []), ...(frame.no ?? []).map((no) => no.id)]);
    this.#outbox = this.#outbox.filter(({ id }) => !done.has(id));
    if (!frame.full) return;
    this.#open = true;
    this.full++;
    this.again += this.#outbox.length;
    for (const { text } of this.#outbox) socket.send(text);
  }

  send(message: object): string {
    const id = `${this.#tab}.${++this.#count}`;
    const text = JSON.stringify({ ...message, id });
    this.#outbox.push({ id, text });
    // Before the first frame it would overtake what waits to be sent again.
    if (this.#open) this.#socket?.send(text);
    return id;
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
    const command = { verb, ...(aim && { [aim.field]: aim.ids[0] }), ...(amount && { [amount.field]: 9 }) };
    this.send({ type: "act", round: this.round.number, command });
  }

  hangUp(): void {
    this.#socket?.close();
    this.#socket = undefined;
  }
}
