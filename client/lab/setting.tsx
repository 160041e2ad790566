import { useId } from "preact/hooks";
import type { Field, Value } from "../../src/lab/explore/values.ts";
import { type Explored, readValue, writeValue } from "../../src/lab/explore/values.ts";
import { fieldName, fieldNote, keptNumber, shownNumber, unitOf, valueText } from "./names.ts";
import css from "./setting.module.css";
import { change } from "./state.ts";
import { words } from "./words/words.ts";

interface Props {
  field: Field;
  form: Explored;
  /** What is set; undefined while it is as the scenario has it. */
  text: string | undefined;
}

/** Shares of the clock at which a card can be played here. */
const WHENS = ["off", "start", "0.15", "0.3", "0.45", "0.6", "0.75"];
/** A slider goes to so many times what is usual, so that it can be set finely; what is more can be typed. */
const REACH = 4;
/** How far it goes where nothing is usual, in the game's own numbers: ms, or things counted. */
const REACH_TIME = 30_000;
const REACH_COUNT = 20;

/** The slider's ends and step, in the game's numbers. */
function rangeOf(field: Field, form: Explored, now: number): { min: number; max: number; step: number } {
  const { min, max, usual, key, kind } = field;
  const unit = unitOf(field);
  if (unit === "percent") return { min, max, step: 0.01 };
  const own = typeof usual === "number" && usual > 0 ? usual * REACH : unit === "s" ? REACH_TIME : REACH_COUNT;
  const far = key === "mechanism.quorum" ? Number(form.values.fill) : own;
  const end = Math.max(now, Math.min(max, unit === "s" ? Math.ceil(far / 1000) * 1000 : Math.ceil(far)));
  const step =
    kind === "whole" ? (unit === "s" ? Math.max(100, 100 * Math.round(end / 20_000)) : 1) : end <= 1 ? 0.01 : 0.05;
  return { min, max: end, step };
}

function Slider({ id, field, form, given }: { id: string; field: Field; form: Explored; given: Value }) {
  // An option that may be left out has no number to begin with: the slider stands at its least.
  const there = typeof given === "number";
  const value = there ? given : field.min;
  const { min, max, step } = rangeOf(field, form, value);
  const unit = unitOf(field);
  const set = (there: number): void => {
    if (!Number.isFinite(there)) return;
    const kept = Math.min(field.max, Math.max(field.min, keptNumber(field, there)));
    change(field.key, kept === field.usual ? undefined : writeValue(kept));
  };
  const name = fieldName(field, form);
  return (
    <>
      <span class={css.box}>
        <input
          type="number"
          id={id}
          inputmode="decimal"
          min={shownNumber(field, field.min)}
          max={shownNumber(field, field.max)}
          step="any"
          placeholder={words.unset}
          value={there ? shownNumber(field, value) : ""}
          onChange={(event) => {
            set(event.currentTarget.valueAsNumber);
            // What is no number, or too much, gives way to what is set.
            event.currentTarget.value = there ? String(shownNumber(field, value)) : "";
          }}
        />
        <span class={css.unit}>{unit && words.units[unit]}</span>
      </span>
      <input
        class={css.slider}
        type="range"
        aria-label={name}
        aria-valuetext={valueText(field, given)}
        min={shownNumber(field, min)}
        max={shownNumber(field, max)}
        step={shownNumber(field, step)}
        value={shownNumber(field, value)}
        onInput={(event) => set(event.currentTarget.valueAsNumber)}
      />
    </>
  );
}

function Choice({ id, field, value }: { id: string; field: Field; value: Value }) {
  const now = writeValue(value);
  const there = field.kind === "yes" ? ["yes", "no"] : field.kind === "when" ? WHENS : field.choices;
  // A link may name another time than those that are offered.
  const choices = there.includes(now) ? there : [...there, now];
  return (
    <select
      id={id}
      class={css.choice}
      value={now}
      onChange={(event) => {
        const text = event.currentTarget.value;
        change(field.key, text === writeValue(field.usual) ? undefined : text);
      }}
    >
      {choices.map((one) => (
        <option key={one} value={one}>
          {valueText(field, readValue(field, one))}
        </option>
      ))}
    </select>
  );
}

/** Numbers with commas between; nothing for what the game draws by itself. */
function List({ id, field, value }: { id: string; field: Field; value: Value }) {
  return (
    <input
      id={id}
      class={css.list}
      type="text"
      inputmode="text"
      value={value === undefined ? "" : writeValue(value)}
      onChange={(event) => {
        const text = event.currentTarget.value.replaceAll(" ", "");
        change(field.key, text === "" ? undefined : text);
      }}
    />
  );
}

/** How many seats a share of them is: the game rounds. */
function seatsNote({ key }: Field, { values }: Explored, value: Value): string | undefined {
  if (key !== "liars" && key !== "idle" && !key.startsWith("mix.")) return undefined;
  const of = Number(values.fill);
  return words.seatsAre({ n: Math.round(Number(value) * of), of });
}

/** One thing that can be set: its name, what it is set to, how to change it, and what the game has. */
export function Setting({ field, form, text }: Props) {
  const id = useId();
  const value = text === undefined ? field.usual : (readValue(field, text) ?? field.usual);
  const note = seatsNote(field, form, value) ?? fieldNote(field, form);
  const number = field.kind === "whole" || field.kind === "number";
  return (
    <div class={css.setting} data-wide={number ? undefined : true} data-key={field.key}>
      <label for={id}>{fieldName(field, form)}</label>
      {number && <Slider id={id} field={field} form={form} given={value} />}
      {(field.kind === "one" || field.kind === "yes" || field.kind === "when") && (
        <Choice id={id} field={field} value={value} />
      )}
      {field.kind === "list" && <List id={id} field={field} value={value} />}
      {note && <span class={css.note}>{note}</span>}
      {text !== undefined && (
        <button type="button" class={css.usual} onClick={() => change(field.key, undefined)}>
          {words.changedFrom({ value: valueText(field, field.usual) })}
        </button>
      )}
    </div>
  );
}
