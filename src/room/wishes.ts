import { type Input, readPlan } from "../game/index.ts";
import type { Command, Ms, SeatId } from "../game/types.ts";
import type { ClientMessage } from "../protocol/messages.ts";
import { isRude } from "./rude.ts";
import { chosen } from "./setup.ts";

type WithoutTime<I> = I extends { t: Ms } ? Omit<I, "t"> : never;
/** An input that is still to get its time. */
export type Wish = WithoutTime<Input>;

/** What wishes are made with. */
export interface Means {
  /** A fresh 128-bit key in hex. */
  key(): string;
  /** A code for a room that may have to be made. */
  code(): string;
  /** Seats of people without a socket, and with one. */
  absent(): SeatId[];
  present(): SeatId[];
  /** How long the clock has stood still, in ms of people's time at the room's pace. */
  stood(): Ms;
  /** A round is on, its clock running or not. */
  playing: boolean;
}

/** What a message of somebody who may send it asks of the session, or the code for why that cannot be asked. */
export function wishOf(
  m: Exclude<ClientMessage, { type: "resync" | "clear" }>,
  seat: SeatId,
  means: Means,
): Wish | string {
  switch (m.type) {
    case "act":
      return { type: "act", seat, round: m.round, command: m.command as Command };
    case "rename": {
      const { name, together } = m;
      if ([name, ...(together ?? [])].some(isRude)) return "rude_name";
      return { type: "rename", seat, name, ...(together && { together }) };
    }
    case "wave":
      return { type: "wave", seat };
    case "predict":
      return { type: "predict", seat, answer: m.answer, ...(m.sure !== undefined && { sure: m.sure }) };
    case "ticket":
      return { type: "ticket", seat, text: m.text };
    case "assembly":
      return { type: "assembly", key: means.key() };
    case "propose":
      return { type: "propose", seat, part: m.part, option: m.option, to: m.to };
    case "second":
      return { type: "second", seat, proposal: m.proposal, on: m.on };
    case "ballot":
      return { type: "ballot", seat, proposal: m.proposal, votes: m.votes };
    case "content":
      return { type: "content", seat };
    case "lesson": {
      const read = readPlan(m.plan);
      return "fault" in read ? "bad_setup" : { type: "lesson", plan: read.plan };
    }
    case "resume":
      return { type: "resume", stood: means.stood() };
    case "part":
      return { type: "part", seat, code: means.code() };
    case "return":
      return { type: "return", seat };
    case "leave":
      return { type: "leave", seat };
    case "elect":
      return { type: "elect", seat, choice: m.choice, present: means.present() };
    case "name":
      return { type: "rename", seat: m.seat, name: m.name, host: true };
    case "remove":
      return { type: "leave", seat: m.seat };
    case "card":
      return { type: "card", trial: m.trial, options: m.options ?? {} };
    case "start":
      return {
        type: "start",
        key: means.key(),
        away: means.absent(),
        ...(m.again !== undefined && { again: m.again }),
        ...(m.step !== undefined && { step: m.step }),
      };
    case "evolve":
      return m.what === "breed" ? { type: "evolve", what: m.what, key: means.key() } : { type: "evolve", what: m.what };
    case "restart":
      return means.playing ? { type: "restart", key: means.key() } : "no_round";
    case "setup": {
      const scenario = chosen(m.scenario, m.fill);
      return scenario ? { type: "plan", steps: [scenario] } : "bad_setup";
    }
    default: {
      const { id: _id, ...wish } = m;
      return wish as Wish;
    }
  }
}
