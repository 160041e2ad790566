import { EVENTS_MAX } from "../../game/limits.ts";
import { type Scenario, standing } from "../../game/scenario.ts";
import { scenarios } from "../../game/scenarios.ts";
import { scenarioFault } from "../../game/session.ts";
import { withLiars } from "../../game/trials/liars/liars.ts";
import { fieldsOf } from "./fields.ts";
import { CHANGES_MAX } from "./limits.ts";
import { type Explored, type Fault, type Field, readValue, type Settings, type Value } from "./values.ts";

/** The options under a prefix that are set otherwise, nested as the game has them. */
function changed(given: Record<string, unknown>, prefix: string, set: Readonly<Record<string, Value>>) {
  const options = structuredClone(given);
  for (const [key, value] of Object.entries(set)) {
    if (!key.startsWith(prefix)) continue;
    const path = key.slice(prefix.length).split(".");
    const last = path.pop() as string;
    let at = options;
    for (const step of path) {
      at[step] = { ...(at[step] as object) };
      at = at[step] as Record<string, unknown>;
    }
    // A choice among numbers is one.
    at[last] = typeof value === "string" && value.trim() !== "" && !Number.isNaN(Number(value)) ? Number(value) : value;
  }
  return options;
}

/** Trials that take bots' seats: in the lab bots sit down once the round is open, so these are played as its clock begins. */
const LATER = new Set(["sybil"]);

function trialsOf(base: Scenario, fields: readonly Field[], values: Readonly<Record<string, Value>>) {
  const kept = base.trials.filter(({ id }) => id === "liars");
  for (const { key, kind } of fields) {
    const at = values[key];
    if (kind !== "when" || at === "off") continue;
    const own = Object.fromEntries(
      fields.flatMap((field) =>
        field.key.startsWith(`${key}.`) && values[field.key] !== undefined ? [[field.key, values[field.key]]] : [],
      ),
    ) as Record<string, Value>;
    const options = changed({}, `${key}.`, own);
    const id = key.slice("trial.".length);
    const when = at === "start" && LATER.has(id) ? 0 : at;
    kept.push({ id, options, ...(typeof when === "number" && { at: when }) });
  }
  return kept;
}

function scenarioOf(
  base: Scenario,
  fields: readonly Field[],
  set: Record<string, Value>,
  values: Record<string, Value>,
) {
  const mix = Object.fromEntries(
    fields.flatMap(({ key }) => {
      const share = key.startsWith("mix.") ? Number(values[key]) : 0;
      return share > 0 ? [[key.slice("mix.".length), share]] : [];
    }),
  );
  const before = standing(base).find(({ id }) => id === "liars")?.options;
  const lying = {
    ...before,
    ...("known" in set && { known: set.known as boolean }),
    ...("attack" in set && { attack: set.attack as string }),
  };
  const scenario = {
    ...base,
    briefing: 0,
    fill: values.fill as number,
    clock: values.clock as number,
    mix,
    trials: trialsOf(base, fields, values),
    options: {
      world: changed(base.options.world, "world.", set),
      mechanism: changed(base.options.mechanism, "mechanism.", set),
    },
  };
  return withLiars(scenario, values.liars as number, lying);
}

/** The shares of the seats that are said, together: liars, those who play otherwise, the idle. At most 1. */
const sharesOf = (values: Readonly<Record<string, Value>>): number =>
  Object.entries(values).reduce(
    (sum, [key, x]) => (key === "liars" || key === "idle" || key.startsWith("mix.") ? sum + Number(x) : sum),
    0,
  );

/** What settings say, checked against the scenario's own options; or what is wrong with them. */
export function exploredFrom({ scenario: id, changes }: Settings): Explored | { fault: Fault } {
  const base = Object.hasOwn(scenarios, id) ? scenarios[id] : undefined;
  if (!base) return { fault: { code: "no_scenario", value: id } };
  if (Object.keys(changes).length > CHANGES_MAX) return { fault: { code: "too_many" } };
  const fields = fieldsOf(base);
  const set: Record<string, Value> = {};
  for (const [key, text] of Object.entries(changes)) {
    const field = fields.find((one) => one.key === key);
    if (!field) return { fault: { code: "no_setting", key } };
    const value = readValue(field, text);
    if (value === undefined) return { fault: { code: "bad_value", key, value: text, field } };
    set[key] = value;
  }
  const values = { ...Object.fromEntries(fields.map(({ key, usual }) => [key, usual])), ...set };
  const sum = sharesOf(values);
  if (sum > 1 + 1e-9) return { fault: { code: "too_many_shares", sum } };
  const scenario = scenarioOf(base, fields, set, values);
  const detail = scenarioFault(scenario);
  if (detail?.includes("events a second")) return { fault: { code: "too_heavy", most: EVENTS_MAX } };
  if (detail !== undefined) return { fault: { code: "unfit", detail } };
  const { world, mechanism } = scenario;
  return { world, mechanism, fields, values, setup: { scenario, idle: values.idle as number } };
}
