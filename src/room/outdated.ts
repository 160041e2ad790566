import { SOCKETS_PER_SEAT, SUBPROTOCOL_V1 } from "../protocol/limits.ts";
import type { You } from "../protocol/messages.ts";

// Pages that were opened under `leaderless.v1`, before an update, and dial again after it. They cannot read today's frames,
// and nothing that a server says makes such a page load itself anew. What each answer would do to it:
//
//   upgrade refused, key accepted   it shows "Reconnecting…" and dials for ever, every 1 to 2 s, with up to three requests
//                                   a time: 30 pages use up a free plan's day in half an hour
//   upgrade and key refused         it asks its person to take another seat: the old one is lost
//   closed as ended (4404)          it says that the room is over
//   closed as crowded out (4009)    it says that one plays in another tab; its button dials again
//   an old frame, with a world that the page does not know
//                                   it says that part of the game did not load, and has a button, "Try again", which loads
//                                   the page anew; it does so by itself when its network comes back. Until then it
//                                   holds its socket quietly
//
// The last is the best: one tap, seat and waiting actions kept (its tokens and its outbox lie where today's page looks).
// Such a socket is no viewer: its seat counts as away. What it sends is left unanswered, so that it is sent again afterwards.

/** Marks such a socket, with its owner behind it. */
const TAG = `${SUBPROTOCOL_V1} `;

/** The one frame that such a page gets, as `leaderless.v1` had them: views under the kinds of their channels. */
export function farewell(who: You): string {
  const scenario = { id: "", world: "reload", mechanism: "", fill: 0, clock: 0, scored: false, liars: 0, known: false };
  const all = { phase: "reveal", seats: {}, scenario };
  return JSON.stringify({ n: 1, t: 0, full: true, you: who, rules: "", set: { all } });
}

export const isOutdated = (ctx: DurableObjectState, socket: WebSocket): boolean =>
  ctx.getTags(socket).some((tag) => tag.startsWith(TAG));

/** Takes such a page's socket and says what there is to say. Of one owner's too many the oldest gives way, as any does. */
export function bidFarewell(ctx: DurableObjectState, socket: WebSocket, who: You): void {
  const tag = TAG + JSON.stringify(who);
  const before = ctx.getWebSockets(tag).filter((other) => other.readyState === WebSocket.OPEN);
  if (before.length >= SOCKETS_PER_SEAT) before[0]?.close(4009, "too_many_tabs");
  ctx.acceptWebSocket(socket, [tag]);
  socket.send(farewell(who));
}
