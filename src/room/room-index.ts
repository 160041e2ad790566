import { DurableObject } from "cloudflare:workers";
import { settingsOrUsual } from "../settings/settings.ts";

/** Whether a room has this code. "maybe": it may be one from before there was an index, and only the room itself knows. */
export type Listed = "yes" | "no" | "maybe";

/** Where the index keeps until when rooms may be unlisted; no code looks so. Wall time in ms. */
const UNLISTED_UNTIL = "unlisted until";

/**
 * The codes of the rooms there are. There is one such object. The front door asks it before it wakes a room, because a
 * Durable Object that was asked for by a guessed code leaves a file behind and fills memory, and this one does not.
 */
export class RoomIndex extends DurableObject<Env> {
  /**
   * Lists a code for a room that is about to be made. False if it is taken. `by`: who asks, where it may have to ask again; what it
   * has had once it gets again.
   */
  async reserve(code: string, by?: string): Promise<boolean> {
    await this.#unlistedUntil();
    const listed = this.ctx.storage.kv.get<number | { by: string }>(code);
    if (listed !== undefined) return by !== undefined && typeof listed === "object" && listed.by === by;
    if (by === undefined) this.add(code);
    else this.ctx.storage.kv.put(code, { by });
    return true;
  }

  async has(code: string): Promise<Listed> {
    if (this.ctx.storage.kv.get(code) !== undefined) return "yes";
    return Date.now() < (await this.#unlistedUntil()) ? "maybe" : "no";
  }

  /** A room from before the index was found. */
  add(code: string): void {
    this.ctx.storage.kv.put(code, Date.now());
  }

  /** All that are listed. */
  codes(): string[] {
    return [...this.ctx.storage.kv.list()].map(([key]) => key).filter((key) => key !== UNLISTED_UNTIL);
  }

  /** A room is over. */
  remove(code: string): void {
    this.ctx.storage.kv.delete(code);
  }

  /**
   * An instance that ran before it had an index has kept its build: rooms that it holds come back to the front door, since a
   * deploy closes their sockets, within the time that a room lives.
   */
  async #unlistedUntil(): Promise<number> {
    const known = this.ctx.storage.kv.get<number>(UNLISTED_UNTIL);
    if (known !== undefined) return known;
    const ran = await this.env.BUILDS.get(this.env.BUILDS.idFromName("index")).any();
    const until = ran ? Date.now() + settingsOrUsual(this.env).ROOM_TTL_HOURS * 3_600_000 : 0;
    this.ctx.storage.kv.put(UNLISTED_UNTIL, until);
    return until;
  }
}
