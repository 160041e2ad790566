import { effect, signal } from "@preact/signals";
import { offeredName } from "../src/game/names.ts";
import type { CreateRoom } from "../src/protocol/http.ts";
import { randomKey } from "../src/protocol/key.ts";
import { createRoom, Refused, takeSeat } from "./net/api.ts";
import { keep } from "./net/keys.ts";
import { ofTab } from "./net/storage.ts";
import { remember } from "./remembered.ts";
import { navigate, roomPath } from "./route.ts";
import { languageAsked } from "./words/language.ts";

const AUTOSTART = "leaderless.autostart";
/**
 * The room whose first round is to start by itself, as soon as the line stands: after "Play now". It outlives a reload, for
 * a page that an update finds just then.
 */
export const autostart = signal(ofTab.get(AUTOSTART));
effect(() => {
  if (autostart.value === undefined) ofTab.remove(AUTOSTART);
  else ofTab.put(AUTOSTART, autostart.value);
});

export const anyName = (): string => offeredName(Math.floor(Math.random() * 100_000));

/** Makes a room (for the usual round, unless a scenario is wished for) with a seat in it and goes there; with `play`, straight into a round. */
export async function openRoom(wishes: CreateRoom, play: boolean): Promise<void> {
  const language = languageAsked();
  const { code, hostToken, screenToken } = await createRoom({ ...(language && { language }), ...wishes });
  keep(code, { host: hostToken, screen: screenToken });
  // The host of a class has no seat, and so no secret role on the wall.
  if (wishes.mode !== "class") await sit(code, anyName());
  if (play) autostart.value = code;
  navigate(roomPath(code));
}

/**
 * The key that each room was last asked for a seat with, until it answered: whoever taps again after a lost answer, or loads
 * the page anew, gets no second seat.
 */
const asked = new Map<string, string>();
const askedPlace = (code: string): string => `leaderless.asked.${code}`;

/** Takes a seat and keeps its key; `together`: who else shares it. */
export async function sit(code: string, name: string, together: readonly string[] = []): Promise<void> {
  const wanted = asked.get(code) ?? ofTab.get(askedPlace(code)) ?? randomKey();
  asked.set(code, wanted);
  ofTab.put(askedPlace(code), wanted);
  const { token, name: given } = await takeSeat(code, name, wanted, together);
  asked.delete(code);
  ofTab.remove(askedPlace(code));
  keep(code, { seat: token });
  remember(code, { token, name: given });
}

/** The code of what went wrong, for its sentence. */
export const codeOf = (error: unknown): string => (error instanceof Refused ? error.code : "broken");
