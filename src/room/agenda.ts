import { nextDue, runsUntil } from "../game/index.ts";
import type { Ms } from "../game/types.ts";
import type { Hands } from "./hands.ts";
import { phaseOf } from "./ledger.ts";
import { HEARTBEAT, WATCHDOG_AFTER } from "./limits.ts";

const NEVER = Number.POSITIVE_INFINITY;

/** When a room is wanted next, as far as nobody asks it for anything: for its timer, and for its alarm. Wall time in ms. */
export class Agenda {
  readonly #hands: Pick<Hands, "runner" | "crowd">;
  readonly #flush: Ms;

  /** `flush`: flushes are at least so far apart. */
  constructor(hands: Pick<Hands, "runner" | "crowd">, flush: Ms) {
    this.#hands = hands;
    this.#flush = flush;
  }

  /** When a lesson that a timer drives comes to its next step by itself; never while nobody sees it. */
  goesOnAt(): number {
    const { runner, crowd } = this.#hands;
    const { phase, lesson } = runner.session;
    const until = phase === "round" || crowd.peers.size === 0 ? undefined : lesson?.until;
    return until === undefined ? NEVER : runner.wallOf(until);
  }

  /** When somebody will have been gone long enough: an alarm's work, so that the room can sleep until then. */
  lookAt(): number {
    return this.#hands.crowd.lookAt();
  }

  /** When `tick` is wanted next; undefined when the room may sleep until somebody comes. */
  wakeAt(wall: number): number | undefined {
    const { runner } = this.#hands;
    const flush = runner.dirty ? Math.max(wall, runner.flushed + this.#flush) : NEVER;
    if (!runner.running) {
      const at = Math.min(flush, this.goesOnAt());
      return at === NEVER ? undefined : at;
    }
    const due = nextDue(runner.session);
    const next = due === undefined ? NEVER : runner.wallOf(due);
    // What is due before the next flush may show is run with it: nobody could see it earlier.
    return Math.min(flush, Math.max(next, runner.flushed + this.#flush), wall + HEARTBEAT);
  }

  /** When the watchdog should look in, should the room be gone from memory then; undefined while no clock runs, nor a lesson's timer. */
  watchdogAt(): number | undefined {
    const { runner } = this.#hands;
    const until = runsUntil(runner.session);
    const goesOn = this.goesOnAt();
    if (until === undefined) return goesOn === NEVER ? undefined : goesOn + WATCHDOG_AFTER;
    return runner.wallOf(until) + WATCHDOG_AFTER;
  }

  /** What the alarm is set for: one is enough until this changes. */
  get watched(): string {
    const { runner } = this.#hands;
    const goesOn = this.goesOnAt();
    if (!runner.running && goesOn < NEVER) return `${phaseOf(runner.session)} ${goesOn}`;
    return `${phaseOf(runner.session)} ${runsUntil(runner.session) ?? ""}`;
  }
}
