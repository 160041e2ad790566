import type { You } from "../protocol/messages.ts";
import { isOutdated } from "./outdated.ts";
import { Peer, type Wire } from "./peer.ts";
import type { Room } from "./room.ts";

/** A socket may be closing under our hands: that must not reach the room. Whoever held it comes back for everything. */
export function unlessGone(use: () => void): void {
  try {
    use();
  } catch (fault) {
    console.warn("a socket was gone", String(fault));
  }
}

/** A room's open sockets, each with the viewer that it makes. Gone with the room from memory; the sockets themselves stay. */
export class Sockets {
  readonly #ctx: DurableObjectState;
  readonly #peers = new Map<WebSocket, Peer>();

  constructor(ctx: DurableObjectState) {
    this.#ctx = ctx;
  }

  /** A room that was opened gets the sockets that stayed. */
  adoptAll(room: Room, now: number): void {
    for (const socket of this.#ctx.getWebSockets()) {
      if (isOutdated(this.#ctx, socket)) continue;
      // One that is closing is still listed.
      if (socket.readyState === WebSocket.OPEN)
        this.adopt(socket, socket.deserializeAttachment() as You, room, now, true);
    }
  }

  adopt(socket: WebSocket, who: You, room: Room, now: number, woken = false): void {
    const wire: Wire = {
      send: (text) => unlessGone(() => socket.send(text)),
      close: (code, reason) => unlessGone(() => socket.close(code, reason)),
      heard: () => Math.max(now, this.#ctx.getWebSocketAutoResponseTimestamp(socket)?.getTime() ?? 0),
      keep: (you) => unlessGone(() => socket.serializeAttachment(you)),
    };
    const peer = new Peer(wire, who, now);
    this.#peers.set(socket, peer);
    room.connect(peer, now, woken);
  }

  peer(socket: WebSocket): Peer | undefined {
    return this.#peers.get(socket);
  }

  /** A socket closed: whose it was. */
  lose(socket: WebSocket): Peer | undefined {
    const peer = this.#peers.get(socket);
    this.#peers.delete(socket);
    return peer;
  }

  clear(): void {
    this.#peers.clear();
  }
}
