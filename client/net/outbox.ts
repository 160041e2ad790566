import type { ClientMessage } from "../../src/protocol/messages.ts";

/** A message on its way: kept until the room acknowledges or refuses it. */
export interface Unsent {
  message: Extract<ClientMessage, { id: string }>;
  /** What it is, in people's words. */
  what: string;
}

// Which tab this is, by chance: numbers from two tabs of one seat must not be taken for each other's.
const letters = "abcdefghijklmnopqrstuvwxyz0123456789";
let tab = "";
for (const byte of crypto.getRandomValues(new Uint8Array(8))) tab += letters[byte % letters.length];
let count = 0;

export function nextId(): string {
  return `${tab}.${++count}`;
}

const place = (code: string): string => `leaderless.outbox.${code}`;

/** Kept over a reload: what was sent before it and not acknowledged goes out again, under its old id. */
export function save(code: string, outbox: readonly Unsent[]): void {
  try {
    if (outbox.length > 0) sessionStorage.setItem(place(code), JSON.stringify(outbox));
    else sessionStorage.removeItem(place(code));
  } catch {
    // Where storage is blocked, a reload may lose what was on its way in that moment.
  }
}

export function restore(code: string): Unsent[] {
  try {
    return JSON.parse(sessionStorage.getItem(place(code)) ?? "[]") as Unsent[];
  } catch {
    return [];
  }
}
