import * as z from "zod/mini";
import { Chance } from "../../game/kit/chance.ts";
import { purpose } from "../../game/kit/purpose.ts";
import type { Scenario } from "../../game/scenario.ts";
import { scenarios } from "../../game/scenarios.ts";
import { advance, apply, createSession, nextDue, type Session } from "../../game/session.ts";
import type { Ms } from "../../game/types.ts";
import { runKey } from "../run.ts";
import { measuredError, Z95 } from "../statistics.ts";
import { type Experiment, type Row, UsageError } from "../types.ts";

const KEYS = purpose("keys of a campaign");
/** A campaign has so many rounds, with an assembly between each two. */
export const ROUNDS = 5;
const SETUPS = ["captured-queen", "authority"] as const;

const params = z.strictObject({
  from: z.optional(
    z.union([z.string(), z.array(z.string())]).check(z.describe(`campaigns from these setups: ${SETUPS.join(", ")}`)),
  ),
});
type Params = z.infer<typeof params>;

/** What campaigns came to. `paths`: by the mechanisms of their rounds, in order. `earned`: what each mechanism's rounds made of the best there was. */
export interface Tally {
  campaigns: number;
  moved: number;
  voted: number;
  passed: number;
  parted: number;
  unplayed: number;
  paths: Record<string, number>;
  last: Record<string, number>;
  ways: Record<string, number>;
  earned: Record<string, { n: number; sum: number }>;
}
const empty = (): Tally => ({
  campaigns: 0,
  moved: 0,
  voted: 0,
  passed: 0,
  parted: 0,
  unplayed: 0,
  paths: {},
  last: {},
  ways: {},
  earned: {},
});

/** Whatever runs comes to its end; when it has. */
function ended(s: Session): Ms {
  for (let due = nextDue(s); due !== undefined; due = nextDue(s)) advance(s, due);
  return s.now;
}

const count = (of: Record<string, number>, what: string): void => {
  of[what] = (of[what] ?? 0) + 1;
};

/** A campaign of bots alone. */
export function campaign(setup: string, key: string): Session {
  const chance = new Chance(key);
  const s = createSession();
  apply(s, { t: 0, type: "plan", steps: [scenarios[setup] as Scenario] });
  for (let round = 0; round < ROUNDS; round++) {
    const refusal = apply(s, { t: s.now, type: "start", key: chance.derive(KEYS, round, 0), away: [] });
    // Rules under which no round starts: none should be.
    if (refusal) break;
    ended(s);
    if (round === ROUNDS - 1) break;
    apply(s, { t: s.now, type: "assembly", key: chance.derive(KEYS, round, 1) });
    ended(s);
  }
  return s;
}

function add(tally: Tally, s: Session): void {
  tally.campaigns++;
  const path = s.history.map(({ mechanism }) => mechanism);
  count(tally.paths, path.join(" → "));
  count(tally.last, path.at(-1) ?? "none");
  if (s.history.length < ROUNDS) tally.unplayed++;
  for (const { mechanism, worth, best } of s.history) {
    tally.earned[mechanism] ??= { n: 0, sum: 0 };
    const one = tally.earned[mechanism];
    one.n++;
    one.sum += best > 0 ? worth / best : 0;
  }
  const { history = [], voting } = s.constitution ?? {};
  tally.voted += history.length;
  const passed = history.filter((one) => one.passed);
  tally.passed += passed.length;
  if (passed.length > 0) tally.moved++;
  if (s.parting) tally.parted++;
  count(tally.ways, voting?.way ?? "heads");
}

const sums = (a: Record<string, number>, b: Record<string, number>): Record<string, number> => {
  const all = { ...a };
  for (const [key, n] of Object.entries(b)) all[key] = (all[key] ?? 0) + n;
  return all;
};

const percent = (share: number): number => Math.round(1000 * share) / 10;

function rowsOf(setup: string, t: Tally): Row[] {
  const n = t.campaigns;
  const share = (what: string, k: number, of: number, reference: string | null, ok: boolean): Row => ({
    case: `from ${setup}, ${what}`,
    reference,
    measured: percent(of > 0 ? k / of : 0),
    halfWidth: percent(Z95 * measuredError(k, Math.max(1, of))),
    runs: of,
    ok,
    source: "our own claim",
  });
  const [most, often] = Object.entries(t.paths).sort((a, b) => b[1] - a[1])[0] ?? ["", 0];
  const kinds = Object.keys(t.last).length;
  const byCount = (of: Record<string, number>) => Object.entries(of).sort((a, b) => b[1] - a[1]);
  return [
    share("a rule changed, % of campaigns", t.moved, n, "50 to 100", t.moved / n >= 0.5),
    share(`the commonest way (${most}), %`, often, n, "0 to 60", often / n <= 0.6),
    share("a round that does not start, %", t.unplayed, n, "0", t.unplayed === 0),
    { ...share("mechanisms in the last round", kinds, n, "2 and more", kinds >= 2), measured: kinds, halfWidth: null },
    share("of what is voted on passes, %", t.passed, t.voted, null, true),
    share("somebody could part ways at the end, %", t.parted, n, null, true),
    ...byCount(t.last).map(([id, k]) => share(`${id} in the last round, %`, k, n, null, true)),
    ...byCount(t.ways).map(([id, k]) => share(`votes by ${id} in the end, %`, k, n, null, true)),
    ...Object.entries(t.earned).map(
      ([id, { n: rounds, sum }]): Row => ({
        case: `from ${setup}, rounds under ${id} earn of the best there was, %`,
        reference: null,
        measured: percent(sum / rounds),
        halfWidth: null,
        runs: rounds,
        ok: true,
        source: "",
      }),
    ),
  ];
}

/** Campaigns of bots alone: five rounds, and between them what bots propose and vote by what their kind gained or lost. */
export const campaigns: Experiment<Params, string, Tally> = {
  name: "campaigns",
  line: "rooms that make their own rules: do they change, in more than one way, and can every round be played",
  about: `Five rounds of bots alone with an assembly between each two, begun under one who decides. Agreement: in half of the campaigns
at least a rule changes, no course of mechanisms is that of more than 60%, more than one mechanism is there at the end, and every round starts.`,
  runs: 300,
  params,
  plan({ from }, runs) {
    const setups = from === undefined ? [...SETUPS] : [from].flat();
    const unknown = setups.find((id) => !Object.hasOwn(scenarios, id));
    if (unknown !== undefined)
      throw new UsageError(`from cannot be ${unknown}. There are: ${Object.keys(scenarios).join(", ")}.`);
    return setups.map((task) => ({ task, runs }));
  },
  play(setup, key, from, to) {
    const tally = empty();
    for (let run = from; run < to; run++) add(tally, campaign(setup, runKey(key, run)));
    return tally;
  },
  add(a, b) {
    const earned = { ...a.earned };
    for (const [id, { n, sum }] of Object.entries(b.earned))
      earned[id] = { n: n + (earned[id]?.n ?? 0), sum: sum + (earned[id]?.sum ?? 0) };
    const both = (field: "campaigns" | "moved" | "voted" | "passed" | "parted" | "unplayed") => a[field] + b[field];
    return {
      campaigns: both("campaigns"),
      moved: both("moved"),
      voted: both("voted"),
      passed: both("passed"),
      parted: both("parted"),
      unplayed: both("unplayed"),
      paths: sums(a.paths, b.paths),
      last: sums(a.last, b.last),
      ways: sums(a.ways, b.ways),
      earned,
    };
  },
  rows: (_params, outcomes) => outcomes.flatMap(({ task, tally }) => rowsOf(task, tally)),
};
