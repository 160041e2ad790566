// Shows a session to the client's store as a room's frames would, without a room: for tests of what a page says.
import { clock } from "../../../client/parts/clock.ts";
import { views, you } from "../../../client/store.ts";
import { SCREEN_CHANNELS, type Session, Views } from "../../../src/game/index.ts";

/** What this seat's page has at session time `t`, or a screen's without a seat. */
export function see(s: Session, seat: number | undefined, t: number): void {
  const read = new Views(s, t);
  const channels = seat === undefined ? SCREEN_CHANNELS : read.ofSeat(seat);
  const shown: Record<string, Record<string, unknown>> = {};
  for (const channel of channels) {
    const view = read.view(channel);
    // Through JSON, as over the wire.
    if (view) shown[channel.split(":")[0] as string] = JSON.parse(JSON.stringify(view));
  }
  you.value = seat === undefined ? { screen: true } : { seat };
  views.value = shown;
  clock.value = t;
}
