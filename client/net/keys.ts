import type { Keys } from "./line.ts";

const place = (code: string): string => `leaderless.room.${code}`;

/** The keys this browser holds for a room; none when storage is blocked or empty. */
function keysOf(code: string): Keys {
  try {
    return JSON.parse(localStorage.getItem(place(code)) ?? "{}") as Keys;
  } catch {
    return {};
  }
}

/** Adds keys to those held. Where storage is blocked they last as long as the page. */
export function keep(code: string, keys: Keys): void {
  const all = { ...memory.get(code), ...keysOf(code), ...keys };
  memory.set(code, all);
  try {
    localStorage.setItem(place(code), JSON.stringify(all));
  } catch {
    // Private windows may refuse; the page goes on with what it has in memory.
  }
}

const memory = new Map<string, Keys>();

/** The keys to connect with. */
export function heldKeys(code: string): Keys {
  return { ...memory.get(code), ...keysOf(code) };
}

/** Whether the keys held for a room outlive this page: where storage is blocked they do not. */
export function outlives(code: string): boolean {
  const kept = keysOf(code);
  return (Object.entries(heldKeys(code)) as [keyof Keys, string][]).every(([which, key]) => kept[which] === key);
}
