import { run } from "../net/actions.ts";
import { Button } from "../parts/button.tsx";
import { clock, secondsTo } from "../parts/clock.ts";
import { order } from "../parts/console/order.ts";
import { lookOf, sayOf, stepTitle } from "../plans/say.ts";
import { all, can } from "../store.ts";
import { coming, desk, nextTitle } from "./coming.ts";
import { lateness } from "./late.ts";
import css from "./strip.module.css";
import { words } from "./words/words.ts";

const w = words.desk;
/** A lesson that is less behind than this is on time. Minutes */
const BEHIND = 1.5;

/** How the lesson stands, in a sentence; and what can be left out, once that would help. */
function Clock() {
  const [lesson, on] = [all.value?.lesson, desk()];
  if (!lesson || !on) return null;
  const now = lateness(on, lesson.at, lesson.since, clock.value);
  if (!now) return <p class={css.clock}>{w.notBegun}</p>;
  const { elapsed, late, reserve } = now;
  const kind = reserve <= -0.5 ? "over" : late >= BEHIND ? "behind" : "onTime";
  const left = Math.max(0, Math.round(reserve));
  const text =
    kind === "over"
      ? w.over({ n: Math.max(1, Math.round(-reserve)) })
      : kind === "behind"
        ? w.behind({ late: Math.round(late), reserve: left })
        : w.onTime({ reserve: left });
  const cuts =
    kind === "onTime" ? [] : on.steps.flatMap((step, i) => (ahead(i) && step.optional && !step.cut ? [i] : []));
  return (
    <>
      <p class={css.clock} data-late={kind === "onTime" ? undefined : kind}>
        <b class="tabular">{w.clock({ n: Math.floor(elapsed), of: on.minutes })}</b> <span>{text}</span>
      </p>
      {can("drive") && cuts.map((i) => <Cut key={i} step={i} />)}
    </>
  );
}

const ahead = (i: number): boolean => i > (all.value?.lesson?.at ?? -1);

/** Leaves a step out, or takes it in again, at one tap. */
function Cut({ step }: { step: number }) {
  const one = desk()?.steps[step];
  if (!one) return null;
  const title = stepTitle(all.value?.lesson?.id ?? "", one);
  return one.cut ? (
    <Button size="slim" onClick={() => order({ type: "cut", step, cut: false }, w.takeIn({ title }), w.did.takeIn)}>
      {w.takeIn({ title })}
    </Button>
  ) : (
    <Button
      size="slim"
      note={w.cutNote({ n: one.minutes })}
      onClick={() => order({ type: "cut", step, cut: true }, w.cut({ title }), w.did.cut)}
    >
      {w.cut({ title })}
    </Button>
  );
}

/** Every step, where one can go at once, or leave out what is still to come. */
function Steps() {
  const [lesson, on] = [all.value?.lesson, desk()];
  if (!lesson || !on) return null;
  return (
    <details class={css.all}>
      <summary>{w.all}</summary>
      <ol class={css.steps}>
        {on.steps.map((step, i) => (
          <li key={step.id}>
            <span>{stepTitle(lesson.id, step)}</span>
            {i === lesson.at ? (
              <b>{w.now}</b>
            ) : (
              all.value?.phase !== "round" && (
                <Button size="slim" onClick={() => run({ type: "start", step: i }, w.go)}>
                  {w.go}
                </Button>
              )
            )}
            {ahead(i) && (step.optional || step.kind === "round") && <Cut step={i} />}
          </li>
        ))}
      </ol>
    </details>
  );
}

/** What a timer is about to do, and how it is stopped. */
function Timer() {
  const until = all.value?.lesson?.until;
  if (until === undefined || all.value?.phase === "round") return null;
  return (
    <div class={css.timer}>
      <p class="tabular">{w.goesOn({ s: secondsTo(until) })}</p>
      {can("drive") && (
        <Button size="slim" onClick={() => order({ type: "stay" }, w.stay, w.did.stay)}>
          {w.stay}
        </Button>
      )}
    </div>
  );
}

/** For who leads a lesson, whatever the room is at: which step it is, what to say, how late it is, and what comes next. */
export function Strip(_: { code: string }) {
  const [now, on] = [all.value, desk()];
  if (!now?.lesson || !on) return null;
  const { lesson, phase } = now;
  const step = on.steps[lesson.at];
  const title = step ? stepTitle(lesson.id, step) : "";
  // A round that is over is talked about before the next step is begun.
  const over = phase === "reveal" && step?.kind === "round";
  // Friends who play among themselves have nobody who speaks to a class.
  const led = now.house.mode === "class";
  const after = now.scenario.scored === false ? w.afterPractice : w.afterRound;
  const say = over ? after : step ? sayOf(lesson.id, step) : words.say.finale;
  return (
    <section class={css.strip} data-part="lesson" data-step={step?.id ?? "finale"} aria-label={w.title}>
      {lesson.rehearsal && <p class={css.rehearsal}>{w.rehearsal}</p>}
      {step && <p class="muted">{w.at({ at: lesson.at + 1, of: on.steps.length, title })}</p>}
      {led && (
        <div class={css.say}>
          <h2>{w.say}</h2>
          <p>{say}</p>
          {step && !over && (
            <p class={css.look}>
              <b>{w.look}</b> {lookOf(lesson.id, step)}
            </p>
          )}
        </div>
      )}
      {step && (
        <>
          <Clock />
          <Timer />
          <Steps />
        </>
      )}
    </section>
  );
}

/** The one button of whoever leads: what comes next. */
export function Next(_: { code: string }) {
  const next = coming();
  const title = nextTitle();
  if (!can("choose")) return null;
  // Who may go on and does not see the plan, as a friend, goes on to whatever comes.
  const step = next === undefined ? {} : { step: next };
  return (
    <div data-part="lesson-next" class={css.next}>
      <Button kind="main" size="big" onClick={() => run({ type: "start", ...step }, title)}>
        {title}
      </Button>
    </div>
  );
}
