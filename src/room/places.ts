import { SOCKETS_MAX, SOCKETS_PER_SEAT } from "../protocol/limits.ts";
import { SOCKETS_PER_ROLE } from "./limits.ts";
import type { Peer } from "./peer.ts";

/** Who only looks on, having lost its seat: no key of its own opens anything here any more. */
const looksOn = ({ who }: Peer): boolean => who.seat === undefined && !who.host && !who.screen;

/**
 * The socket that gives way to one that has just been opened, if one must. Nobody is refused who holds a key: of one owner's
 * too many the oldest goes; in a room with too many, whoever only looks on, and then the oldest of those seats that have most.
 * A seat's last socket, a host's and a screen's have their places.
 */
export function givesWay(peers: ReadonlySet<Peer>, newcomer: Peer): Peer | undefined {
  const own: Peer[] = [];
  for (const peer of peers) if (!looksOn(peer) && peer.owner === newcomer.owner) own.push(peer);
  const most = newcomer.seat === undefined ? SOCKETS_PER_ROLE : SOCKETS_PER_SEAT;
  if (own.length > most && !looksOn(newcomer)) return own[0];
  return peers.size > SOCKETS_MAX ? ofMost(peers) : undefined;
}

function ofMost(peers: ReadonlySet<Peer>): Peer | undefined {
  const seats = new Map<number, Peer[]>();
  let most: Peer[] = [];
  for (const peer of peers) {
    if (looksOn(peer)) return peer;
    if (peer.seat === undefined || peer.who.host || peer.who.screen) continue;
    const tabs = seats.get(peer.seat) ?? [];
    tabs.push(peer);
    seats.set(peer.seat, tabs);
    if (tabs.length > most.length) most = tabs;
  }
  return most.length > 1 ? most[0] : undefined;
}
