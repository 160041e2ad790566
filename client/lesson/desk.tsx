import { AssemblyPart } from "../assembly/part.tsx";
import { FamilyPart } from "../family/part.tsx";
import { toLobby } from "../net/actions.ts";
import { Button } from "../parts/button.tsx";
import { openConsole } from "../parts/console/open.ts";
import { order } from "../parts/console/order.ts";
import { Outcome } from "../parts/console/outcome.tsx";
import { Corner } from "../parts/corner.tsx";
import { Dropped } from "../parts/dropped.tsx";
import { Footer } from "../parts/footer.tsx";
import { Unreached } from "../parts/unreached.tsx";
import { studentsPath } from "../plans/paths.ts";
import { hasLesson } from "../plans/say.ts";
import { words as plans } from "../plans/words/words.ts";
import { roomPath } from "../route.ts";
import { all, can } from "../store.ts";
import { words as general } from "../words/words.ts";
import { desk } from "./coming.ts";
import css from "./desk.module.css";
import { Ribbon } from "./ribbon.tsx";
import { Next, Strip } from "./strip.tsx";
import { Take } from "./take.tsx";
import { lessonTitle, people, ticketText } from "./told.ts";
import { words } from "./words/words.ts";

const w = words.desk;

/** What people wrote: one tap puts a sentence on the wall, without a name, or takes it off. */
function Tickets() {
  const on = desk();
  const t = words.ticket;
  const list = Object.entries(on?.tickets ?? {});
  if (list.length === 0) return null;
  return (
    <section class={css.tickets} data-part="tickets">
      <h2>{t.list}</h2>
      <p class="muted">{t.anonymous}</p>
      <ul>
        {list.map(([seat, text]) => {
          const shown = on?.shown === Number(seat);
          return (
            <li key={seat}>
              <p translate={false}>{ticketText(text)}</p>
              <p class="muted">{all.value?.seats[Number(seat)]?.name}</p>
              {can("manage") && (
                <Button
                  size="slim"
                  onClick={() =>
                    shown
                      ? order({ type: "show" }, t.hide, w.did.hide)
                      : order({ type: "show", ticket: Number(seat) }, t.show, w.did.show)
                  }
                >
                  {shown ? t.hide : t.show}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** How many have done what the step asks of them. */
function Count() {
  const now = all.value;
  const of = people().length;
  const { step, said = 0, waved = [] } = now?.lesson ?? {};
  const text =
    step?.kind === "join"
      ? of === 0
        ? w.nobody
        : w.wavedOf({ n: waved.length, of })
      : step?.kind === "predict"
        ? w.saidOf({ n: said, of })
        : step?.kind === "ticket"
          ? w.wroteOf({ n: said, of })
          : undefined;
  return text === undefined ? null : (
    <p class={css.count} role="status">
      {text}
    </p>
  );
}

/** What is left to do once all is over: before what thirty students wrote, so that nobody has to scroll for it. */
function After({ code, plan }: { code: string; plan: string }) {
  return (
    <>
      <Take code={code} />
      {hasLesson(plan) && (
        <a class={css.read} href={studentsPath(plan)} target="_blank" rel="noreferrer">
          {plans.page.toStudents}
        </a>
      )}
    </>
  );
}

/** A step of a lesson that is no round, for who leads without a seat: what to say, how far everybody is, and one button to go on. */
export function Desk({ code }: { code: string }) {
  const now = all.value;
  if (!now?.lesson) return null;
  const over = now.phase === "finale";
  return (
    <main class={css.desk} data-view="desk" data-kind={over ? "finale" : now.lesson.step?.kind}>
      <h1>{lessonTitle(now.lesson.id)}</h1>
      <Ribbon plan={now.lesson.id} label={w.all} steps={desk()?.steps ?? []} at={now.lesson.at} />
      <div class={css.columns}>
        <div class={css.lead}>
          <Outcome />
          <Dropped />
          <Strip code={code} />
          <Count />
          {now.assembly && now.phase === "step" && <AssemblyPart name="Panel" />}
          {now.family && <FamilyPart name="Rooms" code={code} />}
          {over && <After code={code} plan={now.lesson.id} />}
          <Tickets />
          {over && now.rules && <AssemblyPart name="Story" />}
        </div>
        <aside class={css.aside}>
          {can("manage") && (
            <a
              class={css.big}
              href={`${roomPath(code)}?screen`}
              target="_blank"
              rel="noreferrer"
              data-part="big-screen"
            >
              <b>{w.big}</b>
              <span class={css.laptop}>{w.bigNote}</span>
              <span class={css.handheld}>{w.bigPhone}</span>
            </a>
          )}
          <Corner code={code} />
          {can("manage") && <Unreached code={code} />}
          {now.lesson.step?.kind === "join" && (
            <ul class={css.names} aria-label={general.lobby.who}>
              {people().map((id) => (
                <li key={id} data-lit={now.lesson?.waved?.includes(id) || undefined}>
                  <bdi translate={false}>{now?.seats[id]?.name}</bdi>
                </li>
              ))}
            </ul>
          )}
          <Button size="slim" onClick={openConsole}>
            {general.console.everything}
          </Button>
        </aside>
      </div>
      <Footer>{over ? <Button onClick={toLobby}>{w.lobby}</Button> : <Next code={code} />}</Footer>
    </main>
  );
}
