import { batch, signal } from "@preact/signals";
import type { ChannelViews } from "../../src/protocol/channels.ts";
import type { You } from "../../src/protocol/messages.ts";
import { Receiver } from "../../src/protocol/receiver.ts";
import type { SessionClock } from "./clock.ts";
import type { Source } from "./source.ts";

/** The room as the line brings it. */
export class LiveSource implements Source {
  readonly live = true;
  readonly you = signal<You>({});
  readonly views = signal<ChannelViews>({});
  readonly clock: SessionClock;

  constructor(clock: SessionClock) {
    this.clock = clock;
  }

  /** Shows what has been received so far, having been made `ago` ms before. */
  show({ you, views, t, rate }: Receiver, ago = 0): void {
    batch(() => {
      this.you.value = you;
      this.views.value = views;
      this.clock.at(t + rate * ago, rate);
    });
  }

  /** The line was hung up: there is nothing to see. */
  clear(): void {
    this.show(new Receiver());
  }
}
