import type { Ms } from "../game/types.ts";
import type { ChannelViews, View } from "./channels.ts";
import type { Frame, You } from "./messages.ts";
import { merge } from "./patch.ts";

/**
 * Where frames are applied: page, tests and load scripts all keep what a room tells them in one of these. It knows nothing
 * of how frames come. What did not change keeps its identity from frame to frame, and nothing handed out is ever modified.
 */
export class Receiver {
  /** By the whole name of their channel. */
  views: ChannelViews = {};
  you: You = {};
  /** Session time of the latest frame, and how fast it runs from there: 0 while the room is paused. */
  t: Ms = 0;
  rate = 1;
  /** The room's rules, and the version of the client that it wants; empty until a frame has said so. */
  rules = "";
  client = "";
  /** The number that the next frame must have; undefined where only a full one fits. */
  #next: number | undefined;

  /** There is a new line: what comes before its full frame does not fit. What was shown stays until then. */
  restart(): void {
    this.#next = undefined;
  }

  /** Applies a frame. `gap`: one before it was missed, nothing was applied, and only a full frame will fit: ask for it. */
  take(frame: Frame): "ok" | "gap" {
    if (!frame.full && frame.n !== this.#next) {
      this.#next = undefined;
      return "gap";
    }
    this.#next = frame.n + 1;
    this.t = frame.t;
    this.rate = frame.rate ?? this.rate;
    this.rules = frame.rules ?? this.rules;
    this.client = frame.client ?? this.client;
    this.you = frame.you ?? this.you;
    if (frame.full || frame.set || frame.patch || frame.drop) this.views = this.#merged(frame);
    return "ok";
  }

  #merged(frame: Frame): ChannelViews {
    const views: Record<string, View> = frame.full ? {} : { ...this.views };
    for (const channel of frame.drop ?? []) delete views[channel];
    for (const [channel, view] of Object.entries(frame.set ?? {})) views[channel] = view;
    for (const [channel, patch] of Object.entries(frame.patch ?? {})) views[channel] = merge(views[channel], patch);
    return views;
  }
}
