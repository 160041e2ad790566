import { useSignal } from "@preact/signals";
import { useEffect, useId } from "preact/hooks";
import { plannedMinutes } from "../../../src/game/plans/rows.ts";
import { Button } from "../../parts/button.tsx";
import { ErrorText } from "../../parts/error-text.tsx";
import { Field } from "../../parts/field.tsx";
import { LESSONS_PATH } from "../paths.ts";
import { lessonOf } from "../say.ts";
import { Go, Part, Sheet, Tools } from "../sheet.tsx";
import { Ribbon } from "../steps.tsx";
import { words } from "../words/words.ts";
import { type Carried, carriedBy } from "./carried.ts";
import { carriedText, faultText } from "./faults.ts";
import { Keep, Open } from "./keep.tsx";
import css from "./own.module.css";
import { Row } from "./row.tsx";
import { fresh, joined, type Kind, moved, type Written, type WrittenStep, withStep, written } from "./written.ts";

type Game = typeof import("../../../src/game/index.ts");
const w = words.compose;
const KINDS: readonly Kind[] = ["round", "debrief", "predict", "join", "ticket"];
/** Letters of a lesson's title: see TITLE_MAX in the game. */
const TITLE_MAX = 60;

/** The page on which a lesson of one's own is put together. The link in the address may bring one. */
export function Compose({ game }: { game: Game }) {
  const lesson = useSignal<Written>(fresh(game.scenarios));
  const wrong = useSignal<string | undefined>(undefined);
  const done = useSignal("");
  const lengthId = useId();

  /** Takes over a lesson from a link or a file, if it is one. */
  const take = (carried: Carried | undefined): void => {
    if (!carried) return;
    wrong.value = undefined;
    if ("wrong" in carried) {
      wrong.value = carriedText(carried.wrong);
      return;
    }
    const read = game.readPlan(carried.candidate);
    if ("fault" in read) {
      wrong.value = faultText(read.fault, carried.candidate);
      return;
    }
    lesson.value = written(read.plan, game.scenarios);
    done.value = w.opened({ title: read.plan.title ?? lessonOf(read.plan.id).title });
  };
  useEffect(() => {
    const arrive = (): void => take(carriedBy(location.hash));
    arrive();
    addEventListener("hashchange", arrive);
    return () => removeEventListener("hashchange", arrive);
  }, []);

  const now = lesson.value;
  const set = (steps: readonly WrittenStep[], said = ""): void => {
    lesson.value = { ...lesson.peek(), steps: joined(steps, game.scenarios) };
    done.value = said;
    wrong.value = undefined;
  };
  const read = game.readPlan(now);
  const titleOf = (step: WrittenStep): string => w.adds[step.kind];
  const minutes = plannedMinutes(now);
  const reserve = now.minutes - minutes;
  return (
    <Sheet title={w.title} lead={w.lead}>
      <Tools>
        <Go to={LESSONS_PATH}>{words.list.back}</Go>
      </Tools>
      <ErrorText text={wrong.value && `${wrong.value} ${w.instead}`} />
      <p class={css.done} role="status">
        {done.value}
      </p>
      <div class={css.top}>
        <Field name={w.name}>
          {(id) => (
            <input
              id={id}
              maxLength={TITLE_MAX}
              placeholder={w.nameHint}
              autocomplete="off"
              value={now.title ?? ""}
              onInput={({ currentTarget: { value } }) => {
                const { title: _, ...rest } = lesson.peek();
                lesson.value = value.trim() === "" ? rest : { ...rest, title: value };
              }}
            />
          )}
        </Field>
        <Field name={w.copyOf}>
          {(id) => (
            <select
              id={id}
              value=""
              onChange={({ currentTarget }) => {
                const plan = game.plans.find((one) => one.id === currentTarget.value);
                currentTarget.value = "";
                if (!plan) return;
                const { title } = lessonOf(plan.id);
                lesson.value = { ...written(plan, game.scenarios), id: "own", title };
                done.value = w.opened({ title });
              }}
            >
              <option value="">{w.copyNone}</option>
              {game.plans.map((plan) => (
                <option key={plan.id} value={plan.id}>
                  {lessonOf(plan.id).title}
                </option>
              ))}
            </select>
          )}
        </Field>
        <div class={css.length}>
          <label for={lengthId}>{w.length}</label>
          <input
            id={lengthId}
            type="number"
            inputMode="numeric"
            min={1}
            max={240}
            value={now.minutes}
            onChange={({ currentTarget: { valueAsNumber } }) => {
              lesson.value = { ...lesson.peek(), minutes: Number.isNaN(valueAsNumber) ? 0 : valueAsNumber };
            }}
          />
        </div>
      </div>
      <div class={css.ribbon}>
        <Ribbon plan={now} />
        <p class="muted">
          {reserve < 0 ? w.over({ planned: minutes, over: -reserve }) : w.planned({ planned: minutes, reserve })}
        </p>
      </div>
      <Part title={w.steps}>
        <ol class={css.rows} data-part="own-steps">
          {now.steps.map((step, at) => (
            <Row
              key={step.id}
              game={game}
              step={step}
              at={at}
              of={now.steps.length}
              change={(next) => set(now.steps.toSpliced(at, 1, next))}
              move={(to) => set(moved(now.steps, at, to), w.movedTo({ title: titleOf(step), n: to + 1 }))}
              remove={() => set(now.steps.toSpliced(at, 1), w.removed({ title: titleOf(step) }))}
            />
          ))}
        </ol>
        <fieldset class={css.adds}>
          <legend class="visually-hidden">{w.add}</legend>
          {KINDS.map((kind) => (
            <Button
              key={kind}
              size="slim"
              onClick={() => set(withStep(now.steps, kind), w.added({ title: w.adds[kind] }))}
            >
              + {w.adds[kind]}
            </Button>
          ))}
        </fieldset>
      </Part>
      <Part title={w.keep} part="own-keep">
        {"fault" in read ? (
          <ErrorText text={`${faultText(read.fault, now)} ${w.unread}`} />
        ) : (
          <Keep lesson={written(read.plan, game.scenarios)} />
        )}
        <Open take={take} />
      </Part>
    </Sheet>
  );
}
