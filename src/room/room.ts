import type { Input, Session } from "../game/index.ts";
import { SEATS_MAX } from "../game/limits.ts";
import type { Ms, Refusal, SeatId } from "../game/types.ts";
import { codeFromKey } from "../protocol/code.ts";
import type { ClientMessage, DriveMessage, RefusalMessage, You } from "../protocol/messages.ts";
import { Agenda } from "./agenda.ts";
import type { Gone } from "./attendance.ts";
import type { ClockPoint } from "./clock.ts";
import { Commands } from "./commands.ts";
import { Crowd } from "./crowd.ts";
import { Display } from "./display.ts";
import { Family } from "./family.ts";
import type { Hands } from "./hands.ts";
import { type Disk, Ledger } from "./ledger.ts";
import { DESERTED_AFTER, HEARTBEAT } from "./limits.ts";
import { Peer, type Wire } from "./peer.ts";
import { givesWay } from "./places.ts";
import { isHost } from "./powers.ts";
import { read } from "./read.ts";
import { isRude } from "./rude.ts";
import { Runner } from "./runner.ts";
import { answered, type Seen } from "./seen.ts";
import type { Fault } from "./stored.ts";
import type { Means, Wish } from "./wishes.ts";

export interface RoomSettings {
  rules: string;
  /** The version of the page that the room wants; empty where it wants none. */
  client: string;
  /** Flushes are at least so far apart, in ms. */
  flush: Ms;
  /** After how long without a host a class may elect one, in ms; the usual time where it is left out. */
  electionAfter?: Ms;
  /** A fresh 128-bit key in hex. */
  key(): string;
}

/** Who asks by a plain request has no line that anything could be sent to. */
const NO_WIRE: Wire = { send: () => {}, close: () => {}, heard: () => 0, keep: () => {} };

/**
 * A room: sockets on one side, a session and its disk on the other; knows neither Workers nor SQL. Wall time in ms comes
 * in with every call. A throw from any method means that memory may be ahead of disk: drop the room and load it again.
 */
export class Room {
  readonly #ledger: Ledger;
  readonly #settings: RoomSettings;
  readonly #session: Session;
  readonly #seen: Seen;
  readonly #crowd: Crowd;
  readonly #runner: Runner;
  readonly #commands: Commands;
  /** When it is wanted next. */
  readonly agenda: Agenda;
  /** What it shows to whom. */
  readonly display: Display;
  /** What it has to do with the other rooms of its family. */
  readonly family: Family;

  constructor(disk: Disk, settings: RoomSettings, session: Session, seen: Seen, last: ClockPoint) {
    const ledger = new Ledger(disk, settings.rules, session);
    const crowd = new Crowd(session, settings.electionAfter);
    const runner = new Runner(session, ledger, crowd, last);
    this.#ledger = ledger;
    this.#settings = settings;
    this.#session = session;
    this.#seen = seen;
    this.#crowd = crowd;
    this.#runner = runner;
    const means: Means = {
      key: () => settings.key(),
      code: () => codeFromKey(settings.key()),
      absent: () => crowd.absent(),
      present: () => crowd.present(),
      stood: () => runner.stood,
      get playing() {
        return session.phase === "round";
      },
    };
    const store = (wall: number, t: Ms): void => this.#store(wall, t);
    const flush = (wall: number): void => this.flush(wall);
    const hands: Hands = { disk, ledger, crowd, runner, seen, means, store, flush };
    this.#commands = new Commands(hands);
    this.agenda = new Agenda(hands, settings.flush);
    this.display = new Display(hands, settings);
    this.family = new Family(hands);
  }

  get session(): Readonly<Session> {
    return this.#session;
  }

  /** No seat is left for a newcomer: not even a bot's. */
  get full(): boolean {
    const { seats } = this.#session;
    return seats.length >= SEATS_MAX && seats.every((seat) => seat.kind === "person");
  }

  /** A round is on, and its clock runs. */
  get running(): boolean {
    return this.#runner.running;
  }

  /** Opens a viewer; `woken` for one whose socket was open all along. Its first frame goes out with the next flush. */
  connect(peer: Peer, wall: number, woken = false): void {
    const t = this.#runner.run(wall);
    this.#crowd.add(peer, wall);
    this.#runner.dirty = true;
    if (!woken && isHost(peer, this.#session)) this.#hostReturns(t);
    const { seat } = peer;
    if (seat !== undefined && this.#session.seats[seat]?.away) this.#runner.apply({ type: "back", seat }, t);
    const crowded = givesWay(this.#crowd.peers, peer);
    if (!crowded) return;
    crowded.wire.close(4009, "too_many_tabs");
    this.disconnect(crowded, wall);
  }

  /**
   * The sockets still open have been connected: a seat without one has as long to come back as any, or what is left of that if
   * it was gone before the room was.
   */
  awaitAbsent(wall: number, before?: Gone): void {
    const absent = this.#crowd.absent().filter((seat) => !this.#session.seats[seat]?.away);
    this.#crowd.attendance.awoke(absent, wall, before);
    this.#crowd.seeHosts(wall);
  }

  /** Who is gone, to be kept for when the room wakes; undefined where nothing of it has changed. */
  gone(): Gone | undefined {
    return this.#crowd.attendance.news();
  }

  disconnect(peer: Peer, wall: number): void {
    this.#crowd.remove(peer, wall);
  }

  /** A host who comes back is host again: elections end, and what they made. */
  #hostReturns(t: Ms): void {
    const { election, hosts } = this.#session.house;
    if (election || Object.values(hosts).includes("elected")) this.#runner.apply({ type: "hosted" }, t);
  }

  /** A message from a viewer, as text from the wire. */
  receive(peer: Peer, text: string | ArrayBuffer, wall: number): void {
    // A socket that was told to close may still have sent something.
    if (!this.#crowd.has(peer)) return;
    const t = this.#runner.run(wall);
    peer.spoke = wall;
    if (peer.seat !== undefined) this.#crowd.attendance.did(peer.seat, wall);
    const message = read(text);
    const error = !peer.allowed(wall) ? "too_fast" : "error" in message ? message.error : undefined;
    if (error === undefined) {
      this.#commands.take(message as ClientMessage, peer, t);
      return;
    }
    this.#runner.dirty = true;
    if (peer.strike(wall)) {
      peer.wire.close(4008, "too_many_errors");
      this.disconnect(peer, wall);
      return;
    }
    const id = "id" in message ? message.id : undefined;
    // Told that it was refused, nobody shall find it done by a copy that comes later.
    if (id !== undefined && error === "too_fast") answered(this.#seen, peer.owner, id);
    peer.no.push(id === undefined ? { code: error } : { id, code: error });
  }

  /** A newcomer takes a seat, alone or with who shares it; stored when this returns. */
  sit(name: string, wall: number, together: string[] = []): { seat: SeatId; name: string } | Refusal {
    const t = this.#runner.run(wall);
    if (this.#session.house.names === "own" && [name, ...together].some(isRude)) return { code: "rude_name" };
    const before = this.#session.seats.map((seat) => seat.kind);
    const refusal = this.#runner.apply({ type: "sit", name, ...(together.length > 0 && { together }) }, t);
    if (refusal) return refusal;
    const seat = this.#session.seats.findIndex((s, i) => s.kind === "person" && before[i] !== "person");
    this.#crowd.attendance.took(seat, wall);
    // Shown with the next flush: when a class comes in, not every newcomer is a frame for everybody.
    this.#store(wall, t);
    return { seat, name: this.#session.seats[seat]?.name ?? name };
  }

  #anew(): Wish {
    return { type: "restart", key: this.#settings.key() };
  }

  /** Starts the running round again under a fresh key; `paused`: its clock stands still until somebody lets it go on. */
  restart(wall: number, paused = false): void {
    const t = this.#runner.run(wall);
    this.#runner.apply(this.#anew(), t);
    if (paused) this.#runner.apply({ type: "pause" }, t);
  }

  /** What was done and is not stored yet. */
  get unstored(): readonly Input[] {
    return this.#ledger.inputs;
  }

  /** Gives the running round up. Stored when this returns; runs nothing before, since what is due may be what failed. */
  giveUp(fault: Fault, wall: number): void {
    this.#runner.apply({ type: "void", why: "round_broke" }, this.#runner.t);
    this.#ledger.failed(fault);
    this.#store(wall, this.#runner.t);
  }

  /** The host changes something of the session in one go; stored when this returns. */
  change(
    wish: Extract<Wish, { type: "plan" | "lesson" | "level" | "pace" | "mode" }>,
    wall: number,
  ): Refusal | undefined {
    const t = this.#runner.run(wall);
    const refusal = this.#runner.apply(wish, t);
    if (!refusal) this.#store(wall, t);
    return refusal;
  }

  /** Somebody without a line drives the room: done and stored when this returns, or refused. */
  drive(message: DriveMessage, who: You, wall: number): RefusalMessage | undefined {
    const t = this.#runner.run(wall);
    const peer = new Peer(NO_WIRE, who, wall);
    if (isHost(peer, this.#session)) {
      this.#crowd.hostAsked(wall);
      this.#hostReturns(t);
    }
    this.#commands.take(message, peer, t);
    this.#store(wall, t);
    return peer.no[0];
  }

  /** Looks after time: what is due happens, phones that are gone are handed to the autopilot, a due flush goes out. */
  tick(wall: number): void {
    const t = this.#runner.run(wall);
    this.#listen(wall);
    this.#lookAfter(wall, t);
    if (this.agenda.goesOnAt() <= wall) this.#commands.goOn(t);
    const since = wall - this.#runner.flushed;
    const stale = this.running && since >= HEARTBEAT;
    if (stale || (this.#runner.dirty && since >= this.#settings.flush)) this.flush(wall);
  }

  /** While a round runs sockets that say nothing any more are closed; pages that have to ask are given up at any time. */
  #listen(wall: number): void {
    for (const [peer, heard] of this.#crowd.silent(this.running, wall)) {
      peer.wire.close(4001, "silent");
      this.disconnect(peer, heard);
    }
  }

  /** Who has been gone long enough is away, or gives up a seat that was never used; a class without a host may elect one. */
  #lookAfter(wall: number, t: Ms): void {
    const { away, lapsed } = this.#crowd.attendance.due(wall);
    for (const seat of away) this.#runner.apply({ type: "away", seat }, t);
    for (const seat of lapsed) this.#commands.lapse(seat, false, t);
    if (wall >= this.#crowd.electionAt()) this.#runner.apply({ type: "election" }, t);
    const deserted = wall - (this.#crowd.attendance.unseen ?? wall) >= DESERTED_AFTER;
    if (deserted && this.running && this.#session.phase === "round")
      this.#runner.apply({ type: "void", why: "round_deserted" }, t);
  }

  /** Stores what happened up to now, and how far time has come. */
  #store(wall: number, t: Ms): void {
    this.#ledger.store(this.#session, this.#seen, { wall, t });
  }

  /** Stores, then acknowledges and shows. */
  flush(wall: number): void {
    this.display.flush(wall);
  }
}
