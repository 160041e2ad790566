import type { Plan, Scenario, Step } from "../../../src/game/index.ts";
import type { WrittenRound as Row } from "../../../src/game/plans/rows.ts";

export type WrittenCard = NonNullable<Row["cards"]>[number];
/** A round names its setup; or has a whole one, which this page keeps as it is. */
export type WrittenRound = Omit<Row, "scenario"> & { scenario: string | Scenario };
/** A step as people write it down. */
export type WrittenStep = WrittenRound | Exclude<Step, { kind: "round" }>;
/** A lesson as a link or a file carries it: what `readPlan` takes. */
export interface Written {
  id: string;
  title?: string | undefined;
  aim?: string | undefined;
  minutes: number;
  /** What its room speaks. */
  language?: string | undefined;
  timer?: true | undefined;
  steps: readonly WrittenStep[];
}
export type Kind = WrittenStep["kind"];

/** What the game knows: which setups there are, and how each decides. */
export type Scenarios = Readonly<Record<string, Scenario>>;
export type Rules = Pick<typeof import("../../../src/game/index.ts"), "scenarios" | "factoriesOf">;

export const OWN = "own";
/** Minutes that a step takes unless somebody says otherwise. */
const MINUTES: Readonly<Record<Kind, number>> = {
  join: 4,
  predict: 1,
  round: 4,
  debrief: 12,
  ticket: 2,
  assembly: 2,
  evolve: 3,
};
/** A card is played when half of the round has gone by: there is something to break, and time to see what becomes of it. */
export const HALFWAY = 0.5;

/** Who decides, as the answers of a prediction are called. */
const ANSWERS = ["one", "few", "all"] as const;

/** A list with `n` of its items, from `at` on, taken out and others put in. (`toSpliced` is not in all browsers that the page is for.) */
export const spliced = <T>(list: readonly T[], at: number, n: number, ...put: T[]): T[] => [
  ...list.slice(0, at),
  ...put,
  ...list.slice(at + n),
];

export const setupOf = ({ scenario }: WrittenRound): string => (typeof scenario === "string" ? scenario : scenario.id);

/** An id that no step has yet. */
function freeId(steps: readonly WrittenStep[], wish: string): string {
  const taken = new Set(steps.map(({ id }) => id));
  for (let n = 1; ; n++) {
    const id = n === 1 ? wish : `${wish}-${n}`;
    if (!taken.has(id)) return id;
  }
}

/** The answers that a prediction offers: who decides in the rounds that come after it, where that is not always the same. */
export function answersFor(steps: readonly WrittenStep[], at: number, { scenarios, factoriesOf }: Rules) {
  const rounds = steps.slice(at + 1).filter((one) => one.kind === "round");
  const who = (one: WrittenRound): string => {
    const setup = typeof one.scenario === "string" ? scenarios[one.scenario] : one.scenario;
    return (setup && factoriesOf(setup).mechanism.deciders) ?? "all";
  };
  const scored = rounds.filter((one) => setupOf(one) !== "practice");
  return ANSWERS.map((id) => ({
    id: id as string,
    by: scored
      .filter((one) => who(one) === id)
      .map((one) => one.id)
      .slice(0, 8),
  })).filter(({ by }) => by.length > 0);
}

/** Steps that belong together: a prediction asks about the rounds after it, and the debriefs after it come back to it. */
export function joined(steps: readonly WrittenStep[], rules: Rules): WrittenStep[] {
  let asked: string | undefined;
  return steps.map((step, i) => {
    if (step.kind === "predict") {
      asked = step.id;
      return { ...step, answers: answersFor(steps, i, rules) };
    }
    if (step.kind !== "debrief") return step;
    const { revisit: _, ...rest } = step;
    return { ...rest, ...(asked !== undefined && { revisit: asked }) };
  });
}

/** A step more, before the debrief where it is a round, else at the end. */
export function withStep(steps: readonly WrittenStep[], kind: Kind, setup = "meadow"): WrittenStep[] {
  const id = freeId(steps, kind === "round" ? setup : kind);
  const common = { id, minutes: MINUTES[kind] };
  const step: WrittenStep =
    kind === "round"
      ? { kind, ...common, scenario: setup }
      : kind === "predict"
        ? { kind, ...common, answers: [] }
        : { kind, ...common };
  const debrief = steps.findIndex((one) => one.kind === "debrief" || one.kind === "ticket");
  if (kind === "join") return [step, ...steps];
  const at = debrief < 0 || kind === "debrief" || kind === "ticket" ? steps.length : debrief;
  const first = steps[0]?.kind === "join" ? 1 : 0;
  return spliced(steps, kind === "predict" ? first : at, 0, step);
}

export function moved(steps: readonly WrittenStep[], from: number, to: number): WrittenStep[] {
  const step = steps[from];
  return step && to >= 0 && to < steps.length ? spliced(spliced(steps, from, 1), to, 0, step) : [...steps];
}

/** A round under another setup: cards and numbers are for one setup, and go. */
export function withSetup(step: WrittenRound, setup: string): WrittenRound {
  const { cards: _c, fill: _f, clock: _k, mix: _m, ...rest } = step;
  return { ...rest, scenario: setup };
}

/** Equal as JSON; both were made by the same schema, so that their keys stand in the same order. */
const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** A round as one would write it: by its setup's name, its cards, and what is to be another, where that is all there is to it. */
function writtenRound(step: Extract<Step, { kind: "round" }>, scenarios: Scenarios): WrittenRound {
  const { scenario, ...rest } = step as typeof step & Pick<WrittenRound, "silent" | "optional">;
  const named = Object.hasOwn(scenarios, scenario.id) ? scenarios[scenario.id] : undefined;
  if (!named) return { ...rest, scenario };
  const { fill, clock, mix } = scenario;
  const other = {
    ...(fill !== named.fill && { fill }),
    ...(clock !== named.clock && { clock }),
    ...(!same(mix, named.mix) && { mix }),
  };
  const cards = scenario.trials.flatMap(({ id, at, options }) =>
    at === undefined ? [] : [{ id, at, ...(Object.keys(options).length > 0 && { options }) }],
  );
  const bare = { ...scenario, trials: scenario.trials.filter(({ at }) => at === undefined) };
  if (!same(bare, { ...named, ...other })) return { ...rest, scenario };
  return { ...rest, scenario: scenario.id, ...other, ...(cards.length > 0 && { cards }) };
}

/** A plan as one would write it, to be changed; short enough for a link where its rounds are usual ones. */
export function written(plan: Plan, scenarios: Scenarios): Written {
  return {
    ...plan,
    steps: plan.steps.map((step) => (step.kind === "round" ? writtenRound(step, scenarios) : step)),
  };
}

/** What a lesson of one's own begins as: three rounds at the meadow, and a talk about them. */
export function fresh(rules: Rules): Written {
  const kinds: readonly (readonly [Kind, string?])[] = [
    ["join"],
    ["round", "practice"],
    ["round", "queen"],
    ["round", "meadow"],
    ["round", "robbers"],
    ["debrief"],
    ["ticket"],
    ["predict"],
  ];
  const steps = kinds.reduce<WrittenStep[]>((all, [kind, setup]) => withStep(all, kind, setup), []);
  return { id: OWN, minutes: 45, steps: joined(steps, rules) };
}
