import type { ClientMessage, Frame, RefusalMessage } from "../../src/protocol/messages.ts";
import type { Keeper } from "./keeper.ts";

type WithoutId<M> = M extends { id: string } ? Omit<M, "id"> : never;
/** A message before it has its number. */
export type Outgoing = WithoutId<ClientMessage>;
export type Numbered = Extract<ClientMessage, { id: string }>;

/** A message on its way: kept until the room acknowledges or refuses it. */
export interface Unsent {
  message: Numbered;
  /** What it is, in people's words. */
  what: string;
}

/** A command that was sent and not yet acknowledged. */
export interface Pending {
  id: string;
  type: ClientMessage["type"];
  what: string;
  command?: Record<string, string | number | boolean>;
}

/** What came back refused, and what it was. */
export type RefusedUnsent = RefusalMessage & { what: string };

const LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789";

/** A name for this tab, by chance: numbers from two tabs of one seat must not be taken for each other's. */
export function tabName(bytes: Uint8Array): string {
  return [...bytes].map((byte) => LETTERS[byte % LETTERS.length]).join("");
}

const place = (room: string): string => `leaderless.outbox.${room}`;

/**
 * What was sent to a room and not yet answered, in the order in which it was sent. It is kept over a reload, and goes out
 * again under its old number; where storage is blocked, a reload may lose what was on its way in that moment.
 */
export class Outbox {
  readonly #keeper: Keeper;
  readonly #tab: string;
  /** Counts on from room to room: a number that comes again would be taken for a repeat. */
  #count = 0;
  #room: string | undefined;
  #unsent: readonly Unsent[] = [];

  /** `tab` is eight letters: see `tabName`. */
  constructor(keeper: Keeper, tab: string) {
    this.#keeper = keeper;
    this.#tab = tab;
  }

  get unsent(): readonly Unsent[] {
    return this.#unsent;
  }

  /** The same as people are shown it. */
  get pending(): Pending[] {
    return this.#unsent.map(({ what, message }) => {
      const { id, type } = message;
      return type === "act" ? { id, type, what, command: message.command as Pending["command"] } : { id, type, what };
    });
  }

  /** Takes up what was on its way to this room. */
  open(room: string): void {
    this.#room = room;
    this.#unsent = [];
    try {
      this.#unsent = JSON.parse(this.#keeper.get(place(room)) ?? "[]") as Unsent[];
    } catch {
      // What cannot be read was not written by us.
    }
  }

  /** Lets go of the room; what is on its way to it stays kept. */
  close(): void {
    this.#room = undefined;
    this.#unsent = [];
  }

  /** Numbers a message and keeps it. */
  add(message: Outgoing, what: string): Numbered {
    const numbered = { ...message, id: `${this.#tab}.${++this.#count}` } as Numbered;
    this.#keep([...this.#unsent, { message: numbered, what }]);
    return numbered;
  }

  /** Strikes out what a frame acknowledges or refuses. Returns the refused. */
  settle({ ack, no }: Pick<Frame, "ack" | "no">): RefusedUnsent[] {
    const refused: RefusedUnsent[] = [];
    const done = new Set(ack);
    for (const refusal of no ?? []) {
      const { id } = refusal;
      if (id === undefined) continue;
      refused.push({ ...refusal, what: this.#unsent.find(({ message }) => message.id === id)?.what ?? "" });
      done.add(id);
    }
    if (this.#unsent.some(({ message }) => done.has(message.id)))
      this.#keep(this.#unsent.filter(({ message }) => !done.has(message.id)));
    return refused;
  }

  #keep(unsent: readonly Unsent[]): void {
    this.#unsent = unsent;
    if (this.#room === undefined) return;
    if (unsent.length > 0) this.#keeper.put(place(this.#room), JSON.stringify(unsent));
    else this.#keeper.remove(place(this.#room));
  }
}
