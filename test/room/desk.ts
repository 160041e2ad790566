import { apply, createSession, type Session } from "../../src/game/index.ts";
import type { AllView, OwnView } from "../../src/game/views.ts";
import type { ScoutView } from "../../src/game/worlds/swarm/view.ts";
import { type View, viewOfKind } from "../../src/protocol/channels.ts";
import type { Frame, RefusalMessage, You } from "../../src/protocol/messages.ts";
import { Receiver } from "../../src/protocol/receiver.ts";
import type { ClockPoint } from "../../src/room/clock.ts";
import type { Disk } from "../../src/room/ledger.ts";
import { Peer, type Wire } from "../../src/room/peer.ts";
import { nextPoll, type Poll, Polls } from "../../src/room/polls.ts";
import { Room } from "../../src/room/room.ts";
import type { Seen } from "../../src/room/seen.ts";
import { chosen } from "../../src/room/setup.ts";
import type { Batch, Stored } from "../../src/room/stored.ts";
import { wake } from "../../src/room/wake.ts";

/** A disk that keeps everything as text, as a real one does; it can be made to fail. */
export class FakeDisk implements Disk {
  readonly log: { rules: string; text: string }[] = [];
  readonly revoked: number[] = [];
  clock: ClockPoint;
  rules: string;
  snapshots = 0;
  failing = false;
  #snapshot: string;
  #last = 0;

  constructor(session: Session, clock: ClockPoint, rules: string) {
    this.clock = clock;
    this.rules = rules;
    this.#snapshot = JSON.stringify({ session, seen: {} });
  }

  /** Rounds that were noted for their recordings. */
  readonly recorded: number[] = [];

  record(_rules: string, session: Session): void {
    this.#mayFail();
    if (session.round?.phase === "over") this.recorded.push(session.round.number);
  }

  #mayFail(): void {
    if (this.failing) throw new Error("disk full");
  }

  append(batch: Batch, clock: ClockPoint, rules: string): void {
    this.#mayFail();
    if (batch.inputs.length > 0 || batch.ids.length > 0 || batch.paused !== undefined)
      this.log.push({ rules, text: JSON.stringify(batch) });
    this.clock = clock;
  }

  snapshot(rules: string, session: Session, seen: Seen): number {
    this.#mayFail();
    this.#snapshot = JSON.stringify({ session, seen });
    this.#last = this.log.length;
    this.rules = rules;
    this.snapshots++;
    return this.#snapshot.length;
  }

  revoke(seat: number): void {
    this.revoked.push(seat);
  }

  get batches(): Batch[] {
    return this.log.map((row) => JSON.parse(row.text) as Batch);
  }

  load(): Stored {
    const batches = this.batches.slice(this.#last);
    const rules = this.log.slice(this.#last).at(-1)?.rules ?? this.rules;
    return { code: "TESTS", clock: this.clock, rules, snapshot: this.#snapshot, batches };
  }
}

/** A viewer at the other end of a wire that is only an array. */
export class Phone implements Wire {
  readonly texts: string[] = [];
  readonly acked: string[] = [];
  readonly refusals: RefusalMessage[] = [];
  closed: number | undefined;
  pinged = Number.NEGATIVE_INFINITY;
  you: You = {};
  readonly peer: Peer;
  readonly receiver = new Receiver();
  #count = 0;
  readonly #tab: string;

  /** Hears every frame as well, where given: a line's other end. */
  readonly #hears: ((text: string) => void) | undefined;

  constructor(who: You, wall: number, tab: string, hears?: (text: string) => void) {
    this.#hears = hears;
    this.peer = new Peer(this, who, wall);
    this.#tab = tab;
    this.pinged = wall;
  }

  send(text: string): void {
    this.texts.push(text);
    const frame = JSON.parse(text) as Frame;
    if (this.receiver.take(frame) !== "ok") throw new Error(`frame ${frame.n} does not fit`);
    this.you = this.receiver.you;
    this.acked.push(...(frame.ack ?? []));
    this.refusals.push(...(frame.no ?? []));
    this.#hears?.(text);
  }

  close(code: number): void {
    this.closed ??= code;
  }

  heard(): number {
    return this.pinged;
  }

  keep(who: You): void {
    this.you = who;
  }

  id(): string {
    return `${this.#tab}.${++this.#count}`;
  }

  get frames(): Frame[] {
    return this.texts.map((text) => JSON.parse(text) as Frame);
  }

  get all(): AllView {
    return this.view("all") as unknown as AllView;
  }

  get own(): OwnView {
    return this.view("seat") as unknown as OwnView;
  }

  /** What its seat sees of its scout. */
  get scout(): ScoutView | undefined {
    return this.own.parts?.swarm as ScoutView | undefined;
  }

  /** What its channel of a kind shows: `seat`, `site`. */
  view(kind: string): View | undefined {
    return viewOfKind(this.receiver.views, kind);
  }
}

interface DeskOptions {
  scenario?: string;
  fill?: number;
  flush?: number;
  /** How fast the clocks of rounds run. */
  pace?: number;
  /** In place of the fake disk. */
  disk?: (session: Session, clock: ClockPoint, rules: string) => FakeDisk;
}

/** A room on a desk: no sockets, no Worker, and time that passes when told to. */
export class Desk {
  wall = 1_000_000;
  room: Room;
  readonly disk: FakeDisk;
  readonly phones: Phone[] = [];
  polls: Polls;
  readonly #flush: number;
  #timerAt = Number.POSITIVE_INFINITY;
  #keys: number;
  #tabs = 0;
  #epochs = 0;

  /** Keys are counted from `keys`: the same number makes the same rounds. */
  constructor({ scenario = "meadow", fill = 30, flush = 100, pace = 1, disk }: DeskOptions = {}, keys = 0) {
    this.#flush = flush;
    this.#keys = keys;
    this.polls = this.#noPolls();
    const session = createSession();
    const setup = chosen(scenario, fill);
    if (!setup) throw new Error(`no scenario ${scenario} with ${fill}`);
    apply(session, { t: 0, type: "plan", steps: [setup] });
    if (pace !== 1) apply(session, { t: 0, type: "pace", pace });
    const clock = { wall: this.wall, t: 0 };
    this.disk = disk?.(session, clock, "rules 1") ?? new FakeDisk(session, clock, "rules 1");
    this.room = new Room(this.disk, this.#settings("rules 1"), session, {}, clock);
  }

  #noPolls(): Polls {
    return new Polls(
      () => `epoch ${++this.#epochs}`,
      () => this.wall,
    );
  }

  #settings(rules: string) {
    return { rules, client: "page 1", flush: this.#flush, key: () => (++this.#keys).toString(16).padStart(32, "0") };
  }

  /** A newcomer with a seat and an open line, and the host's chair if wished. */
  join(name: string, more: You = {}): Phone {
    const taken = this.room.sit(name, this.wall);
    if (!("seat" in taken)) throw new Error(taken.code);
    return this.open({ seat: taken.seat, ...more });
  }

  open(who: You, hears?: (text: string) => void): Phone {
    const phone = new Phone(who, this.wall, `desk${(++this.#tabs).toString().padStart(4, "0")}`, hears);
    this.phones.push(phone);
    this.room.connect(phone.peer, this.wall);
    this.room.tick(this.wall);
    return phone;
  }

  /** A page without a socket asks; it is answered with JSON, now or later. */
  ask(who: You, poll: Poll, answered: (json: string) => void): void {
    const { wire, count } = this.polls.ask(this.room, who, poll, this.wall);
    this.room.tick(this.wall);
    this.#schedule();
    wire.whenMore(count, () => answered(wire.answer(nextPoll(this.room))));
  }

  hangUp(phone: Phone): void {
    this.phones.splice(this.phones.indexOf(phone), 1);
    this.room.disconnect(phone.peer, this.wall);
    this.room.tick(this.wall);
  }

  raw(phone: Phone, text: string | ArrayBuffer): void {
    this.room.receive(phone.peer, text, this.wall);
    this.room.tick(this.wall);
    this.#schedule();
  }

  /** Sends a message under the phone's next id, or the given one. Returns the id. */
  say(phone: Phone, message: object, id = phone.id()): string {
    this.raw(phone, JSON.stringify({ ...message, id }));
    return id;
  }

  act(phone: Phone, command: object, id?: string): string {
    return this.say(phone, { type: "act", round: this.room.session.rounds, command }, id);
  }

  /** Lets time pass as the object's timer does: from one wake-up to the next. Phones ping meanwhile, unless told not to. */
  pass(ms: number, pinging = true): void {
    const end = this.wall + ms;
    this.#schedule();
    while (this.#timerAt <= end) {
      this.#reach(Math.max(this.wall, this.#timerAt), pinging);
      this.#timerAt = Number.POSITIVE_INFINITY;
      this.room.tick(this.wall);
      this.#schedule();
    }
    this.#reach(end, pinging);
  }

  #schedule(): void {
    // The object's timer, and in a room that sleeps its alarm.
    const look = this.room.running ? Number.POSITIVE_INFINITY : this.room.agenda.lookAt();
    const at = Math.min(this.room.agenda.wakeAt(this.wall) ?? Number.POSITIVE_INFINITY, look);
    if (at === Number.POSITIVE_INFINITY || at < this.#timerAt || this.#timerAt <= this.wall) this.#timerAt = at;
  }

  #reach(wall: number, pinging: boolean): void {
    this.wall = wall;
    if (pinging) for (const phone of this.phones) phone.pinged = wall;
  }

  /** Starts a round by the host's phone and lets the briefing pass. */
  play(host: Phone): void {
    this.say(host, { type: "start" });
    const { begin } = this.room.session.round ?? { begin: 0 };
    this.pass((begin - this.room.session.now) / this.room.session.pace + 50);
  }

  /** The process dies and, `ms` later, the room wakes from its disk, under other rules if said so; the phones are gone. */
  reload(ms: number, rules = "rules 1"): Room {
    this.wall += ms;
    this.#timerAt = Number.POSITIVE_INFINITY;
    this.phones.length = 0;
    this.polls = this.#noPolls();
    const stored = this.disk.load();
    const woken = wake(stored, rules);
    this.room = new Room(this.disk, this.#settings(rules), woken.session, woken.seen, stored.clock);
    if (woken.stale) this.disk.snapshot(rules, woken.session, woken.seen);
    this.room.awaitAbsent(this.wall);
    if (woken.voided) this.room.restart(this.wall, woken.paused);
    this.room.tick(this.wall);
    return this.room;
  }
}
