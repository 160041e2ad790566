import type { Command } from "../../src/game/types.ts";
import { all } from "../store.ts";
import { send } from "./line.ts";

/** `what` is the action in the player's words, for "sending" and for a refusal. */
export function act(command: Command, what: string): void {
  const round = all.value?.round?.number;
  if (round !== undefined) send({ type: "act", round, command }, what);
}
export const startRound = (): void => send({ type: "start" }, "start the round");
export const toLobby = (): void => send({ type: "lobby" }, "go to the lobby");
export const setUp = (scenario: string, fill?: number): void =>
  send(fill === undefined ? { type: "setup", scenario } : { type: "setup", scenario, fill }, "change the setup");
export const rename = (name: string): void => send({ type: "rename", name }, "change the name");
