import {
  advance,
  apply,
  createSession,
  type Input,
  type Plan,
  readPlan,
  SCREEN_CHANNELS,
  type Session,
  Views,
} from "../../../src/game/index.ts";
import type { AllView, OwnView } from "../../../src/game/views.ts";

export const KEY = "0123456789abcdef0123456789abcdef";
/** The seats of those who came first. */
export const [ANA, BEN, CLEO] = [0, 1, 2];

/** A lesson that has a step of each kind in it. */
export const SHORT: Plan = read({
  id: "short",
  minutes: 20,
  steps: [
    { kind: "join", id: "join", minutes: 2 },
    {
      kind: "predict",
      id: "ask",
      minutes: 1,
      answers: [
        { id: "leader", by: ["queen"] },
        { id: "crowd", by: ["bees"] },
      ],
    },
    { kind: "round", id: "queen", minutes: 3, scenario: "queen" },
    { kind: "round", id: "bees", minutes: 3, scenario: "meadow", silent: true },
    { kind: "debrief", id: "debrief", minutes: 5, revisit: "ask" },
    { kind: "ticket", id: "ticket", minutes: 2 },
  ],
});

/** @throws with the fault of a plan that cannot be. */
export function read(candidate: unknown): Plan {
  const made = readPlan(candidate);
  if ("fault" in made) throw new Error(made.fault);
  return made.plan;
}

/** A session that follows a plan, with three people in it. */
export class Class {
  readonly session: Session = createSession();
  readonly inputs: Input[] = [];
  t = 0;

  constructor(plan = SHORT) {
    this.put({ type: "lesson", plan });
    for (const name of ["Ana", "Ben", "Cleo"]) this.put({ type: "sit", name });
  }

  /** The code of its refusal, if it is refused. */
  put(input: Omit<Input, "t"> & Record<string, unknown>): string | undefined {
    const one = { t: this.t, ...input } as Input;
    const refusal = apply(this.session, one);
    if (!refusal) this.inputs.push(one);
    return refusal?.code;
  }

  /** On to the next step, or to this one; a round is played to its end. */
  next(step?: number): string | undefined {
    const code = this.put({ type: "start", key: KEY, away: [], ...(step !== undefined && { step }) });
    if (this.session.phase === "round") this.pass(600_000);
    return code;
  }

  pass(ms: number): void {
    this.t += ms;
    advance(this.session, this.t);
    if (this.session.phase === "round") throw new Error("the round does not end");
  }

  get all(): AllView {
    return new Views(this.session, this.t).view("all") as AllView;
  }

  own(seat: number): OwnView {
    return new Views(this.session, this.t).view(`seat:${seat}`) as OwnView;
  }

  /** Everything that leaves the room for a seat, or for a screen. */
  frames(viewer: number | "screen"): string {
    const views = new Views(this.session, this.t);
    const channels = viewer === "screen" ? SCREEN_CHANNELS : views.ofSeat(viewer);
    return JSON.stringify(channels.map((one) => views.view(one)));
  }
}
