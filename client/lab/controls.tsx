import { useSignal } from "@preact/signals";
import { useId } from "preact/hooks";
import { SEED_MAX } from "../../src/lab/explore/limits.ts";
import type { Explored, Field } from "../../src/lab/explore/values.ts";
import { worldOf } from "../compare/world.ts";
import { Button } from "../parts/button.tsx";
import { mark, percent } from "../words/format.ts";
import { lobbies, scenarioOf } from "../worlds/registry.ts";
import css from "./controls.module.css";
import { fieldName, valueText } from "./names.ts";
import { Setting } from "./setting.tsx";
import { fault, forms, replace, settings, show, shown, side } from "./state.ts";
import { words } from "./words/words.ts";

/** The settings that a mechanism's question is about: they stand first, the others one tap away. */
const MAIN: Readonly<Record<string, readonly string[]>> = {
  bees: ["fill", "liars", "mechanism.quorum", "world.noise", "clock"],
  queen: ["fill", "liars", "mechanism.hears", "world.noise", "clock"],
  council: ["fill", "liars", "mechanism.seats", "mechanism.by", "world.noise"],
  ballot: ["fill", "liars", "mechanism.method", "world.noise", "clock"],
  authority: ["fill", "liars", "mix.lazy", "mechanism.crash", "world.noise"],
  pow: ["fill", "liars", "world.delay", "mix.hasty", "mechanism.orders"],
  ec: ["fill", "liars", "mix.lazy", "world.delay", "world.noise"],
  bft: ["fill", "liars", "attack", "mix.lazy", "world.delay"],
  "council-bft": ["fill", "liars", "mechanism.delegates", "mix.lazy", "attack"],
};
const MAIN_ANY = ["fill", "liars", "clock"];

const GROUPS = ["roles", "world", "mechanism", "trials"] as const;
type Group = (typeof GROUPS)[number];

const groupOf = ({ key }: Field): Group => {
  const [part] = key.split(".");
  if (part === "trial") return "trials";
  return part === "world" || part === "mechanism" ? part : "roles";
};

/** A trial's own options are there once it is played; the cut's own times only where they count. */
function wanted({ key }: Field, form: Explored): boolean {
  const [part, id, option] = key.split(".");
  if (part !== "trial" || option === undefined) return true;
  const at = form.values[`trial.${id}`];
  if (id === "partition" && (option === "from" || option === "until")) return at === "start";
  if (option === "lasts" && id !== "crash") return typeof at === "number";
  return at !== "off";
}

/** Which round is played. */
function Round() {
  const id = useId();
  const { scenario } = settings.value;
  return (
    <div class={css.round}>
      <label for={id}>{words.round}</label>
      <select id={id} value={scenario} onChange={(e) => replace({ scenario: e.currentTarget.value, changes: {} })}>
        {lobbies.map(({ name, scenarios }) => (
          <optgroup key={name} label={name}>
            {scenarios.map((one) => (
              <option key={one.id} value={one.id}>
                {one.title}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
      <p class="muted">{scenarioOf(scenario)?.line}</p>
    </div>
  );
}

/** A second setting beside the first; and which of the two the controls change. */
function Sides() {
  const { b } = shown.value;
  const c = words.compare;
  if (!b)
    return (
      <Button
        onClick={() => {
          show({ ...shown.value, b: shown.value.a });
          side.value = "b";
        }}
      >
        {c.start}
      </Button>
    );
  return (
    <div class={css.sides}>
      <fieldset>
        <legend class="visually-hidden">{c.which}</legend>
        {(["a", "b"] as const).map((one) => (
          <label key={one} data-side={one} data-chosen={side.value === one || undefined}>
            <input
              class="visually-hidden"
              type="radio"
              name="side"
              checked={side.value === one}
              onChange={() => {
                side.value = one;
              }}
            />
            {one === "a" ? c.settingA : c.settingB}
          </label>
        ))}
      </fieldset>
      <Button
        size="slim"
        onClick={() => {
          const { b: _, ...rest } = shown.value;
          show(rest);
        }}
      >
        {c.end}
      </Button>
    </div>
  );
}

/** What is wrong with what is set, in a sentence. */
export function FaultText() {
  const now = fault.value;
  if (!now) return null;
  const form = forms.value[now.side];
  return (
    <p class={css.fault} role="alert">
      {faultText(now.fault, form)}
    </p>
  );
}

type AnyFault = NonNullable<typeof fault.value>["fault"];

export function faultText(it: AnyFault, form: Explored | undefined): string {
  const f = words.faults;
  switch (it.code) {
    case "no_scenario":
      return f.no_scenario({ value: it.value });
    case "no_setting":
      return f.no_setting({ key: it.key });
    case "too_many_shares":
      return f.too_many_shares({ sum: percent(it.sum) });
    case "unfit":
      return f.unfit({ detail: it.detail });
    case "bad_value": {
      const { field, value } = it;
      const name = form ? fieldName(field, form) : it.key;
      const range =
        field.kind === "one" || field.kind === "yes"
          ? words.choice({ choices: (field.kind === "yes" ? ["yes", "no"] : field.choices).join(mark(",")) })
          : words.range({ min: valueText(field, field.min), max: valueText(field, field.max) });
      return `${words.isNot({ name, value })} ${range}`;
    }
    default:
      return f[it.code];
  }
}

function Fields({ fields, form }: { fields: readonly Field[]; form: Explored }) {
  const { changes } = settings.value;
  return (
    <div class={css.fields}>
      {fields.map((field) => (
        <Setting
          key={field.key}
          field={field}
          form={form}
          text={Object.hasOwn(changes, field.key) ? changes[field.key] : undefined}
        />
      ))}
    </div>
  );
}

/** Settings that are there once they are wanted. */
function More({ name, fields, form }: { name: string; fields: readonly Field[]; form: Explored }) {
  const open = useSignal(false);
  return (
    <details
      class={css.group}
      onToggle={(event) => {
        open.value = event.currentTarget.open;
      }}
    >
      <summary>{name}</summary>
      {open.value && <Fields fields={fields} form={form} />}
    </details>
  );
}

/** All that can be set of the round, the main things first. */
export function Controls() {
  const form = forms.value[side.value] ?? forms.value.a;
  const { changes, scenario } = settings.value;
  if (!form) return <Round />;
  const main = MAIN[form.mechanism] ?? MAIN_ANY;
  const there = form.fields.filter((field) => wanted(field, form));
  const first = main.flatMap((key) => there.find((field) => field.key === key) ?? []);
  return (
    <section class={css.controls} data-side={shown.value.b ? side.value : undefined}>
      <Sides />
      <Round />
      <FaultText />
      <h2 class="visually-hidden">{words.basic}</h2>
      <Fields fields={first} form={form} />
      {GROUPS.map((group) => {
        const own = there.filter((field) => groupOf(field) === group && !first.includes(field));
        if (own.length === 0) return null;
        const name = words.groups[group];
        return (
          <More
            key={group}
            name={typeof name === "string" ? name : name({ world: worldOf(form.world) })}
            fields={own}
            form={form}
          />
        );
      })}
      {Object.keys(changes).length > 0 && (
        <Button kind="quiet" onClick={() => replace({ scenario, changes: {} })}>
          {words.reset}
        </Button>
      )}
    </section>
  );
}

/** Numbers of rounds that can be chosen: enough for a first look, up to what a paper would have. */
const RUNS = [100, 500, 1000, 3000, 10_000];

/** How many rounds, and with which luck. */
export function Amount() {
  const runs = useId();
  const seed = useId();
  const now = shown.value;
  const there = RUNS.includes(now.runs) ? RUNS : [...RUNS, now.runs].sort((x, y) => x - y);
  return (
    <div class={css.amount}>
      <label for={runs}>{words.rounds}</label>
      <select id={runs} value={now.runs} onChange={(e) => show({ ...now, runs: Number(e.currentTarget.value) })}>
        {there.map((n) => (
          <option key={n} value={n}>
            {words.roundsOf({ n })}
          </option>
        ))}
      </select>
      <label for={seed}>{words.seed}</label>
      <span class={css.seed}>
        <input
          id={seed}
          type="text"
          maxLength={SEED_MAX}
          value={now.seed}
          onChange={(e) => e.currentTarget.value !== "" && show({ ...now, seed: e.currentTarget.value })}
        />
        <Button size="slim" onClick={() => show({ ...now, seed: anySeed() })}>
          {words.newSeed}
        </Button>
      </span>
      <span class="muted">{words.seedNote}</span>
    </div>
  );
}

/** A number that nobody has to remember: the link has it. */
const anySeed = (): string => String(Math.floor(Math.random() * 1_000_000));
