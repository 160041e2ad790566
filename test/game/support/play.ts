import { otherRules } from "../../../src/game/again.ts";
import { others } from "../../../src/game/assembly/amendments.ts";
import { rulesNow } from "../../../src/game/assembly/rules.ts";
import type { Compared } from "../../../src/game/compared.ts";
import { advance, apply, createSession, type Input, type Session, Views } from "../../../src/game/index.ts";
import type { Command, Offer, Refusal, SeatId } from "../../../src/game/types.ts";
import type { AllView, OwnView } from "../../../src/game/views.ts";
import type { Step } from "./arbitraries.ts";
import { aimed } from "./blocks.ts";
import { copied } from "./copied.ts";

/** The command that takes up an offer, with the given choice of its target and its amount (both modulo what there is). */
export function commandOf(offer: Offer, target = 0, amount = 0): Command {
  const command: Command = { verb: offer.verb };
  const { aim, amount: range } = offer;
  if (aim) command[aim.field] = aim.ids[target % aim.ids.length] as number;
  if (range) {
    const steps = Math.round((range.max - range.min) / range.step) + 1;
    command[range.field] = range.min + range.step * (amount % steps);
  }
  return command;
}

/** The seats that people have. */
export function peopleOf(s: Session): SeatId[] {
  return s.seats.flatMap((seat, i) => (seat.kind === "person" ? [i] : []));
}

export function ownView(s: Session, seat: SeatId, t: number): OwnView {
  return new Views(s, t).view(`seat:${seat}`) as OwnView;
}

export function allView(s: Session, t: number): AllView {
  return new Views(s, t).view("all") as AllView;
}

/** A round of another room. */
const HEARD: Compared = {
  round: 3,
  scenario: "meadow",
  world: "swarm",
  mechanism: "bees",
  clock: 120_000,
  deciders: "all",
  trials: [],
  took: 60_000,
};

/** A session in the making: what was put in and accepted so far, and the time on its clock. */
export class Play {
  readonly session: Session = createSession();
  readonly accepted: Input[] = [];
  t = 0;

  /** What a step means as things stand at `t`: a person and an offer picked from those there are. */
  #input(step: Step): Input {
    const { session: s, t } = this;
    const people = peopleOf(s);
    const person = "who" in step ? (people[step.who % Math.max(1, people.length)] ?? 0) : 0;
    if (step.do === "act") {
      const offers = ownView(s, person, t).offers;
      const offer = offers[step.which % Math.max(1, offers.length)];
      const command = offer ? commandOf(offer, step.target, step.amount) : { verb: "nothing" };
      return { t, type: "act", seat: person, round: s.rounds, command };
    }
    if (step.do === "wild")
      return { t, type: "act", seat: step.seat, round: step.round, command: aimed(s, step.command) };
    if (step.do === "sit") return { t, type: "sit", name: step.name };
    if (step.do === "rename") return { t, type: "rename", seat: person, name: step.name };
    if (step.do === "slow") return { t, type: "slow", seat: person, times: step.times };
    if (step.do === "setup") return { t, type: "plan", steps: [step.scenario] };
    if (step.do === "start") return { t, type: "start", key: step.key, away: step.away };
    if (step.do === "again") {
      const rules = s.round ? otherRules(s.round.scenario) : [];
      const again = rules[step.which % Math.max(1, rules.length)]?.id ?? "nothing";
      return { t, type: "start", key: step.key, away: [], again };
    }
    if (step.do === "restart") return { t, type: "restart", key: step.key };
    if (step.do === "more") return { t, type: "more", ms: step.ms };
    if (step.do === "card") return { t, type: "card", trial: step.trial, options: step.options };
    if (step.do === "lesson") return { t, type: "lesson", plan: step.plan };
    if (step.do === "step") return { t, type: "start", key: step.key, away: [], step: step.step };
    if (step.do === "wave") return { t, type: "wave", seat: person };
    if (step.do === "predict") {
      const { answer, sure } = step;
      return { t, type: "predict", seat: person, answer, ...(sure !== undefined && { sure }) };
    }
    if (step.do === "ticket") return { t, type: "ticket", seat: person, text: step.text };
    if (step.do === "cut") return { t, type: "cut", step: step.step, cut: step.cut };
    if (step.do === "show") return { t, type: "show", ticket: person };
    if (step.do === "hide") return { t, type: "show" };
    if (step.do === "stay") return { t, type: "stay" };
    if (step.do === "part") return { t, type: "part", seat: person, code: step.code };
    if (step.do === "arrive") {
      const { from, home, n, at, name } = step;
      return { t, type: "arrive", from, home, n, at, name, score: 10 * n, open: n };
    }
    if (step.do === "redraw") return { t, type: "redraw", code: step.code, to: `${step.code.slice(0, 4)}X` };
    if (step.do === "made" || step.do === "gone") return { t, type: step.do, code: step.code };
    if (step.do === "heard") return { t, type: "heard", from: step.code, one: HEARD };
    if (step.do === "stuck") return { t, type: "stuck", seat: person, why: "room_full" };
    if (step.do === "assembly") return { t, type: "assembly", key: step.key };
    if (step.do === "count") return { t, type: "count" };
    if (step.do === "propose") {
      const all = rulesNow(s);
      const rule = all[step.which % all.length] as (typeof all)[number];
      const values = others(rule);
      const { part, option, now } = rule;
      return { t, type: "propose", seat: person, part, option, to: values[step.to % values.length] ?? now };
    }
    if (step.do === "second") return { t, type: "second", seat: person, proposal: step.which, on: step.on };
    if (step.do === "ballot") return { t, type: "ballot", seat: person, proposal: step.which, votes: step.votes };
    if (step.do === "content") return { t, type: "content", seat: person };
    if (step.do === "pause" || step.do === "resume" || step.do === "end") return { t, type: step.do };
    return step.do === "lobby" ? { t, type: "lobby" } : { t, type: step.do, seat: person };
  }

  /** Lets time pass until the step is to be taken, and says what it would put in. */
  next(step: Step): Input {
    // While the clock stands still, session time does.
    if (!this.session.paused) this.t += step.wait;
    advance(this.session, this.t);
    return this.#input(step);
  }

  apply(input: Input): Refusal | undefined {
    const refusal = apply(this.session, input);
    if (!refusal) this.accepted.push(copied(input));
    return refusal;
  }

  take(step: Step): { input: Input; refusal: Refusal | undefined } {
    const input = this.next(step);
    return { input, refusal: this.apply(input) };
  }
}

/** A session that has gone this course. */
export function played(course: readonly Step[]): Play {
  const play = new Play();
  for (const step of course) play.take(step);
  // What the last step made due at once.
  advance(play.session, play.t);
  return play;
}
