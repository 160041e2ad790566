// Sessions as a room would have recorded them, by fixed keys: people whose moves are inputs, played by their mechanism's own policy.
import {
  advance,
  apply,
  createSession,
  endOf,
  factoriesOf,
  headOf,
  type Input,
  type Recording,
  type RecordingHead,
  Round,
  type RoundClock,
  type RoundState,
  recordingOf,
  type Scenario,
  type Session,
} from "../../../src/game/index.ts";
import { Chance, purpose } from "../../../src/game/kit/chance.ts";
import type { Level } from "../../../src/game/types.ts";

const HAND = purpose("a test's hands");
/** People look up about so often. ms */
const LOOKS = 2500;
export const RULES = "0".repeat(16);
/** 27 November 2026, 9 o'clock in UTC. */
export const BEGAN = Date.UTC(2026, 10, 27, 9);

export interface Wanted {
  names: readonly string[];
  steps: readonly Scenario[];
  level?: Level;
  /** Put in while a round runs, at this time since its play began; without `t`. */
  extra?: readonly (readonly [round: number, at: number, input: object])[];
  key?: string;
  looks?: number;
}

/** Plays a session through. Real time runs as session time does. */
export function played({ names, steps, level = "open", extra = [], key = "5eed".repeat(8), looks = LOOKS }: Wanted) {
  const session = createSession();
  const inputs: Input[] = [];
  const chance = new Chance(key);
  const put = (input: object): boolean => {
    const whole = { t: session.now, ...input } as Input;
    if (apply(session, whole)) return false;
    inputs.push(whole);
    return true;
  };
  for (const name of names) put({ type: "sit", name });
  if (level !== "open") put({ type: "level", level });
  put({ type: "plan", steps: [...steps] });
  const rounds: Recording[] = [];
  const clocks: RoundClock[] = [];
  for (const [i] of steps.entries()) {
    const first = inputs.length;
    if (!put({ type: "start", key: chance.derive(HAND, i), away: [] })) throw new Error("it does not start");
    const head = headOf(session, RULES) as RecordingHead;
    play(
      session,
      put,
      chance,
      extra.filter(([round]) => round === i + 1),
      looks,
    );
    const end = endOf(session);
    if (!end) throw new Error("it does not end");
    rounds.push(recordingOf(head, end, inputs.slice(first)));
    clocks.push({ round: i + 1, points: [head.opened, end.until].map((t) => [BEGAN + t, t] as const) });
  }
  return { session, rounds, clocks };
}

type Put = (input: object) => boolean;

function play(session: Session, put: Put, chance: Chance, extra: NonNullable<Wanted["extra"]>, looks: number): void {
  const r = session.round as RoundState;
  const { policies, autopilot, liar } = factoriesOf(r.scenario).mechanism.family;
  const memories = new Map<number, Record<string, number>>();
  const next = new Map<number, number>();
  const left = [...extra].sort((a, b) => a[1] - b[1]);
  let thought = 0;
  while (session.phase === "round") {
    const people = session.seats.flatMap(({ kind, away }, seat) =>
      kind === "person" && !away && r.seats.includes(seat) ? [seat] : [],
    );
    const due = (seat: number): number =>
      next.get(seat) ?? r.begin + Math.round(looks * chance.uniform(HAND, seat, r.number));
    const seat = people.reduce<number | undefined>(
      (one, other) => (one === undefined || due(other) < due(one) ? other : one),
      undefined,
    );
    const at = Math.max(session.now, seat === undefined ? session.now + looks : due(seat));
    const other = left[0];
    if (other && r.begin + other[1] <= at) {
      left.shift();
      advance(session, r.begin + other[1]);
      put({ ...other[2], t: r.begin + other[1], round: r.number });
      continue;
    }
    advance(session, at);
    if (session.phase !== "round" || seat === undefined) continue;
    const n = thought++;
    const round = Round.of(r, at);
    if (r.phase === "naming") {
      const naming = round.naming(seat);
      const met = naming?.met[0]?.seat;
      if (met !== undefined && naming?.names.length === 0)
        put({ t: at, type: "act", seat, round: r.number, command: { verb: "name", seat: met } });
      put({ t: at, type: "act", seat, round: r.number, command: { verb: "done" } });
      next.set(seat, at + 60_000);
      continue;
    }
    const policy = policies.get(round.role(seat).kind === "liar" ? liar : autopilot);
    const memory = memories.get(seat) ?? {};
    memories.set(seat, memory);
    const luck = {
      uniform: (what: string) => chance.uniform(purpose(what), seat, n, 1),
      pick: (what: string, weights: number[]) => chance.weighted(purpose(what), weights, seat, n, 1),
    };
    const choice = r.phase === "play" ? policy?.decide(round.seen(seat), memory, luck) : undefined;
    if (choice && "act" in choice) put({ t: at, type: "act", seat, round: r.number, command: choice.act });
    next.set(seat, at + Math.max(1, Math.round(looks * (0.5 + chance.uniform(HAND, seat, n, 2)))));
  }
}
