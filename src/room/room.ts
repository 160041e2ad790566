import {
  type Errand,
  errandsOf,
  homeKey,
  type Input,
  lessonDesk,
  nextDue,
  runsUntil,
  type Session,
  Views,
} from "../game/index.ts";
import { SEATS_MAX } from "../game/limits.ts";
import type { Ms, Refusal, SeatId } from "../game/types.ts";
import { HOST_CHANNEL, type HostView } from "../protocol/channels.ts";
import { codeFromKey } from "../protocol/code.ts";
import type { RoomState } from "../protocol/http.ts";
import type { ClientMessage, DriveMessage, RefusalMessage, You } from "../protocol/messages.ts";
import type { Gone } from "./attendance.ts";
import type { ClockPoint } from "./clock.ts";
import { Commands } from "./commands.ts";
import { Crowd } from "./crowd.ts";
import { channelsOf, Fanout } from "./fanout.ts";
import { type Disk, Ledger, phaseOf } from "./ledger.ts";
import { DESERTED_AFTER, HEARTBEAT, WATCHDOG_AFTER } from "./limits.ts";
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

/** What other rooms of the family do to this one, or came to. */
type KinWish = Extract<Wish, { type: "redraw" | "made" | "arrive" | "stuck" | "heard" | "told" | "gone" }>;

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
  readonly #fanout = new Fanout();
  readonly #crowd: Crowd;
  readonly #runner: Runner;
  readonly #commands: Commands;

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
      code: () => this.code(),
      absent: () => crowd.absent(),
      present: () => crowd.present(),
      stood: () => runner.stood,
      get playing() {
        return session.phase === "round";
      },
    };
    const store = (wall: number, t: Ms): void => this.#store(wall, t);
    const flush = (wall: number): void => this.flush(wall);
    this.#commands = new Commands({ disk, ledger, crowd, runner, seen, means, store, flush });
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

  /** What is to be done in the other rooms of the family; nothing as long as what decided it is not stored. */
  errands(): Errand[] {
    if (this.#ledger.inputs.length > 0) return [];
    return errandsOf(this.#session);
  }

  /** A code for a room that may have to be made, where another turned out to be taken. */
  code(): string {
    return codeFromKey(this.#settings.key());
  }

  /** What another room did, or says; stored when this returns. */
  hear(wish: KinWish, wall: number): Refusal | undefined {
    const t = this.#runner.run(wall);
    const refusal = this.#runner.apply(wish, t);
    if (!refusal) this.#store(wall, t);
    return refusal;
  }

  /** Somebody comes from another room: the seat that they have here, now or since they came with this very move. Stored when this returns. */
  arrive(wish: Extract<Wish, { type: "arrive" }>, wall: number): { seat: SeatId } | Refusal {
    const before = this.#session.family?.arrived[homeKey(wish.from, wish.home)];
    if (before && before.n >= wish.n) return { seat: before.seat };
    const refusal = this.hear(wish, wall);
    if (refusal) return refusal;
    const seat = this.#session.family?.arrived[homeKey(wish.from, wish.home)]?.seat;
    if (seat === undefined) return { code: "no_room" };
    // Their page is about to come. Unlike a newcomer's, the seat stays theirs if it does not.
    this.#crowd.attendance.went(seat, wall);
    return { seat };
  }

  /** A seat's person is in another room now; `open` changes what their keys open, in the same step. Stored and shown when this returns. */
  part(seat: SeatId, wall: number, open: (to: string) => void): Refusal | undefined {
    const to = this.#session.family?.going[seat]?.to;
    const t = this.#runner.run(wall);
    const refusal = to === undefined ? { code: "no_change" } : this.#runner.apply({ type: "parted", seat }, t);
    if (refusal || to === undefined) return refusal;
    open(to);
    this.#crowd.attendance.came(seat);
    this.#crowd.send(seat, to);
    this.flush(wall);
    return undefined;
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

  /**
   * What a page with these keys is shown now; or what the `screen` is, to whoever is in the room: nothing where none is connected,
   * since then nobody sees it. Nothing unstored is in it.
   */
  look(asker: You, screen: boolean, wall: number): Omit<RoomState, "code"> {
    const who = screen ? { screen } : asker;
    const t = this.#runner.run(wall);
    if (this.running || this.#ledger.hasNews(this.#session)) this.#store(wall, t);
    const views = this.#views(wall, t);
    const shown: RoomState["views"] = {};
    const nowhere = screen && asker.seat !== undefined && ![...this.#crowd.peers].some((peer) => peer.who.screen);
    if (nowhere) return { t, rate: this.#runner.rate, rules: this.#settings.rules, you: who, views: {} };
    for (const channel of channelsOf(who.seat, isHost({ who }, this.#session), views)) {
      const view = views.view(channel);
      if (view) shown[channel] = view as RoomState["views"][string];
    }
    return { t, rate: this.#runner.rate, rules: this.#settings.rules, you: who, views: shown };
  }

  /** Looks after time: what is due happens, phones that are gone are handed to the autopilot, a due flush goes out. */
  tick(wall: number): void {
    const t = this.#runner.run(wall);
    this.#listen(wall);
    this.#lookAfter(wall, t);
    if (this.#goesOnAt() <= wall) this.#commands.goOn(t);
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

  /** When a lesson that a timer drives comes to its next step by itself, in wall time; never while nobody sees it. */
  #goesOnAt(): number {
    const { phase, lesson } = this.#session;
    const until = phase === "round" || this.#crowd.peers.size === 0 ? undefined : lesson?.until;
    return until === undefined ? Number.POSITIVE_INFINITY : this.#runner.wallOf(until);
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
    const { house, lesson } = this.#session;
    const host: HostView = { idle, slow: { ...house.slow }, ...(lesson && { lesson: lessonDesk(lesson) }) };
    return {
      ofSeat: (seat) => views.ofSeat(seat),
      view: (channel) => (channel === HOST_CHANNEL ? host : views.view(channel)),
    };
  }

  /** Stores, then acknowledges and shows, in one synchronous block. Nothing unstored is ever shown. */
  flush(wall: number): void {
    const t = this.#runner.run(wall);
    this.#runner.dirty = false;
    this.#runner.flushed = wall;
    const frames = this.#fanout.prepare(this.#crowd.peers, this.#views(wall, t), this.#settings, t, this.#runner.rate);
    const news = frames.length > 0 || this.#ledger.hasNews(this.#session);
    if (news || this.#ledger.idle(wall) >= HEARTBEAT) this.#store(wall, t);
    for (const [peer, text] of frames) peer.wire.send(text);
  }

  /** When `tick` is wanted next, in wall time; undefined when the room may sleep until somebody comes. */
  wakeAt(wall: number): number | undefined {
    const flush = this.#runner.dirty
      ? Math.max(wall, this.#runner.flushed + this.#settings.flush)
      : Number.POSITIVE_INFINITY;
    if (!this.running) {
      const at = Math.min(flush, this.#goesOnAt());
      return at === Number.POSITIVE_INFINITY ? undefined : at;
    }
    const due = nextDue(this.#session);
    const next = due === undefined ? Number.POSITIVE_INFINITY : this.#runner.wallOf(due);
    // What is due before the next flush may show is run with it: nobody could see it earlier.
    return Math.min(flush, Math.max(next, this.#runner.flushed + this.#settings.flush), wall + HEARTBEAT);
  }

  /** When the watchdog should look in, should the room be gone from memory then; undefined while no clock runs, nor a lesson's timer. */
  watchdogAt(): number | undefined {
    const until = runsUntil(this.#session);
    const goesOn = this.#goesOnAt();
    if (until === undefined) return goesOn === Number.POSITIVE_INFINITY ? undefined : goesOn + WATCHDOG_AFTER;
    return this.#runner.wallOf(until) + WATCHDOG_AFTER;
  }

  /** What the alarm is set for: one is enough until this changes. */
  get watched(): string {
    const goesOn = this.#goesOnAt();
    if (!this.running && goesOn < Number.POSITIVE_INFINITY) return `${phaseOf(this.#session)} ${goesOn}`;
    return `${phaseOf(this.#session)} ${runsUntil(this.#session) ?? ""}`;
  }
}
