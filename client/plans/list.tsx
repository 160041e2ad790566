import { Button } from "../parts/button.tsx";
import { navigate } from "../route.ts";
import css from "./list.module.css";
import { OWN_PATH, readPath } from "./paths.ts";
import { lessonOf } from "./say.ts";
import { Go, Part, Points, Sheet, Tools } from "./sheet.tsx";
import { Ribbon, type Told } from "./steps.tsx";
import { Fails } from "./teacher.tsx";
import { words } from "./words/words.ts";

function Lessons({ plans }: { plans: readonly Told[] }) {
  const w = words.list;
  return (
    <ul class={css.lessons} data-part="lesson-list">
      {plans.map((plan) => (
        <li key={plan.id}>
          <h3>
            <Go to={readPath(plan.id)}>{lessonOf(plan.id).title}</Go>
          </h3>
          <p class={css.minutes}>{w.minutes({ n: plan.minutes })}</p>
          <p class={css.aim}>{lessonOf(plan.id).aim}</p>
          <Ribbon plan={plan} />
        </li>
      ))}
      <li class={css.own}>
        <h3>
          <Go to={OWN_PATH}>{w.own}</Go>
        </h3>
        <p class={css.aim}>{w.ownNote}</p>
      </li>
    </ul>
  );
}

/** All that a teacher needs, on one printed side: what to have and to do, which lessons there are, what to do when something fails. */
export function ForAll({ plans, missing }: { plans: readonly Told[]; missing: boolean }) {
  const w = words.teach;
  return (
    <Sheet title={words.teach.title} lead={words.list.lead} print="tiny">
      {missing && <p role="alert">{words.page.missing}</p>}
      <Tools>
        <Button size="slim" onClick={() => print()}>
          {words.list.print}
        </Button>
        <Button size="slim" kind="quiet" onClick={() => navigate("/")}>
          {words.list.home}
        </Button>
      </Tools>
      <Part title={words.list.choose}>
        <Lessons plans={plans} />
      </Part>
      <div class={css.halves}>
        <Part title={w.need}>
          <Points of={w.needs} />
        </Part>
        <Part title={w.before}>
          <Points of={w.befores} numbered />
        </Part>
        <Part title={w.during}>
          <Points of={w.durings} />
        </Part>
        <Part title={w.after}>
          <Points of={w.afters} />
        </Part>
      </div>
      <Part title={w.know} columns>
        <Points of={w.knows} />
      </Part>
      <Fails />
    </Sheet>
  );
}
