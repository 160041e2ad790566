import type { Frame } from "../../src/protocol/messages.ts";
import { Receiver } from "../../src/protocol/receiver.ts";
import { answerOf } from "./answer.ts";
import type { By, Effort, Keys, LineState, Listener, Means } from "./line-types.ts";
import type { Outgoing } from "./outbox.ts";
import { againAfter, Patience, SLOW_AFTER } from "./patience.ts";
import { Probe } from "./probe.ts";
import { Pulse } from "./pulse.ts";
import type { Transport, TransportEvents } from "./transport.ts";
import { Tried } from "./tried.ts";

/** What was sent over a line that stands is answered within so long, or the line lets something vanish: it is dialled anew. ms */
export const UNANSWERED = 15_000;
/** Where a frame was missed and the full one that was asked for does not come, it is asked for again after so long. ms */
const RESYNC_AGAIN = 2000;
/** Close codes. The room ended: nothing to come back to. */
const GONE = 4404;
/** This seat is open in too many tabs, and another took this one's place. */
const CROWDED_OUT = 4009;

/** The line to a room: dials, dials again, receives frames and sends what is in the outbox until it is answered. */
export class Line {
  readonly #means: Means;
  readonly #listener: Listener;
  readonly #receiver = new Receiver();
  readonly #patience = new Patience();
  readonly #pulse: Pulse;
  #effort: Effort = "usual";
  #state: LineState = "idle";
  #room: string | undefined;
  /** The one key to connect with, where not all of them are wanted: a screen must see no more than a screen. */
  #only: keyof Keys | undefined;
  #transport: Transport | undefined;
  readonly #probe: Probe;
  #by: By = "socket";
  readonly #tried = new Tried();
  #tries = 0;
  #endWait: (() => void) | undefined;
  /** When the latest dial began, in real ms, and what ends the wait to say that it takes long. */
  #dialled = 0;
  #endSlow: (() => void) | undefined;
  /** Ends the wait for an answer to the oldest command. */
  #endAnswer: (() => void) | undefined;
  /** The room that is being asked why. */
  #asking: string | undefined;
  /** When a full frame was last asked for, in real ms. */
  #asked = Number.NEGATIVE_INFINITY;

  constructor(means: Means, listener: Listener) {
    this.#means = means;
    this.#listener = listener;
    this.#pulse = new Pulse(
      means.timers,
      this.#patience,
      () => this.#transport?.ping(),
      () => this.#silent(),
    );
    this.#probe = new Probe(
      means.timers,
      () => means.dial(this.#room ?? "", this.#tokens(this.#room ?? ""), "socket"),
      (transport) => this.#adopt(transport),
    );
  }

  /** Connects to a room with the keys this browser holds, or only one of them, and stays connected until `disconnect`. */
  connect(room: string, as?: keyof Keys): void {
    const over = this.#state === "gone" || this.#state === "refused" || this.#state === "elsewhere";
    if (this.#room === room && this.#only === as && !over) return;
    this.disconnect();
    this.#room = room;
    this.#only = as;
    if (this.#means.lastBy() === "requests") this.#tried.withoutSockets();
    this.#means.outbox.open(room);
    this.#tellPending();
    this.#dial();
  }

  disconnect(): void {
    this.#room = undefined;
    this.#hangUp();
    this.#patience.forget();
    this.#tried.forget();
    this.#means.outbox.close();
    this.#tellPending();
    this.#try("usual");
    this.#become("idle");
  }

  /** Sends a message, again after a lost line until it is acknowledged or refused. `what` names it in people's words. */
  send(message: Outgoing, what: string): void {
    const numbered = this.#means.outbox.add(message, what);
    this.#tellPending();
    if (this.#state !== "open") return;
    this.#transport?.send(numbered);
    this.#awaitAnswer();
  }

  /** The page is looked at again, or the network is back: a line that looks alive may be dead, and a lost one may work. */
  wake(): void {
    this.#tries = 0;
    if (this.#room === undefined || this.#state === "gone" || this.#state === "refused") return;
    if (this.#state === "open") {
      this.#pulse.doubt();
      if (this.#by === "requests") this.#probe.now();
    } else if (!this.#justDialled()) this.#dial();
  }

  /** A dial is under way, and not for so long that it would be better made again. */
  #justDialled(): boolean {
    return this.#transport !== undefined && this.#means.timers.now() - this.#dialled < this.#patience.doubtful;
  }

  #become(state: LineState): void {
    if (this.#state === state) return;
    this.#state = state;
    this.#listener.state(state);
  }

  #try(effort: Effort): void {
    if (this.#effort === effort) return;
    this.#effort = effort;
    this.#listener.effort(effort);
  }

  #tellPending(): void {
    this.#listener.pending(this.#means.outbox.pending);
  }

  #hangUp(): void {
    for (const end of [this.#endWait, this.#endSlow, this.#endAnswer]) end?.();
    this.#endAnswer = undefined;
    this.#pulse.stop();
    this.#probe.stop();
    this.#transport?.close();
    this.#transport = undefined;
  }

  #tokens(room: string): string[] {
    const keys = this.#means.keys(room);
    return (this.#only ? [keys[this.#only]] : [keys.seat, keys.host, keys.screen]).filter((key) => key !== undefined);
  }

  #dial(): void {
    if (this.#room === undefined) return;
    this.#hangUp();
    const tokens = this.#tokens(this.#room);
    if (tokens.length === 0) {
      this.#become("refused");
      return;
    }
    if (this.#state !== "lost") this.#become("connecting");
    this.#receiver.restart();
    this.#asked = Number.NEGATIVE_INFINITY;
    this.#by = this.#tried.next();
    if (this.#by === "requests") this.#try("requests");
    this.#transport = this.#means.dial(this.#room, tokens, this.#by);
    const { timers } = this.#means;
    this.#dialled = timers.now();
    this.#endSlow = timers.after(SLOW_AFTER, () => this.#by === "socket" && this.#try("slow"));
    // A dial that hangs (a school's proxy, a lift) is given up like a line that fell silent.
    this.#pulse.await();
    this.#transport.open(this.#events());
  }

  #events(): TransportEvents {
    return {
      opened: () => {
        this.#pulse.start();
        // Open means little where something in between opens everything: a frame has to come.
        this.#pulse.await();
      },
      heard: () => this.#pulse.heard(),
      frame: (frame, ago) => this.#take(frame, ago),
      closed: (code) => void this.#closed(code),
    };
  }

  /** A socket got through beside the requests: the line is that one from here on. */
  #adopt(transport: Transport): TransportEvents {
    this.#transport?.close();
    this.#transport = transport;
    this.#by = "socket";
    this.#receiver.restart();
    this.#asked = Number.NEGATIVE_INFINITY;
    this.#pulse.start();
    return this.#events();
  }

  #lost(): void {
    if (this.#state !== "open" && this.#by === "socket") this.#tried.failed();
    this.#hangUp();
    if (this.#room === undefined) return;
    this.#become("lost");
    const wait = againAfter(this.#tries++, this.#means.random());
    this.#endWait = this.#means.timers.after(wait, () => this.#dial());
  }

  /** Nothing came in time: to a dial, or over a line that stood. */
  #silent(): void {
    const stood = this.#state === "open";
    if (!stood) this.#patience.grow();
    this.#lost();
    if (!stood && this.#room !== undefined) void this.#askWhy(this.#room);
  }

  /** What was sent has to be answered some time. Where something is awaited already, its time stays as it is. */
  #awaitAnswer(): void {
    this.#endAnswer ??= this.#means.timers.after(Math.max(UNANSWERED, this.#patience.ms), () => this.#lost());
  }

  async #closed(code: number): Promise<void> {
    if (code === GONE) {
      this.#hangUp();
      this.#become("gone");
      return;
    }
    const opened = this.#state === "open";
    this.#lost();
    // Dialling again at once would crowd out the next one, and so on round: this tab waits until it is looked at.
    if (code === CROWDED_OUT) {
      this.#endWait?.();
      this.#become("elsewhere");
    } else if (!opened && this.#room !== undefined) await this.#askWhy(this.#room);
  }

  /** A browser does not say why an upgrade was refused: asks in a way that does. Dialling goes on meanwhile. */
  async #askWhy(room: string): Promise<void> {
    // Over a slow line the next dial may be over before the question is answered.
    if (this.#asking === room) return;
    this.#asking = room;
    const answer = await answerOf(room, this.#tokens(room), this.#means.ask);
    if (this.#asking === room) this.#asking = undefined;
    // Meanwhile the line may lead elsewhere, or stand.
    if (this.#room !== room || this.#state === "open") return;
    if (typeof answer === "object") this.#tried.reached();
    if (answer === "gone" || answer === "refused") {
      this.#hangUp();
      this.#become(answer);
    } else if (answer !== undefined && this.#means.update(answer.client, room)) this.#hangUp();
  }

  #take(frame: Frame, ago = 0): void {
    const fits = this.#receiver.take(frame) === "ok";
    if (frame.full && this.#means.update(this.#receiver.client, this.#room ?? "")) {
      this.#hangUp();
      return;
    }
    if (fits) this.#listener.received(this.#receiver, ago);
    else this.#resync();
    this.#settle(frame);
    if (frame.full) this.#stands();
  }

  /** A frame was missed: asks for a full one, and again should that not come. */
  #resync(): void {
    const now = this.#means.timers.now();
    if (now - this.#asked < RESYNC_AGAIN) return;
    this.#asked = now;
    this.#transport?.send({ type: "resync" });
  }

  /** A full frame came: the line stands, and whatever waits goes out. */
  #stands(): void {
    this.#asked = Number.NEGATIVE_INFINITY;
    this.#tries = 0;
    this.#endSlow?.();
    if (this.#state !== "open") this.#patience.stood(this.#means.timers.now() - this.#dialled);
    // Lost, it is tried first as it stood.
    this.#tried.forget();
    if (this.#by === "requests") {
      this.#tried.withoutSockets();
      this.#probe.start();
    }
    this.#means.keepBy(this.#by);
    this.#try("usual");
    this.#become("open");
    const { unsent } = this.#means.outbox;
    for (const { message } of unsent) this.#transport?.send(message);
    if (unsent.length > 0) this.#awaitAnswer();
  }

  /** Takes what was acknowledged or refused off the outbox. */
  #settle(frame: Frame): void {
    if (!frame.ack && !frame.no) return;
    for (const refusal of this.#means.outbox.settle(frame)) this.#listener.refused(refusal);
    this.#endAnswer?.();
    this.#endAnswer = undefined;
    if (this.#means.outbox.unsent.length > 0) this.#awaitAnswer();
    this.#tellPending();
  }
}
