import type { Input, Session } from "../game/index.ts";
import type { Ms, SeatId } from "../game/types.ts";
import type { ClockPoint } from "./clock.ts";
import { SNAPSHOT_EVERY, SNAPSHOT_INPUTS, SNAPSHOT_RATE } from "./limits.ts";
import type { Seen } from "./seen.ts";
import type { Batch, Fault } from "./stored.ts";

/** What the room needs of its disk. Each call is one transaction; a throw means that nothing was stored. */
export interface Disk {
  append(batch: Batch, clock: ClockPoint, rules: string): void;
  /** Returns how many characters that took. */
  snapshot(rules: string, session: Session, seen: Seen): number;
  revoke(seat: SeatId, used: boolean): void;
  /** Notes the session's latest round for its recording, if it is over and not noted yet. */
  record(rules: string, session: Session): void;
}

/** What was done and is not stored yet, and when the log and the whole session last were. Wall time in ms. */
export class Ledger {
  readonly #disk: Disk;
  readonly #rules: string;
  #batch: Batch = { inputs: [], ids: [] };
  /** When the clock was last stored. */
  #stored = Number.NEGATIVE_INFINITY;
  /** The phase of the latest snapshot, and its session time: unknown of one from before waking. */
  #phase: string;
  #kept: Ms = Number.NEGATIVE_INFINITY;
  /** Inputs stored since, and when there may be another. */
  #since = 0;
  #again = Number.NEGATIVE_INFINITY;

  constructor(disk: Disk, rules: string, session: Session) {
    this.#disk = disk;
    this.#rules = rules;
    this.#phase = phaseOf(session);
  }

  /** What was done and is not stored yet. */
  get inputs(): readonly Input[] {
    return this.#batch.inputs;
  }

  add(input: Input): void {
    this.#batch.inputs.push(input);
  }

  /** A command of this owner was accepted. */
  done(owner: string, id: string): void {
    this.#batch.ids.push([owner, id]);
  }

  /** Session time stood still for so long before what comes next. */
  paused(gap: number): void {
    this.#batch.paused = (this.#batch.paused ?? 0) + gap;
  }

  /** Why what was done gives the round up. */
  failed(fault: Fault): void {
    this.#batch.fault = fault;
  }

  /** The machine's clock was set back to `wall`: nothing waits for the old time. */
  setBack(wall: number): void {
    this.#stored = Math.min(this.#stored, wall);
    this.#again = Math.min(this.#again, wall);
  }

  /** Whether the session has come to another phase since it was last stored. */
  turned(session: Session): boolean {
    return this.#phase !== phaseOf(session);
  }

  /** Whether there is anything to store. */
  hasNews(session: Session): boolean {
    return this.#batch.inputs.length > 0 || this.#batch.paused !== undefined || this.turned(session);
  }

  /** For how long nothing has been stored, in ms. */
  idle(wall: number): Ms {
    return wall - this.#stored;
  }

  /** Stores what was done, and how far time has come; with each new phase, and so often, the whole session. */
  store(session: Session, seen: Seen, { wall, t }: ClockPoint): void {
    const batch = this.#batch;
    this.#batch = { inputs: [], ids: [] };
    this.#stored = wall;
    this.#disk.append(batch, { wall, t }, this.#rules);
    this.#since += batch.inputs.length;
    const turned = this.turned(session);
    if (turned) this.#disk.record(this.#rules, session);
    if (!turned && (wall < this.#again || !this.#muchSince(session, t))) return;
    const size = this.#disk.snapshot(this.#rules, session, seen);
    this.#phase = phaseOf(session);
    this.#kept = t;
    this.#since = 0;
    this.#again = wall + (1000 * size) / SNAPSHOT_RATE;
  }

  /** Whether a waking room would have much to replay. */
  #muchSince(session: Session, t: Ms): boolean {
    const long = session.phase === "round" && t - this.#kept >= SNAPSHOT_EVERY;
    return long || this.#since >= SNAPSHOT_INPUTS;
  }
}

/** One round's lobby is not the next one's, nor a round its restart, nor one step of a lesson, or stage of an assembly, another: no phase is mistaken for another. */
export function phaseOf(session: Session): string {
  const { phase, rounds, round, lesson, assembly } = session;
  const where = phase === "lobby" ? `${phase} ${rounds}` : `${phase} ${rounds} ${round?.opened}`;
  const step = lesson ? `${where} ${lesson.at}` : where;
  return assembly && phase !== "round" ? `${step} ${assembly.opened} ${assembly.stage}` : step;
}
