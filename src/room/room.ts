import { advance, apply, type Input, nextDue, rateOf, type Session, Views } from "../game/index.ts";
import { SEATS_MAX } from "../game/limits.ts";
import type { Ms, Refusal, SeatId } from "../game/types.ts";
import { HOST_CHANNEL, type HostView } from "../protocol/channels.ts";
import type { ClientMessage } from "../protocol/messages.ts";
import type { Gone } from "./attendance.ts";
import { Clock, type ClockPoint } from "./clock.ts";
import { Crowd } from "./crowd.ts";
import { Fanout } from "./fanout.ts";
import { type Disk, Ledger, phaseOf } from "./ledger.ts";
import { DESERTED_AFTER, HEARTBEAT, PAUSE_AFTER, WATCHDOG_AFTER } from "./limits.ts";
import type { Peer } from "./peer.ts";
import { givesWay } from "./places.ts";
import { forbidden, isHost } from "./powers.ts";
import { read } from "./read.ts";
import { isRude } from "./rude.ts";
import { answered, known, remember, type Seen } from "./seen.ts";
import type { Fault } from "./stored.ts";
import { type Means, type Wish, wishOf } from "./wishes.ts";

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

/** What an input came from, for its acknowledgement. */
interface From {
  peer: Peer;
  id: string;
}

/**
 * A room: sockets on one side, a session and its disk on the other; knows neither Workers nor SQL. Wall time in ms comes
 * in with every call. A throw from any method means that memory may be ahead of disk: drop the room and load it again.
 */
export class Room {
  readonly #disk: Disk;
  readonly #ledger: Ledger;
  readonly #settings: RoomSettings;
  readonly #session: Session;
  readonly #seen: Seen;
  readonly #clock: Clock;
  readonly #fanout = new Fanout();
  readonly #crowd: Crowd;
  #dirty = false;
  #flushed = Number.NEGATIVE_INFINITY;
  /** When the room last ran, in wall time and in session time. */
  #ran: number;
  #t: Ms;
  readonly #means: Means;
  constructor(disk: Disk, settings: RoomSettings, session: Session, seen: Seen, last: ClockPoint) {
    this.#disk = disk;
    this.#settings = settings;
    this.#session = session;
    this.#seen = seen;
    this.#clock = new Clock(last, rateOf(session));
    this.#ran = last.wall;
    this.#t = last.t;
    this.#ledger = new Ledger(disk, settings.rules, session);
    this.#crowd = new Crowd(session, settings.electionAfter);
    const room = this;
    this.#means = {
      key: () => settings.key(),
      absent: () => this.#crowd.absent(),
      present: () => this.#crowd.present(),
      get playing() {
        return room.session.phase === "round";
      },
    };
  }

  get session(): Readonly<Session> {
    return this.#session;
  }

  /** No seat is left for a newcomer: not even a bot's. */
  get full(): boolean {
    const { seats } = this.#session;
    return seats.length >= SEATS_MAX && seats.every((seat) => seat.kind === "person");
  }

  /** Runs the session up to `wall`; a long gap while the clock runs is a pause instead. */
  #run(wall: number): Ms {
    const gap = wall - this.#ran;
    this.#ran = wall;
    if (gap < 0) this.#setBack(wall);
    else if (this.running && gap > PAUSE_AFTER) {
      this.#clock.resume(wall, this.#t);
      this.#ledger.paused(gap);
      this.#crowd.attendance.slept(wall);
    }
    const t = Math.max(this.#clock.at(wall), this.#session.now);
    this.#t = t;
    const due = nextDue(this.#session);
    if (due !== undefined && due <= t) {
      advance(this.#session, t);
      this.#dirty = true;
      this.#setRate(wall, t);
    }
    return t;
  }

  /** A round is on, and its clock runs. */
  get running(): boolean {
    return this.#session.phase === "round" && !this.#session.paused;
  }

  /** The clock runs as fast as the session says. */
  #setRate(wall: number, t: Ms): void {
    const rate = rateOf(this.#session);
    if (rate !== this.#clock.rate) this.#clock.resume(wall, t, rate);
  }

  /** The machine's clock was set back: session time goes on from where it is, and nothing waits for the old time. */
  #setBack(wall: number): void {
    this.#clock.resume(wall, this.#t);
    this.#flushed = Math.min(this.#flushed, wall);
    this.#ledger.setBack(wall);
    this.#crowd.attendance.setBack(wall);
  }

  #apply(wish: Wish, t: Ms): Refusal | undefined {
    const input = { t, ...wish } as Input;
    const refusal = apply(this.#session, input);
    if (refusal) return refusal;
    this.#ledger.add(input);
    this.#dirty = true;
    this.#setRate(this.#ran, t);
    return undefined;
  }

  /** A command from a socket: done and to be acknowledged, or refused. */
  #command(wish: Wish, from: From, t: Ms): void {
    const { peer, id } = from;
    this.#dirty = true;
    const refusal = this.#apply(wish, t);
    if (refusal) peer.no.push({ id, ...refusal });
    else this.#done(from);
  }

  /** A command is done and to be acknowledged. */
  #done({ peer, id }: From): void {
    peer.ack.push(id);
    remember(this.#seen, peer.owner, id);
    this.#ledger.done(peer.owner, id);
  }

  /** Answers a command that came before: acknowledged only if it was done then. Whether it did. */
  #repeated({ peer, id }: From): boolean {
    const before = known(this.#seen, peer.owner, id);
    if (before === "done") peer.ack.push(id);
    else if (before === "late") peer.no.push({ id, code: "too_late" });
    else answered(this.#seen, peer.owner, id);
    return before !== undefined;
  }

  /** Opens a viewer; `woken` for one whose socket was open all along. Its first frame goes out with the next flush. */
  connect(peer: Peer, wall: number, woken = false): void {
    const t = this.#run(wall);
    this.#crowd.add(peer, wall);
    this.#dirty = true;
    if (!woken && isHost(peer, this.#session)) this.#hostReturns(t);
    const { seat } = peer;
    if (seat !== undefined && this.#session.seats[seat]?.away) this.#apply({ type: "back", seat }, t);
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
    if (election || Object.values(hosts).includes("elected")) this.#apply({ type: "hosted" }, t);
  }

  /** A message from a viewer, as text from the wire. */
  receive(peer: Peer, text: string | ArrayBuffer, wall: number): void {
    // A socket that was told to close may still have sent something.
    if (!this.#crowd.has(peer)) return;
    const t = this.#run(wall);
    peer.spoke = wall;
    if (peer.seat !== undefined) this.#crowd.attendance.did(peer.seat, wall);
    const message = read(text);
    const error = !peer.allowed(wall) ? "too_fast" : "error" in message ? message.error : undefined;
    if (error === undefined) {
      this.#handle(message as ClientMessage, peer, t);
      return;
    }
    this.#dirty = true;
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

  #handle(m: ClientMessage, peer: Peer, t: Ms): void {
    if (m.type === "resync") {
      peer.resync();
      this.#dirty = true;
      return;
    }
    this.#dirty = true;
    if (this.#repeated({ peer, id: m.id })) return;
    if (m.type === "clear") {
      this.#clear({ peer, id: m.id }, t);
      return;
    }
    const wish = this.#wish(m, peer);
    // What is noted for a round's recording is its state at the end, which the next round takes the place of.
    if (m.type === "start" && this.#ledger.turned(this.#session)) this.#store(this.#ran, t);
    if (typeof wish === "string") peer.no.push({ id: m.id, code: wish });
    else if (wish.type === "leave") this.#leave(wish.seat, { peer, id: m.id }, t);
    else this.#command(wish, { peer, id: m.id }, t);
  }

  /** What a message asks of the session, or the code for why its sender may not ask. */
  #wish(m: Exclude<ClientMessage, { type: "resync" | "clear" }>, peer: Peer): Wish | string {
    return forbidden(m, peer, this.#session) ?? wishOf(m, peer.seat ?? -1, this.#means);
  }

  /** Takes away every seat that nobody has come back to, or that was taken and never used. */
  #clear(from: From, t: Ms): void {
    const no = forbidden({ type: "clear" }, from.peer, this.#session);
    if (no) {
      from.peer.no.push({ id: from.id, code: no });
      return;
    }
    this.#done(from);
    for (const seat of this.#crowd.absent())
      if (this.#session.seats[seat]?.away || this.#crowd.attendance.unused(seat, this.#ran))
        this.#lapse(seat, !this.#crowd.attendance.isNew(seat), t);
  }

  /** A seat is a bot's again: its tokens open nothing any more, and whoever looks at it looks on. */
  #vacate(seat: SeatId, used = true): void {
    this.#crowd.unseat(seat);
    this.#disk.revoke(seat, used);
  }

  #lapse(seat: SeatId, used: boolean, t: Ms): void {
    if (!this.#apply({ type: "leave", seat }, t)) this.#vacate(seat, used);
  }

  #leave(seat: SeatId, from: From, t: Ms): void {
    this.#command({ type: "leave", seat }, from, t);
    if (this.#session.seats[seat]?.kind === "person") return;
    // The seat and its tokens go in one.
    this.#vacate(seat);
    this.flush(this.#ran);
  }

  /** A newcomer takes a seat; stored when this returns. */
  sit(name: string, wall: number): { seat: SeatId; name: string } | Refusal {
    const t = this.#run(wall);
    if (this.#session.house.names === "own" && isRude(name)) return { code: "rude_name" };
    const before = this.#session.seats.map((seat) => seat.kind);
    const refusal = this.#apply({ type: "sit", name }, t);
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
    const t = this.#run(wall);
    this.#apply(this.#anew(), t);
    if (paused) this.#apply({ type: "pause" }, t);
  }

  /** What was done and is not stored yet. */
  get unstored(): readonly Input[] {
    return this.#ledger.inputs;
  }

  /** Gives the running round up. Stored when this returns; runs nothing before, since what is due may be what failed. */
  giveUp(fault: Fault, wall: number): void {
    this.#apply({ type: "void", why: "round_broke" }, this.#t);
    this.#ledger.failed(fault);
    this.#store(wall, this.#t);
  }

  /** The host changes something of the session in one go; stored when this returns. */
  change(wish: Extract<Wish, { type: "plan" | "level" | "pace" | "mode" }>, wall: number): Refusal | undefined {
    const t = this.#run(wall);
    const refusal = this.#apply(wish, t);
    if (!refusal) this.#store(wall, t);
    return refusal;
  }

  /** Looks after time: what is due happens, phones that are gone are handed to the autopilot, a due flush goes out. */
  tick(wall: number): void {
    const t = this.#run(wall);
    this.#listen(wall);
    this.#lookAfter(wall, t);
    const since = wall - this.#flushed;
    const stale = this.running && since >= HEARTBEAT;
    if (stale || (this.#dirty && since >= this.#settings.flush)) this.flush(wall);
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
    for (const seat of away) this.#apply({ type: "away", seat }, t);
    for (const seat of lapsed) this.#lapse(seat, false, t);
    if (wall >= this.#crowd.electionAt()) this.#apply({ type: "election" }, t);
    const deserted = wall - (this.#crowd.attendance.unseen ?? wall) >= DESERTED_AFTER;
    if (deserted && this.running) this.#apply({ type: "void", why: "round_deserted" }, t);
  }

  /** When somebody will have been gone long enough, in wall time: an alarm's work, so that the room can sleep until then. */
  lookAt(): number {
    return this.#crowd.lookAt();
  }

  /** Stores what happened up to now, and how far time has come. */
  #store(wall: number, t: Ms): void {
    this.#ledger.store(this.#session, this.#seen, { wall, t });
  }

  /** What the session shows, and to hosts what the room knows besides. */
  #views(wall: number, t: Ms): Pick<Views, "ofSeat" | "view"> {
    const views = new Views(this.#session, t);
    for (const peer of this.#crowd.peers) peer.hosts = isHost(peer, this.#session);
    const idle = this.#crowd.attendance.idle(this.#crowd.present(), this.running, wall);
    const host: HostView = { idle, slow: { ...this.#session.house.slow } };
    return {
      ofSeat: (seat) => views.ofSeat(seat),
      view: (channel) => (channel === HOST_CHANNEL ? host : views.view(channel)),
    };
  }

  /** Stores, then acknowledges and shows, in one synchronous block. Nothing unstored is ever shown. */
  flush(wall: number): void {
    const t = this.#run(wall);
    this.#dirty = false;
    this.#flushed = wall;
    const frames = this.#fanout.prepare(this.#crowd.peers, this.#views(wall, t), this.#settings, t, this.#clock.rate);
    const news = frames.length > 0 || this.#ledger.hasNews(this.#session);
    if (news || this.#ledger.idle(wall) >= HEARTBEAT) this.#store(wall, t);
    for (const [peer, text] of frames) peer.wire.send(text);
  }

  /** When `tick` is wanted next, in wall time; undefined when the room may sleep until somebody comes. */
  wakeAt(wall: number): number | undefined {
    const flush = this.#dirty ? Math.max(wall, this.#flushed + this.#settings.flush) : Number.POSITIVE_INFINITY;
    if (!this.running) return this.#dirty ? flush : undefined;
    const due = nextDue(this.#session);
    const next = due === undefined ? Number.POSITIVE_INFINITY : this.#clock.wallOf(due);
    // What is due before the next flush may show is run with it: nobody could see it earlier.
    return Math.min(flush, Math.max(next, this.#flushed + this.#settings.flush), wall + HEARTBEAT);
  }

  /** When the watchdog should look in, should the room be gone from memory then; undefined while no clock runs. */
  watchdogAt(): number | undefined {
    const round = this.running ? this.#session.round : undefined;
    return round && this.#clock.wallOf(round.naming?.until ?? round.end) + WATCHDOG_AFTER;
  }

  /** What the alarm is set for: one is enough until this changes. */
  get watched(): string {
    return `${phaseOf(this.#session)} ${this.running ? (this.#session.round?.naming?.until ?? this.#session.round?.end) : ""}`;
  }
}
