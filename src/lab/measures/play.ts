// Rounds played again with something broken. Every draw has a key of its own; what is compared has the same one.

import { Chance, purpose } from "../../game/kit/chance.ts";
import { mechanisms } from "../../game/mechanisms/registry.ts";
import { withTrial } from "../../game/scenario.ts";
import { liarsIn } from "../../game/trials/liars/liars.ts";
import { partition } from "../../game/trials/partition/partition.ts";
import { openRound, type Setup } from "../models/play.ts";
import {
  CUT,
  type Forced,
  finish,
  forcedBy,
  type Opened,
  type Parted,
  partedIn,
  powersOf,
  survivesIn,
  type Usual,
  usualOf,
} from "./units.ts";

const HIT = purpose("lab crashed units");

export const usual = (setup: Setup, key: string): Usual => usualOf(openRound(setup, key));

/** See survivesIn. */
export const survives = (
  setup: Setup,
  key: string,
  before: Usual,
  crashes: { units: number; aimed: boolean },
): ReturnType<typeof survivesIn> => survivesIn(() => openRound(setup, key), key, before, crashes);

/** So many draws of who lies are tried for one in which the most powerful do. */
const TRIES = 400;

/** A round in which so many owners play this attack together: the most powerful, or whom the mechanism turns. */
function openLying(setup: Setup, key: string, owners: number): Opened | undefined {
  const { fill } = setup.scenario;
  const attack = liarsIn(setup.scenario)?.attack;
  const options = { share: owners / fill, known: true, ...(attack !== undefined && { attack }) };
  const scenario = withTrial(setup.scenario, "liars", options);
  let some: Opened | undefined;
  for (let n = 0; n < TRIES; n++) {
    const opened = openRound({ ...setup, scenario }, key, undefined, new Chance(key).derive(HIT, n));
    const liars = Object.keys(opened.r.roles).map(Number);
    if (liars.length === 0) continue;
    const powers = powersOf(opened.r);
    const ranked = Object.values(powers).sort((a, b) => b - a);
    const most = ranked.slice(0, liars.length).reduce((sum, power) => sum + power, 0);
    const theirs = liars.reduce((sum, seat) => sum + (powers[seat] ?? 0), 0);
    some ??= opened;
    if (theirs >= most) return opened;
  }
  return some;
}

/** What so many owners force in a round, and how many there were: a mechanism may turn fewer. Undefined where nobody can lie. */
export function forced(setup: Setup, key: string, owners: number): { what: Forced; owners: number } | undefined {
  const opened = openLying(setup, key, owners);
  if (!opened) return undefined;
  const liars = Object.keys(opened.r.roles).length;
  finish(opened);
  const { ending } = opened.round.score();
  return { what: forcedBy(ending), owners: liars };
}

/** A round cut in two, so large a share of its nodes on the one side; undefined in a world that cannot be cut. */
export function parted(setup: Setup, key: string, share: number): Parted | undefined {
  if (!partition.worlds.includes(setup.scenario.world)) return undefined;
  const cut = withTrial(setup.scenario, partition.id, { ...CUT, share });
  return partedIn(openRound(setup, key), openRound({ ...setup, scenario: cut }, key));
}

/** The attacks that a mechanism's liars can play; its usual one is among them. */
export const attacksOn = (mechanism: string): string[] => [...(mechanisms.get(mechanism)?.family.attacks ?? [])];
