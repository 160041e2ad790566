import * as z from "zod/mini";
import { mechanisms } from "../../game/mechanisms/registry.ts";
import type { Scenario } from "../../game/scenario.ts";
import { scenarios } from "../../game/scenarios.ts";
import { scenarioFault } from "../../game/session.ts";
import { liarsIn, withLiars } from "../../game/trials/liars/liars.ts";
import { worlds } from "../../game/worlds/registry.ts";
import { listing, paramLines } from "../params.ts";
import { runKey } from "../run.ts";
import { UsageError } from "../types.ts";
import { addRounds, emptyRounds, playRound, type RoundsTally, type Setup } from "./play.ts";

/** Options of world and mechanism, as the parameters `world.…` and `mechanism.…` give them. */
export const options = z._default(
  z.strictObject({
    world: z._default(z.record(z.string(), z.unknown()), {}),
    mechanism: z._default(z.record(z.string(), z.unknown()), {}),
  }),
  { world: {}, mechanism: {} },
);
export type Options = z.infer<typeof options>;

/** Parameters that change any scenario. */
export const clock = z.optional(z.int().check(z.minimum(10_000), z.maximum(1_800_000), z.describe("ms of play")));

/** Every how manieth run is watched for its pace: enough, and a tenth of the time. */
const WATCHED = 10;

/** What may be changed of a scenario: its fields, and of its liars their share, their attack, and whether they know each other. */
export type Changes = { [K in keyof Scenario]?: Scenario[K] | undefined } & {
  liars?: number | undefined;
  known?: boolean | undefined;
  attack?: string | undefined;
};

/** The scenario by that name with these changes, checked by the game. @throws UsageError saying what is wrong. */
export function setUp(id: string, changes: Changes, knobs: Options, idle = 0): Setup {
  const base = scenarios[id];
  if (!base) throw new UsageError(`there is no scenario ${id}. There are: ${Object.keys(scenarios).join(", ")}.`);
  const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
  const { liars, known, attack, ...rest } = given as Changes;
  const before = liarsIn(base);
  const lying = { ...before, ...(known !== undefined && { known }), ...(attack !== undefined && { attack }) };
  const scenario = withLiars({ ...base, briefing: 0, ...rest } as Scenario, liars ?? before?.share ?? 0, lying);
  // Another mechanism does not know the scenario's own options.
  const kept = changes.mechanism && changes.mechanism !== base.mechanism ? {} : base.options.mechanism;
  scenario.options = { world: { ...base.options.world, ...knobs.world }, mechanism: { ...kept, ...knobs.mechanism } };
  const lines = knobLines(scenario);
  const fault = scenarioFault(scenario);
  for (const part of ["world", "mechanism"] as const) {
    for (const [key, value] of Object.entries(knobs[part])) {
      const line = lines.find((l) => l.key === `${part}.${key}`);
      const wrong = line
        ? `${line.key} cannot be ${value}: it is a ${line.range}`
        : `there is no parameter ${part}.${key}`;
      if (!line || fault?.startsWith(`options.${line.key}`)) throw new UsageError(`${wrong}.\n${optionList(lines)}`);
    }
  }
  if (fault) throw new UsageError(`${fault}.\n${optionList(lines)}`);
  return { scenario, idle };
}

const optionList = (lines: ReturnType<typeof paramLines>) =>
  `The options of world and mechanism are:\n${listing(lines)}`;

/** The options that a scenario's world and mechanism take. */
export function knobLines(scenario: Pick<Scenario, "world" | "mechanism">): ReturnType<typeof paramLines> {
  const world = worlds.get(scenario.world);
  const mechanism = mechanisms.get(scenario.mechanism);
  return [
    ...(world ? paramLines(world.options, "world.") : []),
    ...(mechanism ? paramLines(mechanism.options, "mechanism.") : []),
  ];
}

/** Plays runs `from` to `to` of a setup; every tenth is watched for its pace. */
export function playRounds(setup: Setup, key: string, from: number, to: number): RoundsTally {
  const tally = emptyRounds();
  for (let run = from; run < to; run++) playRound(setup, runKey(key, run), tally, run % WATCHED === 0);
  return tally;
}

export { addRounds };
