import * as z from "zod/mini";
import { LIARS_MAX } from "../../game/limits.ts";
import { attackIds, policyIds } from "../../game/mechanisms/registry.ts";
import type { Scenario } from "../../game/scenario.ts";
import { DEFAULT_SCENARIO } from "../../game/scenarios.ts";
import type { RoundsTally, Setup } from "../models/play.ts";
import { endingsOf } from "../models/play.ts";
import { fact, pace, plain, share, timeQuantile } from "../models/rounds-rows.ts";
import { addRounds, clock, options, playRounds, setUp } from "../models/setup.ts";
import { timesPlot } from "../svg/times.ts";
import { type Experiment, UsageError } from "../types.ts";

const portion = (text: string, most = 1) =>
  z.optional(z.number().check(z.minimum(0), z.maximum(most), z.describe(text)));
/** A parameter for every policy there is. An attack's is a share of liars. */
const shares = Object.fromEntries(
  policyIds.map((id) => {
    const attack = attackIds.has(id);
    return [id, portion(`share of the seats that ${attack ? "are liars and " : ""}play ${id}`, attack ? LIARS_MAX : 1)];
  }),
);

const params = z.strictObject({
  scenario: z._default(z.string().check(z.describe("the scenario to start from")), DEFAULT_SCENARIO),
  mechanism: z.optional(z.string().check(z.describe("another mechanism of the same world"))),
  players: z.optional(z.int().check(z.minimum(5), z.maximum(200), z.describe("seats; n is the same"))),
  n: z.optional(z.int().check(z.minimum(5), z.maximum(200), z.describe("seats"))),
  clock,
  liars: portion("share of the seats that are liars", LIARS_MAX),
  idle: portion("share of the seats that do nothing"),
  ...shares,
  options,
});
type Params = z.infer<typeof params>;

/** The attack that is asked for, and the share of liars. */
function liarsOf(p: Params): { attack?: string; liars?: number } {
  const given = Object.entries(p).filter(([id, x]) => attackIds.has(id) && x !== undefined);
  const [first] = given;
  if (!first) return p.liars === undefined ? {} : { liars: p.liars };
  const all = [...(p.liars === undefined ? [] : ["liars"]), ...given.map(([id]) => id)];
  if (all.length > 1) throw new UsageError(`${all.join(" and ")} are the same: give one.`);
  return { attack: first[0], liars: first[1] as number };
}

/** The policies' shares; honest fills up, and is checked when it is given as well. */
function mixOf(p: Params): Scenario["mix"] | undefined {
  const own = Object.entries(p).filter(([id]) => policyIds.includes(id) && !attackIds.has(id));
  const given = own.filter(([, x]) => typeof x === "number") as [string, number][];
  const sum = given.reduce((total, [, x]) => total + x, 0) + (p.idle ?? 0) + (liarsOf(p).liars ?? 0);
  if (sum > 1 + 1e-9) throw new UsageError(`the shares add up to ${sum}: at most 1, liars and idle included.`);
  const honest = given.some(([id]) => id === "honest");
  if (honest && sum < 1 - 1e-9)
    throw new UsageError(`the shares add up to ${sum}: with honest given, they must make 1.`);
  return given.length === 0 ? undefined : Object.fromEntries(given.filter(([id]) => id !== "honest"));
}

/** Any scenario, played by bots only. */
export const round: Experiment<Params, Setup, RoundsTally> = {
  name: "round",
  line: "any scenario with bots only: how it ends, when, and how often a seat has something to decide",
  about: `Shares in per cent of all rounds; times as shares of the clock, over the rounds that were decided. Policies play exactly
their shares of the seats, rounded; what they leave is honest. Awake: the share of seats' time in which, at most 6 s ago,
the seat could do something other than turn back or wait (measured in every tenth round). Options of the world and the
mechanism are parameters as well: world.noise=0.2, mechanism.quorum=9, world.qualities=10,8,6.`,
  runs: 1000,
  params,
  plan(p, runs) {
    const { mechanism, clock: time } = p;
    const changes = { mechanism, clock: time, ...liarsOf(p), fill: p.players ?? p.n, mix: mixOf(p) };
    return [{ task: setUp(p.scenario, changes, p.options, p.idle), runs }];
  },
  play: playRounds,
  add: addRounds,
  rows: (_p, outcomes) =>
    outcomes.flatMap((o) => [
      ...endingsOf(o.tally).map((ending) => plain(`${ending}, %`, share(o, ending))),
      ...Object.keys(o.tally.facts).map((name) => plain(`${name}, mean`, fact(o, name))),
      ...[0.1, 0.25, 0.5, 0.75, 0.9].map((q) => plain(`decided, ${100 * q}% quantile ÷ clock`, timeQuantile(o, q))),
      plain("awake, % of seats' time", pace(o)),
      plain("longest time without a choice, s", { ...pace(o), measured: o.tally.pace.longest / 1000 }),
    ]),
  plot: (_p, outcomes) => timesPlot(outcomes[0] as (typeof outcomes)[0]),
};
