import { FAULT_NEAR, FAULTS_MAX } from "./limits.ts";
import type { Room } from "./room.ts";
import type { Store } from "./store.ts";
import type { Fault } from "./stored.ts";

/** What was thrown, at most so many characters of it: the stack's top says where. */
const ERROR_MAX = 4000;

const same = (fault: Pick<Fault, "t" | "round">, t: number, round: number): boolean =>
  fault.round === round && Math.abs(t - fault.t) <= FAULT_NEAR;

/** Notes on disk that the room failed, and returns how often it did at this time. `room`: as far as it had come, if it had. */
export function noteFault(store: Store, thrown: unknown, room: Room | undefined, rules: string, wall: number): number {
  const before = store.fault();
  const { t } = store.clock();
  const round = room?.session.rounds ?? before?.round ?? 0;
  const error = (thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown)).slice(0, ERROR_MAX);
  const times = before && same(before, t, round) ? before.times + 1 : 1;
  store.noteFault({ t, round, wall, rules, error, inputs: [...(room?.unstored ?? [])], times });
  return times;
}

/** The fault for which a room's round has to be given up, if it is one that comes again. */
export function repeated(store: Store, room: Room): Fault | undefined {
  const fault = store.fault();
  const { phase, rounds } = room.session;
  if (phase !== "round" || !fault || fault.times < FAULTS_MAX) return undefined;
  return same(fault, store.clock().t, rounds) ? fault : undefined;
}
