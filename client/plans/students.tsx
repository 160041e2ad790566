import { Button } from "../parts/button.tsx";
import { LESSONS_PATH, readPath } from "./paths.ts";
import { lessonOf } from "./say.ts";
import { Go, Paragraphs, Part, Points, Sheet, Tools } from "./sheet.tsx";
import { Steps, type Told } from "./steps.tsx";
import { Sources } from "./teacher.tsx";
import { words } from "./words/words.ts";

/** What students take home: what they did, what it showed, the science, and what to think about. */
export function ForStudents({ plan, fragment = "" }: { plan: Told; fragment?: string }) {
  const w = words.page;
  const lesson = lessonOf(plan.id);
  return (
    <Sheet over={w.student} title={plan.title ?? lesson.title}>
      <Tools>
        <Button size="slim" onClick={() => print()}>
          {words.list.print}
        </Button>
        <Go to={readPath(plan.id) + fragment}>{w.toTeacher}</Go>
        <Go to={LESSONS_PATH}>{words.list.back}</Go>
      </Tools>
      <Part title={w.did}>
        <Steps plan={plan} telling={false} />
      </Part>
      <Part title={w.showed} part="lesson-showed">
        <Points of={lesson.showed} />
      </Part>
      <Part title={w.science} part="lesson-science" columns>
        <Paragraphs of={lesson.science} />
      </Part>
      <Part title={w.think} part="lesson-think">
        <Points of={lesson.think} numbered />
      </Part>
      <Sources plan={plan.id} />
    </Sheet>
  );
}
