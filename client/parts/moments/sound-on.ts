import { signal } from "@preact/signals";
import { ofBrowser } from "../../net/storage.ts";
import { route } from "../../route.ts";

/** Whether this page is a projector's: there sound is on at first, on a phone off. */
export const onWall = (): boolean => route.value.page === "room" && route.value.screen;
const place = (): string => `leaderless.sound.${onWall() ? "wall" : "phone"}`;

const chosen = signal<Readonly<Record<string, string | undefined>>>({});

/** Whether moments are heard here, and felt where the device can shake. */
export function soundOn(): boolean {
  const at = place();
  return (chosen.value[at] ?? ofBrowser.get(at) ?? (onWall() ? "on" : "off")) === "on";
}

/** Remembered by this browser, for its projector and its player apart. */
export function turnSound(on: boolean): void {
  const text = on ? "on" : "off";
  chosen.value = { ...chosen.peek(), [place()]: text };
  ofBrowser.put(place(), text);
}
