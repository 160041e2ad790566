import {
  EXPERIMENT_RUNS_MAX,
  RUNS_DEFAULT,
  RUNS_MAX,
  SCENARIO_DEFAULT,
  SEED_DEFAULT,
  SEED_MAX,
} from "../../src/lab/explore/limits.ts";
import type { Settings } from "../../src/lab/explore/values.ts";

/** What the lab shows: one setting or two, or a published experiment; all that its figures depend on. */
export interface Shown {
  a: Settings;
  b?: Settings;
  experiment?: string;
  runs: number;
  seed: string;
  /** The hash of the rules that a link was made under; absent where it says none. */
  rules?: string;
}

/** Why a link cannot be read; each code has a sentence in the lab's words. What it says of a scenario is checked later. */
export type LinkFault = { code: "too_long" } | { code: "bad_runs"; most: number } | { code: "bad_seed"; most: number };

/** Letters of a link's fragment: every setting of two scenarios fits twice. */
const LINK_MAX = 6000;
/** As many digits of the rules' hash as tell two builds apart. */
const RULES_DIGITS = 12;

const B = "b.";
const OWN = new Set(["runs", "seed", "rules", "experiment"]);

/** Reads the fragment of an address. Nothing in it is the usual start. */
export function readLink(fragment: string): Shown | { fault: LinkFault } {
  const text = fragment.replace(/^#/, "");
  if (text.length > LINK_MAX) return { fault: { code: "too_long" } };
  const said = new Map(new URLSearchParams(text));
  const experiment = said.get("experiment");
  const runs = said.get("runs") ?? String(RUNS_DEFAULT);
  const most = experiment === undefined ? RUNS_MAX : EXPERIMENT_RUNS_MAX;
  if (!/^[1-9]\d{0,5}$/.test(runs) || Number(runs) > most) return { fault: { code: "bad_runs", most } };
  const seed = said.get("seed") ?? SEED_DEFAULT;
  if (seed.length === 0 || seed.length > SEED_MAX) return { fault: { code: "bad_seed", most: SEED_MAX } };
  const side = (own: (key: string) => string | undefined): Settings => {
    const pairs = [...said].flatMap(([key, value]): [string, string][] => {
      const name = own(key);
      return name === undefined ? [] : [[name, value]];
    });
    const scenario = pairs.find(([key]) => key === "scenario")?.[1] ?? SCENARIO_DEFAULT;
    return { scenario, changes: Object.fromEntries(pairs.filter(([key]) => key !== "scenario")) };
  };
  const rules = said.get("rules");
  return {
    a: side((key) => (key.startsWith(B) || OWN.has(key) ? undefined : key)),
    ...(said.has(`${B}scenario`) && { b: side((key) => (key.startsWith(B) ? key.slice(B.length) : undefined)) }),
    ...(experiment !== undefined && { experiment }),
    runs: Number(runs),
    seed,
    ...(rules !== undefined && { rules }),
  };
}

/** The fragment that shows this again, under these rules. */
export function writeLink({ a, b, experiment, runs, seed }: Shown, rules: string): string {
  const pairs: [string, string][] = [];
  const side = (prefix: string, { scenario, changes }: Settings): void => {
    pairs.push([`${prefix}scenario`, scenario]);
    for (const key of Object.keys(changes).sort()) pairs.push([prefix + key, changes[key] as string]);
  };
  if (experiment !== undefined) pairs.push(["experiment", experiment]);
  else {
    side("", a);
    if (b) side(B, b);
  }
  pairs.push(["runs", String(runs)], ["seed", seed], ["rules", rules.slice(0, RULES_DIGITS)]);
  return `#${new URLSearchParams(pairs)}`;
}

/** A link was made under other rules than these: its figures may come out otherwise. */
export const otherRules = ({ rules }: Shown, now: string): boolean =>
  rules !== undefined && rules !== now.slice(0, RULES_DIGITS);
