// Shows a session on the client's page as a room's frames would, without a room: for tests of what a page says.
import { signal } from "@preact/signals";
import { SessionClock } from "../../../client/source/clock.ts";
import { source } from "../../../client/store.ts";
import { SCREEN_CHANNELS, type Session, Views } from "../../../src/game/index.ts";
import type { View } from "../../../src/protocol/channels.ts";
import type { You } from "../../../src/protocol/messages.ts";

const sent = new WeakMap<object, View>();

/** A view as it comes over the wire: through JSON, once for as long as it is the same. */
function overTheWire(view: object): View {
  const known = sent.get(view) ?? (JSON.parse(JSON.stringify(view)) as View);
  sent.set(view, known);
  return known;
}

/** What this seat's page has at session time `t`, or a screen's without a seat. */
export function see(s: Session, seat: number | undefined, t: number): void {
  const read = new Views(s, t);
  const channels = seat === undefined ? SCREEN_CHANNELS : read.ofSeat(seat);
  const shown: Record<string, View> = {};
  for (const channel of channels) {
    const view = read.view(channel);
    if (view) shown[channel] = overTheWire(view);
  }
  const you: You = seat === undefined ? { screen: true } : { seat };
  const clock = new SessionClock(() => 0);
  clock.at(t, 0);
  source.value = { live: true, you: signal(you), views: signal(shown), clock };
}
