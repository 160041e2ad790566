import type { ReadonlySignal } from "@preact/signals";
import type { Ms } from "../../src/game/types.ts";
import type { ChannelViews } from "../../src/protocol/channels.ts";
import type { You } from "../../src/protocol/messages.ts";
import type { SessionClock } from "./clock.ts";

/**
 * Where the page has its views from: the room itself, or a recording at some time. Screens and stages read them through
 * `client/store.ts` and do not know which it is.
 */
export interface Source {
  /** Whether it is the room itself: only there can one act. */
  readonly live: boolean;
  /** Whose eyes one sees with. */
  readonly you: ReadonlySignal<You>;
  /** What these may see, by the whole names of the channels. */
  readonly views: ReadonlySignal<ChannelViews>;
  /** Session time, and whether and how fast it runs. */
  readonly clock: SessionClock;
}

/** A stretch of time with a place in it that can be moved: what a scrubber is for. Times in ms. */
export interface Timeline {
  readonly from: Ms;
  readonly to: Ms;
  readonly at: ReadonlySignal<Ms>;
  seek(t: Ms): void;
}
