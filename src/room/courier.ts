import type { Compared } from "../game/compared.ts";
import type { Errand, Move } from "../game/index.ts";
import type { Answer } from "./keys.ts";
import type { Birth, Born } from "./kinship.ts";
import { ADMIT_WITHIN, ERRAND_AGAIN, ERRAND_AGAIN_MAX, ERRAND_TRIES } from "./limits.ts";
import type { Room } from "./room.ts";
import type { Store } from "./store.ts";
import type { Grant } from "./stored.ts";

/** Another room, as far as it is asked: see kinship.ts. */
interface Other {
  found(code: string, birth: Birth): Promise<Born>;
  arrive(move: Move & { from: string }, hashes: readonly string[]): Promise<Answer<{ seat: number }>>;
  hear(from: string, one: Compared): Promise<Answer<true>>;
  admit(from: string, hash: string, grant: Grant): Promise<void>;
}
/** The list of the rooms there are: see room-index.ts. */
interface Index {
  reserve(code: string, by: string): Promise<boolean>;
  has(code: string): Promise<string>;
}

/** What errands are done with. */
export interface CourierMeans {
  store(): Store;
  rooms(code: string): Other;
  index(): Index;
  /** Does something with the room; undefined where there is none any more. */
  use<T>(use: (room: Room, now: number) => T): T | undefined;
}

/** How an errand went, to be noted in the room. */
type Noted = (room: Room, now: number) => unknown;

/** Whoever goes to a room that has no answer for so long is told so; what is only to be heard there is not said. */
const GIVEN_UP = "no_answer";

/**
 * Does in the other rooms of the family what this room's session says is to be done there: makes a room that splits off, brings
 * people over, tells of rounds. Everything follows from what is stored, is noted as done once the other room has stored it, and counts
 * once however often it is done: after a kill anywhere the alarm goes on with it. Wall time in ms.
 */
export class Courier {
  readonly #means: CourierMeans;
  #busy = false;
  #tries = 0;
  /** When it tries again, or looks whether it has to; never while there is nothing to do. */
  at = Number.POSITIVE_INFINITY;

  constructor(means: CourierMeans) {
    this.#means = means;
  }

  /** Looks whether there is anything to do, and goes. */
  tend(room: Room, now: number): void {
    if (room.family.errands().length === 0) {
      this.at = Number.POSITIVE_INFINITY;
      this.#tries = 0;
      return;
    }
    if (this.#busy) {
      // It takes long: the alarm that has rung for it is set again, and not for the past.
      if (now >= this.at) this.at = now + ERRAND_AGAIN;
      return;
    }
    if (this.#tries > 0 && now < this.at) return;
    // Should the room be gone from memory before it is done, the alarm takes it up again.
    this.at = now + Math.min(ERRAND_AGAIN_MAX, ERRAND_AGAIN * 2 ** this.#tries);
    void this.#go();
  }

  async #go(): Promise<void> {
    this.#busy = true;
    try {
      for (;;) {
        const errand = this.#means.use((room) => room.family.errands()[0]);
        if (!errand) return;
        const noted = await this.#do(errand);
        this.#means.use(noted);
        this.#tries = 0;
      }
    } catch (fault) {
      console.warn("an errand in another room failed", String(fault));
      if (++this.#tries >= ERRAND_TRIES) this.#giveUp();
    } finally {
      this.#busy = false;
    }
  }

  /** The room goes on without what did not work. */
  #giveUp(): void {
    this.#tries = 0;
    const giveUp: Noted = (room, now) => {
      const errand = room.family.errands()[0];
      if (errand?.kind === "move") room.family.hear({ type: "stuck", seat: errand.seat, why: GIVEN_UP }, now);
      if (errand?.kind === "tell") room.family.hear({ type: "told", to: errand.to, round: errand.one.round }, now);
      if (errand?.kind === "found") room.family.hear({ type: "gone", code: errand.code }, now);
    };
    try {
      this.#means.use(giveUp);
    } catch (fault) {
      // It has said so itself, and starts again from disk with the errand still to be done.
      console.warn("an errand could not be given up", String(fault));
    }
  }

  /**
   * A device that was given a host's chair or a screen here has it in the other rooms of the family too, and from there in theirs: but
   * for the one that said so. All are told at once: each only adds a key, and a family is a tree, so that no room hears of it twice. A
   * room that does not answer in time is left out; the device may have a new link made there.
   */
  async admit(hash: string, grant: Grant, from?: string): Promise<void> {
    const kin = this.#means.use((room) => room.session.family?.kin) ?? {};
    const others = Object.keys(kin).filter((code) => code !== from && !kin[code]?.gone);
    const late = Promise.withResolvers<void>();
    const timer = setTimeout(late.resolve, ADMIT_WITHIN);
    const told = Promise.all(others.map((code) => this.#admitTo(code, hash, grant)));
    await Promise.race([told, late.promise]);
    clearTimeout(timer);
  }

  async #admitTo(code: string, hash: string, grant: Grant): Promise<void> {
    try {
      if ((await this.#means.index().has(code)) === "no") return;
      await this.#means.rooms(code).admit(this.#means.store().code(), hash, grant);
    } catch (fault) {
      console.warn("a key was not passed on to another room", String(fault));
    }
  }

  #do(errand: Errand): Promise<Noted> {
    if (errand.kind === "found") return this.#found(errand);
    return errand.kind === "move" ? this.#move(errand) : this.#tell(errand);
  }

  /** The code was drawn and stored before anybody is asked for it: however often this is done, it is one room. */
  async #found({ code, founding }: Errand & { kind: "found" }): Promise<Noted> {
    const store = this.#means.store();
    const of = store.code();
    const founder = `${of} ${founding.rounds}`;
    const redraw: Noted = (room, now) => room.family.hear({ type: "redraw", code, to: room.family.code() }, now);
    if (!(await this.#means.index().reserve(code, founder))) return redraw;
    const keys = store.grants.of(["host", "screen"]);
    const made = await this.#means.rooms(code).found(code, { of, founder, founding, keys });
    if (made === "taken") return redraw;
    return (room, now) => room.family.hear(made === "made" ? { type: "made", code } : { type: "gone", code }, now);
  }

  async #move({ to, seat, move }: Errand & { kind: "move" }): Promise<Noted> {
    const store = this.#means.store();
    const hashes = store.grants.tokensOf(seat);
    const answer = await this.#ask(to, (there) => there.arrive({ ...move, from: store.code() }, hashes));
    if ("ok" in answer)
      return (room, now) => room.family.part(seat, now, () => store.grants.regrant(hashes, { kind: "parted", to }));
    return (
      this.#no(to, answer.error) ?? ((room, now) => room.family.hear({ type: "stuck", seat, why: answer.error }, now))
    );
  }

  async #tell({ to, one }: Errand & { kind: "tell" }): Promise<Noted> {
    const from = this.#means.store().code();
    const answer = await this.#ask(to, (there) => there.hear(from, one));
    const told: Noted = (room, now) => room.family.hear({ type: "told", to, round: one.round }, now);
    return "ok" in answer ? told : (this.#no(to, answer.error) ?? told);
  }

  /** Asks a room, unless its code is nobody's any more: asking that would leave a file behind. */
  async #ask<T>(to: string, ask: (there: Other) => Promise<Answer<T>>): Promise<Answer<T>> {
    if ((await this.#means.index().has(to)) === "no") return { error: "no_room" };
    return ask(this.#means.rooms(to));
  }

  #no(code: string, error: string): Noted | undefined {
    return error === "no_room" ? (room, now) => room.family.hear({ type: "gone", code }, now) : undefined;
  }
}
