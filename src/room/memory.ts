import { Keeper } from "../builds/keeper.ts";
import { RULES } from "../game/rules.generated.ts";
import { randomKey } from "../protocol/key.ts";
import { settingsOrUsual } from "../settings/settings.ts";
import { CLIENT } from "./client.generated.ts";
import { Copies } from "./copies.ts";
import { Courier } from "./courier.ts";
import { noteFault, repeated } from "./faults.ts";
import { FAULTS_MAX } from "./limits.ts";
import { Polls } from "./polls.ts";
import { Room } from "./room.ts";
import { Sockets, unlessGone } from "./sockets.ts";
import { Store } from "./store.ts";
import { Timer } from "./timer.ts";
import { wake } from "./wake.ts";

const keeper = new Keeper(RULES);

/** Close code for a room that has ended: the client does not come back. */
const GONE = 4404;

const hex = (bytes: Uint8Array): string => [...bytes].map((b) => b.toString(16).padStart(2, "0")).join("");

/** A room in memory, with its lines: opened from disk when it is wanted, looked after while it runs, forgotten when it fails or ends. */
export class Memory {
  readonly #ctx: DurableObjectState;
  readonly #env: Env;
  #store: Store;
  #copies = new Copies();
  #room: Room | undefined;
  readonly #timer: Timer;
  /** What is done in other rooms of the family. */
  readonly courier: Courier;
  readonly sockets: Sockets;
  readonly polls = new Polls(randomKey, () => Date.now());

  constructor(ctx: DurableObjectState, env: Env) {
    this.#ctx = ctx;
    this.#env = env;
    this.#store = new Store(ctx.storage);
    this.sockets = new Sockets(ctx);
    const setAlarm = (at: number) => void ctx.storage.setAlarm(at);
    this.#timer = new Timer(setAlarm, () => void this.quietly(() => undefined));
    this.courier = new Courier({
      store: () => this.#store,
      rooms: (code) => env.ROOM.get(env.ROOM.idFromName(code)),
      index: () => env.ROOMS.get(env.ROOMS.idFromName("index")),
      use: (use) => this.with(use),
    });
  }

  /** The room's disk; another one after `wipe`. */
  get store(): Store {
    return this.#store;
  }

  /** Copies of the rounds on this disk. */
  get copies(): Copies {
    return this.#copies;
  }

  /** The room, as long as it is in memory. */
  get room(): Room | undefined {
    return this.#room;
  }

  get #ttl(): number {
    return settingsOrUsual(this.#env).ROOM_TTL_HOURS * 3_600_000;
  }

  /** The room, from disk where it is not in memory; undefined where there is none that this code can read. */
  #open(): Room | undefined {
    if (this.#room) return this.#room;
    if (this.#store.open()) return undefined;
    const stored = this.#store.load();
    const woken = wake(stored, RULES);
    if (woken.fault !== undefined) console.error("room could not replay its round", woken.fault);
    const key = (): string => hex(crypto.getRandomValues(new Uint8Array(16)));
    const { FLUSH_MS: flush, ELECTION_AFTER_SECONDS } = settingsOrUsual(this.#env);
    const settings = { rules: RULES, client: CLIENT, flush, electionAfter: 1000 * ELECTION_AFTER_SECONDS, key };
    const room = new Room(this.#store, settings, woken.session, woken.seen, stored.clock);
    if (woken.stale) this.#store.snapshot(RULES, woken.session, woken.seen);
    this.#store.record(RULES, woken.session);
    const now = Date.now();
    const fault = repeated(this.#store, room);
    if (fault) room.giveUp(fault, now);
    this.#room = room;
    this.sockets.adoptAll(room, now);
    room.awaitAbsent(now, this.#store.gone());
    if (woken.voided) room.restart(now, woken.paused);
    return room;
  }

  /** Does something with the room and leaves timer and alarm right. If it throws, the room has started again from disk. */
  with<T>(use: (room: Room, now: number) => T): T | undefined {
    try {
      const room = this.#open();
      if (!room) return undefined;
      const now = Date.now();
      const result = use(room, now);
      room.tick(now);
      this.courier.tend(room, now);
      this.#schedule(room, now);
      keeper.tend(this.#ctx, this.#env, now);
      return result;
    } catch (fault) {
      this.#failed(fault);
      throw fault;
    }
  }

  /** The same where nobody waits for an answer, nor for an error. Whether it was done. */
  quietly(use: (room: Room, now: number) => void): boolean {
    try {
      this.with(use);
      return true;
    } catch {
      return false;
    }
  }

  /**
   * Memory may be ahead of disk, which has the truth: memory goes, sockets stay. The fault is noted, so that a round that fails
   * at the same time again is given up when the room is opened next; what fails even then waits for somebody's question.
   */
  #failed(fault: unknown): void {
    console.error("room failed and starts again from disk", fault);
    const now = Date.now();
    try {
      const times = noteFault(this.#store, fault, this.#room, RULES, now);
      this.#forget();
      void this.#ctx.storage.setAlarm(now + this.#ttl);
      if (times <= FAULTS_MAX) this.#timer.retry(now);
    } catch (worse) {
      console.error("and could not say so on its disk", worse);
      this.#ctx.abort("room failed");
    }
  }

  /** The room goes from memory; its sockets are found again when it is opened. */
  #forget(): void {
    this.#timer.clear();
    this.#room = undefined;
    this.sockets.clear();
    this.polls.clear();
  }

  /** Timer and alarm for what comes next; none but the alarm when the room may sleep. */
  #schedule(room: Room, now: number): void {
    const at = room.agenda.wakeAt(now);
    this.#timer.schedule(at, now);
    // Only a room that may sleep forgets. A row for each of a class that drops and returns would hold up all their lines.
    const gone = at === undefined ? room.gone() : undefined;
    if (gone) this.#store.keepGone(gone);
    this.#timer.watch(room, now, this.#ttl, this.courier.at);
  }

  /** The room's alarm rang: it looks after what is due, or ends if nobody came for so long. */
  async alarm(): Promise<void> {
    // A room that cannot be read is left alone, without another alarm: whoever opens it later sets the next.
    if (this.#store.open()) return;
    // Before anything of the room runs: what throws may throw for ever.
    const wall = this.#store.activeAt();
    const live = this.#room?.running === true;
    if (!live && Date.now() - wall >= this.#ttl) return this.wipe();
    this.#timer.rang();
    let busy = false;
    const done = this.quietly(({ agenda }) => {
      const at = Math.min(agenda.lookAt(), this.courier.at);
      busy = agenda.watchdogAt() !== undefined || at < Number.POSITIVE_INFINITY;
    });
    // Having failed, the room has set when it tries again.
    if (done && !busy) await this.#ctx.storage.setAlarm(wall + this.#ttl);
  }

  /** Ends the room: its lines are closed, and nothing of it is left. */
  async wipe(): Promise<void> {
    for (const socket of this.#ctx.getWebSockets()) unlessGone(() => socket.close(GONE, "no_room"));
    this.#forget();
    const code = this.#store.code();
    await this.#ctx.storage.deleteAll();
    this.#store = new Store(this.#ctx.storage);
    this.#copies = new Copies();
    // One that stays listed is only a code that nobody gets.
    const index = this.#env.ROOMS.get(this.#env.ROOMS.idFromName("index"));
    await index.remove(code).catch((fault) => console.error("a room that ended stays listed", fault));
  }
}
