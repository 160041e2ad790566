import { plannedMinutes } from "../../src/game/plans/rows.ts";
import type { CreateRoom } from "../../src/protocol/http.ts";
import { Button } from "../parts/button.tsx";
import { LESSONS_PATH, studentsPath } from "./paths.ts";
import { lessonOf } from "./say.ts";
import css from "./sheet.module.css";
import { Go, Paragraphs, Part, Points, Sheet, Tools } from "./sheet.tsx";
import { sourcesOf } from "./sources.ts";
import { Start } from "./start.tsx";
import { Ribbon, Steps, type Told } from "./steps.tsx";
import { words } from "./words/words.ts";

export function Sources({ plan }: { plan: string }) {
  return (
    <Part title={words.page.sources} part="lesson-sources">
      <ul class={css.sources} lang="en">
        {sourcesOf(plan).map(({ who, year, what }) => (
          <li key={what}>
            {who} ({year}). {what}
          </li>
        ))}
      </ul>
    </Part>
  );
}

/** What to do when something fails; the same in every lesson. */
export function Fails() {
  return (
    <Part title={words.page.fails} part="lesson-fails">
      <dl class={css.pairs}>
        {Object.entries(words.fails).map(([key, { when, then }]) => (
          <div key={key}>
            <dt>{when}</dt>
            <dd>{then}</dd>
          </div>
        ))}
      </dl>
    </Part>
  );
}

interface Read {
  plan: Told;
  /** What a room is told to follow: a built-in lesson's id, or one's own as it is written. */
  start: NonNullable<CreateRoom["plan"]>;
  /** Of the address, where it carries a lesson of one's own. */
  fragment?: string;
}

/** What a teacher reads before the lesson, and prints: at most two sides. */
export function ForTeacher({ plan, start, fragment = "" }: Read) {
  const w = words.page;
  const lesson = lessonOf(plan.id);
  const minutes = plannedMinutes(plan);
  return (
    <Sheet over={w.teacher} title={plan.title ?? lesson.title} lead={plan.aim ?? lesson.aim} print="small">
      <Tools>
        <Button size="slim" onClick={() => print()}>
          {words.list.print}
        </Button>
        <Go to={studentsPath(plan.id) + fragment}>{w.toStudents}</Go>
        <Go to={LESSONS_PATH}>{words.list.back}</Go>
      </Tools>
      <Start plan={start} />
      <Ribbon plan={plan} />
      <p class="muted">{w.planned({ planned: minutes, reserve: Math.max(0, plan.minutes - minutes) })}</p>
      <Part title={w.notice} part="lesson-notice">
        <Points of={lesson.notice} />
      </Part>
      <Part title={w.steps}>
        <Steps plan={plan} telling />
      </Part>
      <Part title={w.questions} part="lesson-questions">
        <dl class={css.pairs}>
          {Object.entries(lesson.questions).map(([key, { ask, answer }]) => (
            <div key={key}>
              <dt>{ask}</dt>
              <dd>{answer}</dd>
            </div>
          ))}
        </dl>
      </Part>
      <Part title={w.science} part="lesson-science" columns>
        <Paragraphs of={lesson.science} />
      </Part>
      <Sources plan={plan.id} />
      <Fails />
    </Sheet>
  );
}
