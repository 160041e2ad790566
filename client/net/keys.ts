import type { Keys } from "./line-types.ts";
import { ofBrowser, ofTab } from "./storage.ts";

const place = (code: string): string => `leaderless.room.${code}`;
const tabPlace = (code: string): string => `leaderless.seat.${code}`;
const played = new Map<string, string>();

/** The seat that this tab plays: several people may share a browser. It outlives a reload. */
export const seatOfTab = (code: string): string | undefined => ofTab.get(tabPlace(code)) ?? played.get(code);

/** From now on this tab plays that seat; without one, whoever comes is to be asked. */
export function playAs(code: string, seat: string | undefined): void {
  if (seat === undefined) {
    played.delete(code);
    ofTab.remove(tabPlace(code));
  } else {
    played.set(code, seat);
    ofTab.put(tabPlace(code), seat);
  }
}

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
  if (keys.seat !== undefined) playAs(code, keys.seat);
  memory.set(code, all);
  try {
    localStorage.setItem(place(code), JSON.stringify(all));
  } catch {
    // Private windows may refuse; the page goes on with what it has in memory.
  }
}

const memory = new Map<string, Keys>();

/** A seat's key that opens nothing any more. */
export function forgetSeat(code: string, seat: string): void {
  if (seatOfTab(code) === seat) playAs(code, undefined);
  for (const keys of [memory.get(code), keysOf(code)]) {
    if (keys?.seat !== seat) continue;
    const { seat: _gone, ...rest } = keys;
    memory.set(code, rest);
    ofBrowser.put(place(code), JSON.stringify(rest));
  }
}

/** The keys to connect with. */
export function heldKeys(code: string): Keys {
  const seat = seatOfTab(code);
  return { ...memory.get(code), ...keysOf(code), ...(seat !== undefined && { seat }) };
}

/** Whether the keys held for a room outlive this page: where storage is blocked they do not. */
export function outlives(code: string): boolean {
  const seat = ofTab.get(tabPlace(code));
  const kept = { ...keysOf(code), ...(seat !== undefined && { seat }) };
  return (Object.entries(heldKeys(code)) as [keyof Keys, string][]).every(([which, key]) => kept[which] === key);
}
