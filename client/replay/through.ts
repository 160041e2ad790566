import { batch, signal, untracked } from "@preact/signals";
import type { ChannelViews } from "../../src/protocol/channels.ts";
import { source } from "../store.ts";

/** Reads something as a seat's own page would: with the views of that seat. Not while anything is drawn. */
export function through<T>(views: ChannelViews, seat: number, read: () => T): T {
  const before = source.peek();
  return batch(() =>
    untracked(() => {
      source.value = { live: false, you: signal({ seat }), views: signal(views), clock: before.clock };
      try {
        return read();
      } finally {
        source.value = before;
      }
    }),
  );
}
