import type { Signal } from "@preact/signals";
import { useId } from "preact/hooks";
import { plannedMinutes } from "../../../src/game/plans/rows.ts";
import { LANGUAGES } from "../../../src/protocol/languages.ts";
import { Button } from "../../parts/button.tsx";
import { ErrorText } from "../../parts/error-text.tsx";
import { Field } from "../../parts/field.tsx";
import { LESSONS_PATH } from "../paths.ts";
import { lessonOf } from "../say.ts";
import { Go, Part, Sheet, Tools } from "../sheet.tsx";
import { Ribbon } from "../steps.tsx";
import { words } from "../words/words.ts";
import { useDraft } from "./draft.ts";
import { Keep, Open } from "./keep.tsx";
import css from "./own.module.css";
import { Row } from "./row.tsx";
import { type Kind, moved, OWN, spliced, type Written, type WrittenStep, withStep, written } from "./written.ts";

type Game = typeof import("../../../src/game/index.ts");
const w = words.compose;
/** What can be added, the likeliest first. */
const KINDS: readonly Kind[] = ["round", "assembly", "debrief", "predict", "join", "ticket", "evolve"];
/** Letters of a lesson's title: see TITLE_MAX in the game. */
const TITLE_MAX = 60;

interface TopProps {
  game: Game;
  lesson: Signal<Written>;
  put: (next: Written, said?: string) => void;
}

/** What the lesson is called, what it begins as, and how long it is. */
function Top({ game, lesson, put }: TopProps) {
  const now = lesson.value;
  const lengthId = useId();
  const copy = (id: string): void => {
    const plan = game.plans.find((one) => one.id === id);
    if (!plan) return;
    const { title } = lessonOf(plan.id);
    put({ ...written(plan, game.scenarios), id: OWN, title }, w.opened({ title }));
  };
  return (
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
              put(value.trim() === "" ? rest : { ...rest, title: value });
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
              copy(currentTarget.value);
              currentTarget.value = "";
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
      <Field name={w.language}>
        {(id) => (
          <select
            id={id}
            value={now.language ?? ""}
            onChange={({ currentTarget: { value } }) => {
              const { language: _, ...rest } = lesson.peek();
              put(value === "" ? rest : { ...rest, language: value });
            }}
          >
            <option value="">{w.languageOwn}</option>
            {LANGUAGES.filter(({ complete }) => complete).map(({ id: one, tag, name }) => (
              <option key={one} value={one} lang={tag}>
                {name}
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
          onChange={({ currentTarget: { valueAsNumber } }) =>
            put({ ...lesson.peek(), minutes: Number.isNaN(valueAsNumber) ? 0 : valueAsNumber })
          }
        />
      </div>
    </div>
  );
}

/** The lesson's minutes, and how many of them are left. */
function Minutes({ lesson }: { lesson: Written }) {
  const planned = plannedMinutes(lesson);
  const reserve = lesson.minutes - planned;
  return (
    <div class={css.ribbon}>
      <Ribbon plan={lesson} />
      <p class="muted">
        {reserve < 0 ? w.over({ planned, over: -reserve }) : words.page.planned({ planned, reserve })}
      </p>
    </div>
  );
}

/** The page on which a lesson of one's own is put together. */
export function Compose({ game }: { game: Game }) {
  const { lesson, wrong, done, put, steps, take, kept, fragment, fault } = useDraft(game);
  const now = lesson.value.steps;
  const titleOf = ({ kind }: WrittenStep): string => w.adds[kind];
  return (
    <Sheet title={w.title} lead={w.lead}>
      <Tools>
        <Go to={LESSONS_PATH}>{words.list.back}</Go>
      </Tools>
      <ErrorText text={wrong.value && `${wrong.value} ${w.instead}`} />
      <p class={css.done} role="status">
        {done.value}
      </p>
      <Top game={game} lesson={lesson} put={put} />
      <Minutes lesson={lesson.value} />
      <Part title={w.steps}>
        <ol class={css.rows} data-part="own-steps">
          {now.map((step, at) => (
            <Row
              key={step.id}
              game={game}
              step={step}
              at={at}
              of={now.length}
              change={(next) => steps(spliced(now, at, 1, next))}
              move={(to) => steps(moved(now, at, to), w.movedTo({ title: titleOf(step), n: to + 1 }))}
              remove={() => steps(spliced(now, at, 1), w.removed({ title: titleOf(step) }))}
            />
          ))}
        </ol>
        <fieldset class={css.adds}>
          <legend class="visually-hidden">{w.add}</legend>
          {KINDS.map((kind) => (
            <Button key={kind} size="slim" onClick={() => steps(withStep(now, kind), w.added({ title: w.adds[kind] }))}>
              + {w.adds[kind]}
            </Button>
          ))}
        </fieldset>
      </Part>
      <Part title={w.keep} part="own-keep">
        {kept ? <Keep lesson={kept} fragment={fragment} /> : <ErrorText text={`${fault} ${w.unread}`} />}
        <Open take={take} />
      </Part>
    </Sheet>
  );
}
