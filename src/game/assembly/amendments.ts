import { mechanisms } from "../mechanisms/registry.ts";
import { cardFor, partsFault } from "../parts.ts";
import { type Scenario, standing, withTrial } from "../scenario.ts";
import { trials } from "../trials/registry.ts";
import type { Ms } from "../types.ts";
import { worlds } from "../worlds/registry.ts";
import type { Amendable, Shape, Value } from "./amendable.ts";
import { type VotingRule, WAYS } from "./ways.ts";

/** A change of one rule. `part`: the part whose option it is; `round` for who decides, `voting` for how the room votes. */
export interface Amendment {
  part: string;
  option: string;
  to: Value;
}

/** A rule that can be amended: what it is now, and what it can become. `leans` as in Amendable. */
export type Rule = Shape & { part: string; option: string; now: Value; leans?: 1 | -1 };

/** What the room has decided, by part and option. */
export type Decided = Readonly<Record<string, Value>>;

/** Under which name a decided rule is kept. */
export const keyOf = ({ part, option }: Pick<Amendment, "part" | "option">): string => `${part}.${option}`;

/** Who decides, and how the room votes, stand under these beside the parts. */
export const ROUND = "round";
export const VOTING = "voting";

/** A round's clock goes from half to one and a half times what its setup has, in steps of 15 s. */
const CLOCK_STEP: Ms = 15_000;
const clockBounds = (usual: Ms) => ({
  min: CLOCK_STEP * Math.ceil(usual / 2 / CLOCK_STEP),
  max: CLOCK_STEP * Math.floor((1.5 * usual) / CLOCK_STEP),
});

/** Thresholds, as shares of what was cast: more than half, three fifths, two thirds, three quarters. */
export const THRESHOLDS: readonly number[] = [1 / 2, 3 / 5, 2 / 3, 3 / 4];
/** At most so large a share of those here has to vote: with more, a few who are busy would stop everything for ever. */
const QUORUM = { min: 0, max: 0.6, step: 0.1 };

/** The setups of a world that can be amended to, one for each mechanism: the first that counts and in which the same goes wrong. */
function setupFor(s: Scenario, mechanism: string): Scenario | undefined {
  const kinds = (one: Scenario) =>
    standing(one)
      .map(({ id }) => id)
      .sort()
      .join();
  const counting = mechanisms.get(mechanism)?.scenarios.filter(({ scored, world }) => scored && world === s.world);
  return counting?.find((one) => kinds(one) === kinds(s)) ?? counting?.[0];
}

/** The scenario under another mechanism of its world, with as many seats and the cards that fit there; undefined where there is none. */
function under(s: Scenario, mechanism: string): Scenario | undefined {
  const setup = setupFor(s, mechanism);
  if (!setup) return undefined;
  const cards = s.trials.filter(({ id, at }) => at !== undefined && cardFor(id, setup));
  const whole = { ...setup, trials: [...setup.trials, ...cards], fill: s.fill };
  return [whole, { ...whole, trials: setup.trials }, setup].find((one) => partsFault(one) === undefined);
}

/** The parts of a scenario with options that can be amended, and what those are now. */
function partsOf(s: Scenario): { id: string; amendable: readonly Amendable[]; options: Record<string, unknown> }[] {
  const world = worlds.get(s.world);
  const mechanism = mechanisms.get(s.mechanism);
  const whole = (schema: { safeParse(value: unknown): { success: boolean; data?: unknown } }, given: unknown) => {
    const read = schema.safeParse(given);
    return (read.success ? read.data : given) as Record<string, unknown>;
  };
  const used = standing(s).flatMap(({ id, options }) => {
    const trial = trials.get(id);
    return trial ? [{ id, amendable: trial.amendable ?? [], options: whole(trial.options, options) }] : [];
  });
  return [
    ...(mechanism
      ? [
          {
            id: mechanism.id,
            amendable: mechanism.amendable ?? [],
            options: whole(mechanism.options, s.options.mechanism),
          },
        ]
      : []),
    ...(world
      ? [{ id: world.id, amendable: world.amendable ?? [], options: whole(world.options, s.options.world) }]
      : []),
    ...used,
  ];
}

/** An option as a rule, among so many seats. */
function ruleOf(part: string, one: Amendable, value: unknown, seats: number): Rule {
  const { option, where: _, means, most, leans, ...shape } = one;
  const now = means ? means(value, seats) : (value as Value);
  const lean = leans && { leans };
  if (shape.kind !== "number") return { part, option, now, ...shape, ...lean };
  const max = Math.max(shape.min, Math.min(shape.max, most?.(seats) ?? shape.max));
  return { part, option, now, ...shape, max, ...lean };
}

/** Who decides: a rule of its own, where the world has more than one mechanism. */
function deciderRule(s: Scenario): Rule[] {
  const of = [...mechanisms.values()]
    .filter(({ id, world }) => world === s.world && setupFor(s, id))
    .map(({ id }) => id);
  return of.length > 1 ? [{ part: ROUND, option: "mechanism", kind: "choice", of, now: s.mechanism }] : [];
}

/** How the room votes: rules like any other, but that they need two thirds. */
const votingRules = ({ way, quorum, threshold }: VotingRule): Rule[] => [
  { part: VOTING, option: "way", kind: "choice", of: WAYS, now: way },
  { part: VOTING, option: "threshold", kind: "choice", of: THRESHOLDS, now: threshold },
  { part: VOTING, option: "quorum", kind: "number", ...QUORUM, unit: "share", now: quorum },
];

/** All that the room can amend of its next round, for so many seats, and of its own voting. */
export function rulesOf(s: Scenario, voting: VotingRule, seats = s.fill): Rule[] {
  const usual = mechanisms.get(s.mechanism)?.scenarios.find(({ id }) => id === s.id)?.clock ?? s.clock;
  const clock: Amendable = { option: "clock", kind: "number", ...clockBounds(usual), step: CLOCK_STEP, unit: "ms" };
  return [
    ...deciderRule(s),
    ruleOf(s.mechanism, clock, s.clock, seats),
    ...partsOf(s).flatMap(({ id, amendable, options }) =>
      amendable
        .filter(({ where }) => where?.(standing(s)) ?? true)
        .map((one) => ruleOf(id, one, options[one.option], seats)),
    ),
    ...votingRules(voting),
  ];
}

/** Whether a rule can become this: within its bounds, on its steps, and something else than it is. */
export function fits(rule: Rule, to: Value): boolean {
  if (to === rule.now) return false;
  if (rule.kind === "yesno") return typeof to === "boolean";
  if (rule.kind === "choice") return rule.of.includes(to);
  const { min, max, step } = rule;
  if (typeof to !== "number" || !(to >= min - SAME && to <= max + SAME)) return false;
  // What a rule is now may lie off its steps; what it becomes does not.
  const steps = (to - min) / step;
  return Math.abs(steps - Math.round(steps)) < SAME;
}
/** Steps of a tenth are no exact doubles. */
const SAME = 1e-6;

/** The values that a rule can become, in order; of a number those at the next steps on both sides and at its bounds. */
export function others(rule: Rule): Value[] {
  if (rule.kind === "yesno") return [!rule.now];
  if (rule.kind === "choice") return rule.of.filter((one) => one !== rule.now);
  const { min, max, step, now } = rule;
  const at = (Number(now) - min) / step;
  const on = [0, Math.ceil(at - SAME) - 1, Math.floor(at + SAME) + 1, Math.round((max - min) / step)];
  const values = on.map((i) => Math.round((min + i * step) / SAME) * SAME).map((v) => Math.round(v * 1000) / 1000);
  return [...new Set(values)].filter((value) => fits(rule, value)).sort((a, b) => a - b);
}

/** The rule that an amendment is of; undefined where there is none such here. */
export const ruleFor = (
  rules: readonly Rule[],
  { part, option }: Pick<Amendment, "part" | "option">,
): Rule | undefined => rules.find((one) => one.part === part && one.option === option);

/** A scenario with one of its parts' options set. */
function withOption(s: Scenario, { part, option, to }: Amendment): Scenario {
  const { world, mechanism } = s.options;
  if (part === s.mechanism && option === "clock") return { ...s, clock: to as Ms };
  if (part === s.mechanism) return { ...s, options: { world, mechanism: { ...mechanism, [option]: to } } };
  if (part === s.world) return { ...s, options: { mechanism, world: { ...world, [option]: to } } };
  const trial = standing(s).find(({ id }) => id === part);
  return trial ? withTrial(s, part, { ...trial.options, [option]: to }) : s;
}

/** A decided value as it can hold here: a number within the bounds that there are for so many seats. */
const within = (rule: Rule, to: Value): Value =>
  rule.kind === "number" ? Math.min(rule.max, Math.max(rule.min, Number(to))) : to;

/**
 * A scenario under what the room has decided, for so many seats: under its mechanism, where it is one of the same world, with the
 * options that this world and mechanism and its trials have. What does not fit there waits for a round where it does.
 */
export function governed(s: Scenario, decided: Decided, seats = s.fill): Scenario {
  const mechanism = decided[keyOf({ part: ROUND, option: "mechanism" })];
  const other = typeof mechanism === "string" && mechanism !== s.mechanism ? under(s, mechanism) : undefined;
  let next = other ?? s;
  for (const rule of rulesOf(next, ANY_VOTING, seats)) {
    const wanted = decided[keyOf(rule)];
    if (wanted === undefined || rule.part === ROUND || rule.part === VOTING) continue;
    const to = within(rule, wanted);
    if (!fits(rule, to)) continue;
    const amended = withOption(next, { ...rule, to });
    if (partsFault(amended) === undefined) next = amended;
  }
  return next;
}
/** The parts' rules are the same whatever the room votes by. */
const ANY_VOTING: VotingRule = { way: "heads", quorum: 0, threshold: 1 / 2 };
