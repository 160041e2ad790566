import { batch, computed, signal } from "@preact/signals";
import type { Channel, Ms } from "../../src/game/types.ts";
import type { ChannelViews, View } from "../../src/protocol/channels.ts";
import type { You } from "../../src/protocol/messages.ts";
import type { Timers } from "../net/timers.ts";
import { SessionClock } from "./clock.ts";
import type { Source, Timeline } from "./source.ts";

/** A recording opened at some time, with what its rules make of it. It only ever goes forward. */
export interface Opened {
  /** Goes on to session time `t`, which is not before where it is. */
  advance(t: Ms): void;
  /** The channels that somebody is in at the moment. */
  channelsOf(viewer: You): readonly Channel[];
  /** What a channel shows at the moment; undefined for nothing. */
  views(channel: Channel): object | undefined;
}

/** What there is to watch: a stretch of session time, and how to open it anew. */
export interface Recorded {
  from: Ms;
  to: Ms;
  /** The latest time not after `t` at which it can be opened. */
  nearest(t: Ms): Ms;
  /** Opens it at that time. */
  open(t: Ms): Opened;
}

/** How often a recording that plays is taken on and shown, in real ms: as often as a room shows. */
const STEP = 100;

/** A recording at some time, with the eyes of one viewer. It can be played at any rate, and moved to any time. */
export class RecordingSource implements Source, Timeline {
  readonly live = false;
  readonly you = signal<You>({});
  readonly views = signal<ChannelViews>({});
  readonly clock: SessionClock;
  readonly from: Ms;
  readonly to: Ms;
  readonly #at = signal<Ms>(0);
  readonly at = computed(() => this.#at.value);
  readonly #timers: Timers;
  readonly #recorded: Recorded;
  #opened: Opened;
  /** Each channel's view as it was last shown, as text: an opened recording may change the objects that it hands out. */
  #texts = new Map<Channel, string>();
  #stop: (() => void) | undefined;

  constructor(recorded: Recorded, viewer: You, timers: Timers) {
    this.#recorded = recorded;
    this.#timers = timers;
    this.from = recorded.from;
    this.to = recorded.to;
    this.clock = new SessionClock(() => timers.now());
    this.#opened = recorded.open(recorded.from);
    this.you.value = viewer;
    this.#show(recorded.from, 0);
  }

  /** Moves to session time `t`, and plays on from there if it was playing. */
  seek(t: Ms): void {
    const at = Math.min(this.to, Math.max(this.from, t));
    // Back, or so far ahead that there is less to play from a later beginning.
    const is = this.#at.peek();
    if (at < is || this.#recorded.nearest(at) > is) this.#opened = this.#recorded.open(at);
    this.#show(at, this.clock.rate.peek());
  }

  /** Runs on at `rate` until the end, where it stops. */
  play(rate = 1): void {
    this.#stop?.();
    this.#stop = this.#timers.every(STEP, () => this.#show(this.clock.now(), rate));
    this.#show(this.clock.now(), rate);
  }

  /** Stands still. To be called before it is put away, too. */
  pause(): void {
    this.#stop?.();
    this.#stop = undefined;
    this.#show(this.clock.now(), 0);
  }

  /** Sees with another's eyes. */
  watch(viewer: You): void {
    batch(() => {
      this.you.value = viewer;
      this.#show(this.clock.now(), this.clock.rate.peek());
    });
  }

  /** What another's eyes would see at the moment, to be read at once: it changes as the recording goes on. */
  seen(viewer: You): ChannelViews {
    const views: Record<Channel, View> = {};
    for (const channel of this.#opened.channelsOf(viewer)) {
      const view = this.#opened.views(channel);
      if (view) views[channel] = view as View;
    }
    return views;
  }

  #show(t: number, rate: number): void {
    const ended = t >= this.to;
    if (ended) this.#stop?.();
    // Sessions count whole ms; the clock keeps the rest, so that a recording does not fall behind step by step.
    const at = Math.floor(t);
    this.#opened.advance(at);
    batch(() => {
      this.#at.value = at;
      this.clock.at(t, ended ? 0 : rate, this.to);
      this.#read();
    });
  }

  /** Reads what the viewer sees. What did not change keeps its identity, so that nothing is drawn again for nothing. */
  #read(): void {
    const before = this.views.peek();
    const texts = new Map<Channel, string>();
    const views: Record<Channel, View> = {};
    for (const channel of this.#opened.channelsOf(this.you.peek())) {
      const view = this.#opened.views(channel);
      if (!view) continue;
      const text = JSON.stringify(view);
      const kept = this.#texts.get(channel) === text ? before[channel] : undefined;
      texts.set(channel, text);
      views[channel] = kept ?? JSON.parse(text);
    }
    this.#texts = texts;
    const names = Object.keys(views);
    const same = names.length === Object.keys(before).length && names.every((name) => views[name] === before[name]);
    if (!same) this.views.value = views;
  }
}
