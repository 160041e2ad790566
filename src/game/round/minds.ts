import { purpose } from "../kit/purpose.ts";
import { cancel } from "../kit/queue.ts";
import { THINK } from "../limits.ts";
import type { Habit } from "../part.ts";
import type { Family } from "../policies/family.ts";
import type { Way } from "../policies/traits.ts";
import { RESTING, type RoundState } from "../state.ts";
import type { Command, Luck, Ms, Policy, SeatId, Seen } from "../types.ts";
import { suspects } from "./naming.ts";
import { type Clocked, schedule } from "./wiring.ts";

const THINKING = purpose("thinking");
const NAMES = purpose("a liar names");

/** What minds live in. */
export interface Body {
  readonly r: RoundState;
  readonly facts: Clocked;
  readonly family: Family;
  /** What a seat's mind gets to see. */
  seen(seat: SeatId): Seen;
  /** A mind does something. */
  act(seat: SeatId, command: Command): void;
  /** What bots do with the verbs of the round's trials. */
  habits(): readonly Habit[];
}

/** The minds of a round: when bots and autopilots think, and what they then do. Their state lies in the round's. */
export class Minds {
  readonly #body: Body;
  /** Policies of a caller's own, by seat: no part of the state. */
  readonly #guests = new Map<SeatId, Policy>();

  constructor(body: Body) {
    this.#body = body;
  }

  /** From now on a policy plays this seat; or, with undefined, its person does. */
  set(seat: SeatId, policy: string | undefined, bot = false): void {
    const { r } = this.#body;
    const old = r.minds[seat];
    if (old?.timer !== undefined) cancel(r.queue, old.timer);
    // A mind that rests keeps count of its thoughts, so that its luck does not come again.
    const mind = { policy: policy ?? RESTING, memory: {}, thoughts: old?.thoughts ?? 0 };
    r.minds[seat] = bot ? { ...mind, bot: true } : mind;
    if (policy) this.think(seat);
  }

  /** A bot plays in this way, which a colony has bred. Its timer and thoughts stay as they are: for before play. */
  bred(seat: SeatId, { id, params }: Way): void {
    const mind = this.#body.r.minds[seat];
    if (!mind) return;
    mind.policy = id;
    if (params) mind.params = params;
    else delete mind.params;
  }

  /** From now on a policy of the caller's own plays this seat, as any would. */
  guest(seat: SeatId, policy: Policy): void {
    this.#guests.set(seat, policy);
    this.set(seat, policy.id, this.#body.r.minds[seat]?.bot);
  }

  /** A mind thinks after `wait` ms, or after a person's thinking time; never later than it already would. */
  think(seat: SeatId, wait?: Ms): void {
    const { r, facts, family } = this.#body;
    const mind = r.minds[seat];
    if (!mind || mind.policy === RESTING || (r.phase !== "play" && r.phase !== "naming")) return;
    const { think = THINK } = family;
    const pause = wait ?? Math.round(think * (0.5 + facts.chance.uniform(THINKING, seat, mind.thoughts)));
    const due = facts.now + Math.max(1, Math.round(pause));
    if (mind.due !== undefined && mind.due <= due) return;
    if (mind.timer !== undefined) cancel(r.queue, mind.timer);
    mind.due = due;
    mind.timer = schedule(this.#body, due, { to: "mind", seat });
  }

  /** Seats whose time in the dark is over can act again. */
  wake(): void {
    const { r, facts } = this.#body;
    const { now } = facts;
    const woken = Object.entries(r.dark ?? {}).filter(([, { until }]) => until <= now);
    if (woken.length === 0) return;
    r.dark = Object.fromEntries(Object.entries(r.dark ?? {}).filter(([, { until }]) => until > now));
    for (const [seat] of woken) this.think(Number(seat));
  }

  /** Play is over, and nothing is due any more: every mind thinks of whom it suspects. */
  recollect(): void {
    const { r } = this.#body;
    for (const seat of r.seats) {
      const mind = r.minds[seat];
      delete mind?.due;
      delete mind?.timer;
      this.think(seat);
    }
  }

  /**
   * A mind says whom it suspects, unless its seat has said so already: what a person chose stays. A liar, whose names count for
   * nothing, names somebody that it has no reason to: one that named nobody would stand out.
   */
  name(seat: SeatId): void {
    const { r, facts, family } = this.#body;
    const mind = r.minds[seat];
    const plays = mind && (this.#guests.has(seat) || family.policies.has(mind.policy));
    if (!plays || !r.naming || r.naming.done.includes(seat)) return;
    delete mind.due;
    delete mind.timer;
    const thought = mind.thoughts++;
    const seen = this.#body.seen(seat);
    if (seen.naming?.names.length === 0) {
      const { naming } = seen;
      const lies = seen.role.kind === "liar";
      const blind = (other: SeatId) => facts.chance.uniform(NAMES, seat, thought, other);
      const held = lies
        ? Object.fromEntries(naming.met.map((one) => [one.seat, blind(one.seat)]))
        : family.suspicion?.(seen);
      const names = suspects(held ?? {}, lies ? { ...naming, wrong: 0 } : naming);
      for (const name of names) this.#body.act(seat, { verb: "name", seat: name });
    }
    this.#body.act(seat, { verb: "done" });
  }

  /** What a bot does of what the round's trials offer it, if anything. */
  #habit(seat: SeatId, memory: Record<string, number>, luck: Luck): Command | undefined {
    for (const habit of this.#body.habits()) {
      const command = habit(this.#body.seen(seat), memory, luck);
      if (command) return command;
    }
    return undefined;
  }

  /** A mind's thought is due. */
  thought(seat: SeatId): void {
    const { r, facts, family } = this.#body;
    if (r.phase === "naming") {
      this.name(seat);
      return;
    }
    const mind = r.minds[seat];
    const policy = mind && (this.#guests.get(seat) ?? family.policies.get(mind.policy));
    if (!mind || !policy) return;
    delete mind.due;
    delete mind.timer;
    const dark = r.dark?.[seat];
    if (dark && dark.until > facts.now) {
      this.think(seat, dark.until - facts.now);
      return;
    }
    const thought = mind.thoughts++;
    const { chance } = facts;
    const luck: Luck = {
      uniform: (what) => chance.uniform(purpose(what), seat, thought),
      pick: (what, weights) => chance.weighted(purpose(what), weights, seat, thought),
    };
    const habit = mind.bot ? this.#habit(seat, mind.memory, luck) : undefined;
    const choice = habit ? { act: habit } : policy.decide(this.#body.seen(seat), mind.memory, luck, mind.params);
    if (!choice || r.phase !== "play") return;
    if ("wait" in choice) this.think(seat, choice.wait);
    else {
      this.#body.act(seat, choice.act);
      this.think(seat);
    }
  }
}
