import { withColony } from "./colony.ts";
import { slowest } from "./house.ts";
import { Chance } from "./kit/chance.ts";
import { purpose } from "./kit/purpose.ts";
import { policiesFor } from "./mechanisms/registry.ts";
import { Round } from "./round.ts";
import type { Scenario } from "./scenario.ts";
import { gather } from "./seats.ts";
import { type Session, scenarioOf } from "./session-state.ts";
import type { RoundKeys, RoundState } from "./state.ts";
import type { Level, Ms, SeatId } from "./types.ts";

const MIX = purpose("mix of policies");
const WAYS = purpose("ways to play");
const LUCK = purpose("key of the luck");
const TRUTH = purpose("key of the truth");
const ROLES = purpose("key of the roles");

/**
 * Which policies play the bots that do not lie: the scenario's shares of all seats, rounded, on bots drawn anew each round; the
 * rest is honest. So it is for one person alone. Each person more comes in the place of one that is not honest, so that
 * company makes a round with lazy bots better.
 */
function deal(s: Scenario, chance: Chance, bots: readonly SeatId[], people: number, seats: number): string[] {
  const { autopilot } = policiesFor(s.mechanism);
  const policies = bots.map(() => autopilot);
  const order = chance.shuffle(MIX, bots.length);
  let replaced = Math.max(0, people - 1);
  let next = 0;
  for (const id of Object.keys(s.mix).sort()) {
    const wanted = Math.round((s.mix[id] ?? 0) * seats);
    const many = Math.max(0, wanted - replaced);
    replaced = Math.max(0, replaced - wanted);
    for (let i = 0; i < many && next < order.length; i++) policies[order[next++] as number] = id;
  }
  return policies;
}

/** Honest bots play the ways of a colony, where the scenario has such: drawn anew each round. */
function dealWays({ ways }: Scenario, chance: Chance, bots: readonly SeatId[], round: Round): void {
  if (!ways) return;
  const order = chance.shuffle(WAYS, ways.length);
  for (const [i, seat] of bots.entries())
    round.bred(seat, ways[order[i % ways.length] as number] as (typeof ways)[number]);
}

/** A round's keys from the one that was drawn for it. */
export function keysFrom(key: string, level: Level): RoundKeys {
  const chance = new Chance(key);
  const keys = { truth: chance.derive(TRUTH), roles: chance.derive(ROLES), luck: chance.derive(LUCK) };
  // The key that the reveal opens shows that what was decided on was fixed. In a discreet round it must tell no more than that: not
  // who the liars were, nor who sat with whom.
  return { opened: level === "open" ? key : keys.truth, ...keys };
}

/** The clock is as slow as a seat needs it. One that is given up changes it with the next round only: nobody sees whose need it was. */
export function setTimes(s: Session): void {
  const times = slowest(s.house);
  if (times > 1) s.times = times;
  else delete s.times;
}

/** A round opens for all who are there, by the plan's current step or what stands beside it. */
export function openRound(s: Session, key: string, t: Ms): void {
  setTimes(s);
  delete s.debrief;
  delete s.assembly;
  s.began = { key, seats: s.seats.map(({ name, kind, away, kept }) => ({ name, kind, away, ...(kept && { kept }) })) };
  const seats = gather(s);
  const step = withColony(s.colony, scenarioOf(s));
  const keys = keysFrom(key, s.level);
  const mixed = new Chance(keys.luck);
  const { autopilot } = policiesFor(step.mechanism);
  const minds: Record<SeatId, string> = {};
  const bots = seats.filter((seat) => s.seats[seat]?.kind === "bot");
  for (const seat of seats) if (s.seats[seat]?.away) minds[seat] = autopilot;
  for (const seat of bots) minds[seat] = autopilot;
  const r = Round.open({ number: s.rounds, scenario: step, level: s.level, keys, seats, minds, bots, now: t });
  const honest = bots.filter((seat) => r.roles[seat]?.kind !== "liar");
  const dealt = deal(step, mixed, honest, seats.length - bots.length, seats.length);
  for (const [i, seat] of honest.entries()) (r.minds[seat] as RoundState["minds"][SeatId]).policy = dealt[i] as string;
  dealWays(step, mixed, honest, Round.of(r, t));
  s.round = r;
  s.phase = "round";
  s.paused = false;
  delete s.dropped;
}
