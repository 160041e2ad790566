import * as z from "zod/mini";
import { LANGUAGES } from "./languages.ts";
import { CLOCK_RATE_MAX, COMMAND_ID } from "./limits.ts";

const id = z.string().check(z.regex(COMMAND_ID));
const value = z.union([z.string().check(z.maxLength(40)), z.number(), z.boolean()]);

/** A step of a plan, by its number: see STEPS_MAX in the game, and one more for the finale. */
const stepNumber = z.int().check(z.minimum(0), z.maximum(100));
/** Who else shares a seat, by name. */
const together = z.optional(z.array(z.string().check(z.maxLength(60))).check(z.maxLength(2)));

/** A seat does something in the running round. Which verbs and fields there are is the game's business. */
export const actMessage = z.strictObject({
  type: z.literal("act"),
  id,
  round: z.int().check(z.minimum(0), z.maximum(1_000_000)),
  command: z.catchall(z.object({ verb: z.string().check(z.minLength(1), z.maxLength(20)) }), value),
});
/** The seat's person picks another name. */
export const renameMessage = z.strictObject({
  type: z.literal("rename"),
  id,
  name: z.string().check(z.maxLength(60)),
  together,
});
/** The seat's person goes for good; a bot takes over. */
export const leaveMessage = z.strictObject({ type: z.literal("leave"), id });
/** The host starts a round, or goes back to the lobby. `again`: what was just played, under the rule of the setup of this name. */
export const startMessage = z.strictObject({
  type: z.literal("start"),
  id,
  again: z.optional(z.string().check(z.maxLength(20))),
  /** Of a lesson, the step that comes now, by its number; without it the next one. */
  step: z.optional(stepNumber),
});
export const lobbyMessage = z.strictObject({ type: z.literal("lobby"), id });
/** The room is led to a card of the debrief, by its id. */
export const debriefMessage = z.strictObject({
  type: z.literal("debrief"),
  id,
  card: z.string().check(z.minLength(1), z.maxLength(20)),
});
/** The host stops the round's clock, lets it go on, lets it run out now, or starts the round again. */
export const clockMessage = z.strictObject({
  type: z.enum(["pause", "resume", "end", "restart"]),
  id,
});
/** Session time runs so many times as fast from now on: for rehearsals. */
export const paceMessage = z.strictObject({
  type: z.literal("pace"),
  id,
  pace: z.number().check(z.minimum(1), z.maximum(CLOCK_RATE_MAX)),
});
/** The host gives the round `ms` more. */
export const moreMessage = z.strictObject({
  type: z.literal("more"),
  id,
  ms: z.int().check(z.minimum(1), z.maximum(600_000)),
});
/** The host plays a card: a trial; options that it does not name are as they usually are. */
export const cardMessage = z.strictObject({
  type: z.literal("card"),
  id,
  trial: z.string().check(z.minLength(1), z.maxLength(20)),
  options: z.optional(z.record(z.string().check(z.maxLength(20)), value)),
});
/** The host says what may leave the room of the rounds to come. */
export const levelMessage = z.strictObject({ type: z.literal("level"), id, level: z.enum(["open", "discreet"]) });
const seat = z.int().check(z.minimum(0), z.maximum(1000));
/** With friends anyone starts the next round; in a class only hosts do. */
export const modeMessage = z.strictObject({ type: z.literal("mode"), id, mode: z.enum(["friends", "class"]) });
/** Nobody new comes in, or again. */
export const lockMessage = z.strictObject({ type: z.literal("lock"), id, locked: z.boolean() });
/** Whether people may type a name of their own. */
export const namesMessage = z.strictObject({ type: z.literal("names"), id, names: z.enum(["own", "offered"]) });
/** Whether those who lose a vote may go on under the old rules in a room of their own. */
export const forksMessage = z.strictObject({ type: z.literal("forks"), id, allowed: z.boolean() });
/** A seat that lost a vote goes on under the old rules; or goes back to the room that it came from. */
export const partMessage = z.strictObject({ type: z.enum(["part", "return"]), id });
/** What the room speaks, for whoever has chosen no language; without one, each page goes by its browser. */
export const roomLanguage = z.enum(LANGUAGES.filter(({ complete }) => complete).map(({ id }) => id));
export const languageMessage = z.strictObject({
  type: z.literal("language"),
  id,
  language: z.optional(roomLanguage),
});
/** How many bots play beside the people; without a number, as the scenario wants. */
export const botsMessage = z.strictObject({
  type: z.literal("bots"),
  id,
  bots: z.optional(z.int().check(z.minimum(0), z.maximum(200))),
});
/** A seat becomes a host, or is one no longer. */
export const hostMessage = z.strictObject({ type: z.literal("host"), id, seat, host: z.boolean() });
/** A seat needs so many times as long. */
export const slowMessage = z.strictObject({
  type: z.literal("slow"),
  id,
  seat,
  times: z.number().check(z.minimum(1), z.maximum(2)),
});
/** The host gives a seat another name, takes it away, or takes away all that nobody came back to. */
export const nameMessage = z.strictObject({
  type: z.literal("name"),
  id,
  seat,
  name: z.string().check(z.maxLength(60)),
});
export const removeMessage = z.strictObject({ type: z.literal("remove"), id, seat });
export const clearMessage = z.strictObject({ type: z.literal("clear"), id });
/** The host lets the people elect another; one of them taps whom it wants. */
export const electionMessage = z.strictObject({ type: z.literal("election"), id });
export const electMessage = z.strictObject({ type: z.literal("elect"), id, choice: seat });
/** The host picks what is played next: a named scenario and how many scouts. */
export const setupMessage = z.strictObject({
  type: z.literal("setup"),
  id,
  scenario: z.string().check(z.maxLength(20)),
  fill: z.optional(z.int().check(z.minimum(0), z.maximum(1000))),
});
/** The host follows a built-in plan, by its id. */
export const lessonMessage = z.strictObject({
  type: z.literal("lesson"),
  id,
  plan: z.string().check(z.minLength(1), z.maxLength(24)),
});
/** Of a lesson, the host leaves a step out, or takes it in again; lets a timer wait; shows a ticket on the wall, or none. */
export const cutMessage = z.strictObject({ type: z.literal("cut"), id, step: stepNumber, cut: z.boolean() });
export const stayMessage = z.strictObject({ type: z.literal("stay"), id });
export const showMessage = z.strictObject({ type: z.literal("show"), id, ticket: z.optional(seat) });
/** Of a lesson, a seat tries out its phone, predicts, or writes its exit ticket. */
export const waveMessage = z.strictObject({ type: z.literal("wave"), id });
export const predictMessage = z.strictObject({
  type: z.literal("predict"),
  id,
  answer: z.string().check(z.minLength(1), z.maxLength(24)),
  /** How sure of it, in percent. */
  sure: z.optional(z.int().check(z.minimum(50), z.maximum(99))),
});
/** In UTF-16 units; the game counts letters, of which there are 140 at most. */
export const ticketMessage = z.strictObject({
  type: z.literal("ticket"),
  id,
  text: z.string().check(z.maxLength(400)),
});
/** The room's bots live five generations, or stop with that, or are as usual from now on. */
export const evolveMessage = z.strictObject({
  type: z.literal("evolve"),
  id,
  what: z.enum(["breed", "stop", "forget"]),
});
/** Between rounds the room meets to change its rules; and whoever drives goes on from a stage of that. */
export const assemblyMessage = z.strictObject({ type: z.literal("assembly"), id });
export const countMessage = z.strictObject({ type: z.literal("count"), id });
/** In an assembly a seat proposes that an option of a part be something else; which there are is the game's business. */
export const proposeMessage = z.strictObject({
  type: z.literal("propose"),
  id,
  part: z.string().check(z.minLength(1), z.maxLength(20)),
  option: z.string().check(z.minLength(1), z.maxLength(20)),
  to: value,
});
const proposal = z.int().check(z.minimum(0), z.maximum(10_000));
/** It stands behind a proposal, or no longer; votes on one, above 0 for it; or has nothing more to say. */
export const secondMessage = z.strictObject({ type: z.literal("second"), id, proposal, on: z.boolean() });
export const ballotMessage = z.strictObject({
  type: z.literal("ballot"),
  id,
  proposal,
  votes: z.int().check(z.minimum(-10), z.maximum(10)),
});
export const contentMessage = z.strictObject({ type: z.literal("content"), id });
/** A client that missed something asks for everything it may know. */
export const resyncMessage = z.strictObject({ type: z.literal("resync") });

/** What drives a room: all that needs no seat. Programs send the same by `POST /api/rooms/:code/drive`. */
export const driveMessage = z.discriminatedUnion("type", [
  startMessage,
  lobbyMessage,
  debriefMessage,
  setupMessage,
  clockMessage,
  paceMessage,
  moreMessage,
  cardMessage,
  levelMessage,
  modeMessage,
  lockMessage,
  namesMessage,
  forksMessage,
  languageMessage,
  botsMessage,
  hostMessage,
  slowMessage,
  nameMessage,
  removeMessage,
  clearMessage,
  electionMessage,
  lessonMessage,
  cutMessage,
  stayMessage,
  showMessage,
  evolveMessage,
  assemblyMessage,
  countMessage,
]);
export type DriveMessage = z.infer<typeof driveMessage>;
export const clientMessage = z.discriminatedUnion("type", [
  ...driveMessage.def.options,
  actMessage,
  renameMessage,
  leaveMessage,
  electMessage,
  waveMessage,
  predictMessage,
  ticketMessage,
  proposeMessage,
  secondMessage,
  ballotMessage,
  contentMessage,
  partMessage,
  resyncMessage,
]);
export type ClientMessage = z.infer<typeof clientMessage>;

const views = z.record(z.string(), z.record(z.string(), z.unknown()));

/** A refused command; a message that could not be read at all has no id. */
export const refusal = z.strictObject({ id: z.optional(z.string()), code: z.string(), until: z.optional(z.number()) });
export type RefusalMessage = z.infer<typeof refusal>;

/** Who the room takes this socket for. */
export const you = z.strictObject({
  seat: z.optional(z.number()),
  host: z.optional(z.boolean()),
  screen: z.optional(z.boolean()),
  /** Its seat is in another room of the family now: that room's code. The same keys open it there. */
  parted: z.optional(z.string()),
});
export type You = z.infer<typeof you>;

/**
 * What the room sends. `n` counts a socket's frames without a gap, from 1 with the first, which is full; a client that
 * sees a gap asks for a resync, and gets a full frame. `t` is session time in ms, `rate` how fast it runs: 0 paused, 1 as
 * usual; absent when it is as it was. `client` is the version of the page that the room wants (a hash of its build): an
 * open page of another one loads itself anew, once. Views stand under the whole names of their channels (`site:2`): `set`
 * carries whole ones, `patch` merge patches (RFC 7396) of those one has, `drop` names channels one has left.
 */
export const frame = z.strictObject({
  n: z.number(),
  t: z.number(),
  full: z.optional(z.literal(true)),
  you: z.optional(you),
  rules: z.optional(z.string()),
  client: z.optional(z.string()),
  rate: z.optional(z.number().check(z.minimum(0), z.maximum(CLOCK_RATE_MAX))),
  ack: z.optional(z.array(z.string())),
  no: z.optional(z.array(refusal)),
  set: z.optional(views),
  patch: z.optional(views),
  drop: z.optional(z.array(z.string())),
});
export type Frame = z.infer<typeof frame>;
