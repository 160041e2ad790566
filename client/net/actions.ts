import type { Command } from "../../src/game/types.ts";
import { all, live, RECORDING, refused } from "../store.ts";
import * as connection from "./connection.ts";
import type { Outgoing } from "./outbox.ts";
import { realTimers } from "./timers.ts";

/** Sends it to the room; in a recording nothing can be done, and that is said. */
function send(message: Outgoing, what: string): void {
  if (live.value) connection.send(message, what);
  else refused.value = { code: RECORDING, what, at: realTimers.now() };
}

/** `what` is the action in the player's words, for "sending" and for a refusal. */
export function act(command: Command, what: string): void {
  const round = all.value?.round?.number;
  if (round !== undefined) send({ type: "act", round, command }, what);
}
export const startRound = (): void => send({ type: "start" }, "start the round");
/** What was just played once more, under the rule of the setup of this name. */
export const startAgain = (again: string): void => send({ type: "start", again }, "start the round");
export const toLobby = (): void => send({ type: "lobby" }, "go to the lobby");
export const setUp = (scenario: string, fill?: number): void =>
  send(fill === undefined ? { type: "setup", scenario } : { type: "setup", scenario, fill }, "change the setup");
/** Leads the room to a card of the debrief. */
export const leadTo = (card: string): void => send({ type: "debrief", card }, "lead the debrief");
/** What a host does, or a seat in a step of a lesson; `what` names it in people's words. */
export const run = (message: Extract<Outgoing, { type: HostsOwn }>, what: string): void => send(message, what);
type HostsOwn =
  | "start"
  | "evolve"
  | "lesson"
  | "cut"
  | "stay"
  | "show"
  | "wave"
  | "predict"
  | "ticket"
  | "assembly"
  | "count"
  | "propose"
  | "second"
  | "ballot"
  | "content"
  | "rename"
  | "pause"
  | "resume"
  | "end"
  | "restart"
  | "more"
  | "card"
  | "level"
  | "mode"
  | "lock"
  | "names"
  | "forks"
  | "part"
  | "return"
  | "language"
  | "bots"
  | "host"
  | "slow"
  | "name"
  | "remove"
  | "clear"
  | "election"
  | "elect";
export const rename = (name: string): void => send({ type: "rename", name }, "change the name");
/** The seat becomes a bot's, for good. */
export const leave = (): void => send({ type: "leave" }, "leave the room");
