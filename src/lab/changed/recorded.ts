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
  type RoundState,
  recordingOf,
  type Scenario,
} from "../../game/index.ts";
import { Chance, purpose } from "../../game/kit/chance.ts";
import type { Choice, Ms, Policy, SeatId } from "../../game/types.ts";
import { AFTER } from "./asleep.ts";

const HAND = purpose("lab person's hand");
/** A person looks and decides about so often, ± half. ms */
const LOOKS: Ms = 2500;
/** And so often where a hand waits for its moment. ms, ± half */
const WATCHES: Ms = 900;

/** What a person does at a moment, or that it waits, in place of what the policy says; undefined to let the policy decide. */
export type Hand = (round: Round, r: RoundState) => Choice;

/**
 * A round of bots with one person among them, in the first seat, as a room would have recorded it: the person's moves are
 * inputs. They are those of a policy; of nobody, for null. `hand` is asked first, each time.
 */
export function recorded(
  scenario: Scenario,
  key: string,
  by: Policy | string | null,
  hand?: Hand,
): { recording: Recording; seat: SeatId; person: SeatId } {
  const session = createSession();
  const inputs: Input[] = [];
  const put = (input: Input) => {
    if (apply(session, input)) return false;
    inputs.push(input);
    return true;
  };
  put({ t: 0, type: "sit", name: "Ada" });
  put({ t: 0, type: "plan", steps: [scenario] });
  const start = inputs.length;
  put({ t: 0, type: "start", key, away: [] });
  const head = headOf(session, "0".repeat(16)) as RecordingHead;
  const r = session.round as RoundState;
  const seat = 0;
  const policy = typeof by === "string" ? factoriesOf(scenario).mechanism.family.policies.get(by) : by;
  const memory: Record<string, number> = {};
  const chance = new Chance(key);
  let thought = 0;
  let next = r.begin;
  while (session.phase === "round" && next < r.end + AFTER) {
    advance(session, next);
    if (session.phase !== "round") break;
    const t = next;
    const round = Round.of(r, t);
    const n = thought++;
    const luck = {
      uniform: (what: string) => chance.uniform(purpose(what), seat, n, 1),
      pick: (what: string, weights: number[]) => chance.weighted(purpose(what), weights, seat, n, 1),
    };
    const plays = r.phase === "play";
    const own = plays ? hand?.(round, r) : undefined;
    const choice: Choice = !plays ? undefined : own ? own : policy?.decide(round.seen(seat), memory, luck);
    if (choice && "act" in choice) put({ t, type: "act", seat, round: r.number, command: choice.act });
    const pause = Math.round((hand ? WATCHES : LOOKS) * (0.5 + chance.uniform(HAND, seat, n)));
    next = t + (choice && "wait" in choice ? Math.min(choice.wait, pause) : pause);
    if (next <= t) next = t + 1;
  }
  const end = endOf(session);
  if (!end) throw new Error("the round does not end");
  return { recording: recordingOf(head, end, inputs.slice(start)), seat, person: seat };
}
