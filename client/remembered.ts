// What this browser remembers of rooms besides their keys: who sat there, and where it was last.
import { signal } from "@preact/signals";
import { forgetSeat, heldKeys } from "./net/keys.ts";
import { ofBrowser } from "./net/storage.ts";

/** Somebody who took a seat in this browser. The name is missing where it was not known yet. */
export interface Person {
  token: string;
  name?: string;
}

/** More share no browser in one room. */
const PEOPLE_MAX = 12;
const LAST = "leaderless.last";
const place = (code: string): string => `leaderless.people.${code}`;

function stored(code: string): Person[] {
  try {
    return JSON.parse(ofBrowser.get(place(code)) ?? "[]") as Person[];
  } catch {
    return [];
  }
}

/** Who has a seat in this room by this browser, the latest first. */
export function peopleHere(code: string): Person[] {
  const people = stored(code);
  const { seat } = heldKeys(code);
  return seat === undefined || people.some(({ token }) => token === seat) ? people : [{ token: seat }, ...people];
}

export function remember(code: string, person: Person): void {
  const others = stored(code).filter(({ token }) => token !== person.token);
  ofBrowser.put(place(code), JSON.stringify([person, ...others].slice(0, PEOPLE_MAX)));
}

/** That seat is no more. */
export function forget(code: string, token: string): void {
  forgetSeat(code, token);
  ofBrowser.put(place(code), JSON.stringify(stored(code).filter((person) => person.token !== token)));
}

/** The room that this browser was in last, as long as one can go back there. */
export const lastRoom = signal(ofBrowser.get(LAST));

export function goneTo(code: string): void {
  lastRoom.value = code;
  ofBrowser.put(LAST, code);
}

/** There is no way back there. */
export function over(code: string): void {
  if (lastRoom.value !== code) return;
  lastRoom.value = undefined;
  ofBrowser.remove(LAST);
}
