import {
  advance,
  apply,
  createSession,
  type Input,
  type Scenario,
  type Session,
  scenarios,
  Views,
} from "../../../src/game/index.ts";
import type { Card } from "../../../src/game/state.ts";
import type { Command, Level, Ms, SeatId } from "../../../src/game/types.ts";
import type { AllView, OwnView, RevealView } from "../../../src/game/view-types.ts";

type Wish = Input extends infer I ? (I extends { t: Ms } ? Omit<I, "t"> : never) : never;

/** A round of a named scenario, with so many people who do nothing but what the test has them do, and bots. */
export class CardTable {
  readonly s: Session = createSession();
  readonly inputs: Input[] = [];
  t: Ms = 0;

  constructor(scenario: string | Scenario, { people = 1, key = "3c".repeat(16), level = "open" as Level } = {}) {
    const named = typeof scenario === "string" ? (scenarios[scenario] as Scenario) : scenario;
    this.put({ type: "plan", steps: [{ ...named, briefing: 1000 }] });
    if (level !== "open") this.put({ type: "level", level });
    for (let i = 0; i < people; i++) this.put({ type: "sit", name: `Person ${i}` });
    this.put({ type: "start", key, away: [] });
  }

  get r() {
    return this.s.round!;
  }

  /** A refusal's code, or nothing. */
  put(wish: Wish): string | undefined {
    const input = { ...wish, t: this.t } as Input;
    const code = apply(this.s, input)?.code;
    if (!code) this.inputs.push(JSON.parse(JSON.stringify(input)) as Input);
    return code;
  }

  card(trial: string, options: Record<string, unknown> = {}): string | undefined {
    return this.put({ type: "card", trial, options });
  }

  act(seat: SeatId, command: Command): string | undefined {
    return this.put({ type: "act", seat, round: this.s.rounds, command });
  }

  /** To this time after the beginning of play. */
  to(ms: Ms): this {
    const t = this.r.begin + ms;
    advance(this.s, t);
    this.t = Math.max(this.t, t);
    return this;
  }

  /** To the reveal. */
  done(): this {
    if (this.s.phase === "round") this.to(600_000);
    if (this.s.phase !== "reveal") throw new Error(`still in ${this.r.phase}`);
    return this;
  }

  all(): AllView {
    return new Views(this.s, this.t).view("all") as AllView;
  }

  own(seat: SeatId): OwnView {
    return new Views(this.s, this.t).view(`seat:${seat}`) as OwnView;
  }

  get reveal(): RevealView {
    return this.all().reveal!;
  }

  get cards(): readonly Card[] {
    return this.r.cards ?? [];
  }

  /** Every frame of every seat and the screen, as it leaves the room. */
  frames(): string {
    const views = new Views(this.s, this.t);
    const channels = new Set(["all", "screen", ...this.r.seats.flatMap((seat) => views.ofSeat(seat))]);
    return JSON.stringify([...channels].map((channel) => [channel, views.view(channel)]));
  }

  /** The kinds of what all have felt lately. */
  felt(): string[] {
    return (this.r.felt?.all ?? []).map(({ kind }) => kind);
  }
}
