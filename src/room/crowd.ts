import type { Session } from "../game/index.ts";
import type { SeatId } from "../game/types.ts";
import { PING_EVERY } from "../protocol/limits.ts";
import { Attendance } from "./attendance.ts";
import { ELECTION_AFTER, POLL_LOOK, POLL_SILENT } from "./limits.ts";
import type { Peer } from "./peer.ts";
import { isHost } from "./powers.ts";

/** Whoever looks at the room now, and whose seats are empty for how long. Wall time in ms. */
export class Crowd {
  readonly #session: Session;
  /** After how long without a host a class may elect one. */
  readonly #electionAfter: number;
  readonly peers = new Set<Peer>();
  readonly attendance = new Attendance();

  constructor(session: Session, electionAfter = ELECTION_AFTER) {
    this.#session = session;
    this.#electionAfter = electionAfter;
  }

  has(peer: Peer): boolean {
    return this.peers.has(peer);
  }

  add(peer: Peer, wall: number): void {
    this.peers.add(peer);
    this.seeHosts(wall);
    if (peer.seat !== undefined) this.attendance.came(peer.seat);
  }

  remove(peer: Peer, wall: number): void {
    if (!this.peers.delete(peer)) return;
    const { seat } = peer;
    if (seat !== undefined && ![...this.peers].some((other) => other.seat === seat)) this.attendance.went(seat, wall);
    this.seeHosts(wall);
  }

  /** Whether somebody is here, and whether somebody who runs the room: a host, or a screen. */
  seeHosts(wall: number): void {
    this.attendance.seen(this.peers.size > 0, wall);
    const peers = [...this.peers];
    const host = peers.some((peer) => isHost(peer, this.#session));
    const screen = peers.some(({ who }) => who.screen);
    this.attendance.hosted(host, screen, wall);
  }

  /** A host without a line asked for something: for now there was one. */
  hostAsked(wall: number): void {
    this.attendance.hosted(true, false, wall);
    this.seeHosts(wall);
  }

  /** Seats of people with a socket. */
  present(): SeatId[] {
    const here = [...this.peers].flatMap(({ seat }) => (seat === undefined ? [] : [seat]));
    return [...new Set(here)].sort((a, b) => a - b);
  }

  /** Seats of people without a socket. */
  absent(): SeatId[] {
    const here = new Set([...this.peers].map((peer) => peer.seat));
    return this.#session.seats.flatMap((seat, i) => (seat.kind === "person" && !here.has(i) ? [i] : []));
  }

  /** Those who look from this seat look on: it is not theirs any more. */
  unseat(seat: SeatId): void {
    for (const peer of this.peers) {
      if (peer.seat !== seat) continue;
      const { seat: _gone, ...rest } = peer.who;
      peer.who = rest;
      peer.wire.keep(rest);
      peer.resync();
    }
  }

  /** Those who look from this seat are in another room now: their pages go there. */
  send(seat: SeatId, to: string): void {
    for (const peer of this.peers) {
      if (peer.seat !== seat) continue;
      const { seat: _gone, ...rest } = peer.who;
      peer.who = { ...rest, parted: to };
      peer.wire.keep(peer.who);
      peer.resync();
    }
  }

  /** When the people here may elect a host. */
  electionAt(): number {
    const { mode, election, hosts } = this.#session.house;
    const elected = Object.values(hosts).includes("elected");
    if (mode !== "class" || election || elected || this.present().length === 0) return Number.POSITIVE_INFINITY;
    return this.attendance.hostGivenUp(this.#electionAfter);
  }

  /** Those who say nothing any more, and when they were last heard: sockets while a round runs, pages that have to ask at any time. */
  silent(running: boolean, wall: number): [Peer, number][] {
    return [...this.peers].flatMap((peer): [Peer, number][] => {
      const { polls } = peer.wire;
      if (!polls && !running) return [];
      const heard = Math.max(peer.spoke, peer.wire.heard());
      return wall - heard > (polls ? POLL_SILENT : 3 * PING_EVERY) ? [[peer, polls ? heard : wall]] : [];
    });
  }

  /** When somebody will have been gone long enough, or silent, for something to be done about it. */
  lookAt(): number {
    return Math.min(this.attendance.nextAt(), this.electionAt(), this.#silentAt());
  }

  /** When a page that has to ask may be gone. */
  #silentAt(): number {
    let heard = Number.POSITIVE_INFINITY;
    for (const { wire } of this.peers) if (wire.polls) heard = Math.min(heard, wire.heard());
    return Math.ceil((heard + POLL_SILENT + 1) / POLL_LOOK) * POLL_LOOK;
  }
}
