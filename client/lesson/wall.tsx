import { AssemblyPart } from "../assembly/part.tsx";
import { comparing } from "../compare/load.ts";
import { Code } from "../parts/code.tsx";
import { Corner } from "../parts/corner.tsx";
import { Qr } from "../parts/invite.tsx";
import { useLazy } from "../parts/lazy.ts";
import { host } from "../reach.ts";
import { roomLink } from "../route.ts";
import { all, channels } from "../store.ts";
import { words as general } from "../words/words.ts";
import { Revisited } from "./revisited.tsx";
import { answerOf, lessonTitle, people, questionOf, ticketText } from "./told.ts";
import css from "./wall.module.css";
import { words } from "./words/words.ts";

/** So many names are lit one by one; of a hall the numbers are told. */
const NAMES = 60;

/** Who is in, and whose phone was tried out. */
function Join({ code }: { code: string }) {
  const w = words.join;
  const now = all.value;
  const ids = people();
  const waved = new Set(now?.lesson?.rehearsal ? ids : (now?.lesson?.waved ?? []));
  // The latest to come stays in view.
  const shown = ids.slice(-NAMES);
  return (
    <div class={css.join}>
      <div class={css.way}>
        <p class={css.small}>{lessonTitle(now?.lesson?.id ?? "")}</p>
        <p class={css.address}>
          {general.screen.join} <b translate={false}>{host()}</b>
        </p>
        <Code code={code} size="wall" />
        <Qr link={roomLink(code)} label={general.lobby.qr} />
      </div>
      <div class={css.who}>
        <h2>{w.wall}</h2>
        <p class={css.count} role="status">
          {ids.length === 0 ? general.screen.waiting : general.screen.people({ n: ids.length })}
          {ids.length > 0 && ` · ${w.count({ n: waved.size })}`}
        </p>
        <ul class={css.names} aria-label={general.lobby.who}>
          {shown.map((id) => (
            <li key={id} data-lit={waved.has(id) || undefined} data-away={now?.seats[id]?.away || undefined}>
              <bdi translate={false}>{now?.seats[id]?.name}</bdi>
              <span class="visually-hidden">{waved.has(id) ? w.lit : now?.seats[id]?.away ? w.away : ""}</span>
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}

/** How many of how many have said something, as a bar and in words. */
function Said({ text }: { text: string }) {
  const [n, of] = [all.value?.lesson?.said ?? 0, Math.max(1, people().length)];
  return (
    <div class={css.said}>
      <p role="status">{text}</p>
      <i class={css.bar} style={{ "--share": Math.min(1, n / of) }} />
    </div>
  );
}

function Predict() {
  const lesson = all.value?.lesson;
  const w = words.predict;
  return (
    <>
      <h2 class={css.question}>{questionOf(lesson?.id ?? "")}</h2>
      <ul class={css.answers}>
        {(lesson?.step?.answers ?? []).map((answer) => (
          <li key={answer}>{answerOf(answer)}</li>
        ))}
      </ul>
      <p class={css.small}>{w.alone}</p>
      <Said text={w.count({ n: lesson?.said ?? 0 })} />
    </>
  );
}

/** A sentence of so many letters stands on the wall as large as can be; a Chinese character is as wide as two of them. */
const LARGE = 70;
/** From where on characters are as wide as they are high. */
const WIDE = "\u2e80";

/** By how much a longer sentence has to be smaller, so that all of it and the code are in view: its area is what counts. */
function shrunk(text: string): number {
  const width = [...text].reduce((sum, one) => sum + (one < WIDE ? 1 : 2), 0);
  return Math.min(1, Math.sqrt(LARGE / width));
}

function Ticket() {
  const shown = channels.value.screen?.ticket;
  const w = words.ticket;
  if (shown !== undefined) {
    const text = ticketText(shown);
    return (
      <>
        <p class={css.small}>{w.shown}</p>
        <blockquote class={css.quote} style={{ "--fit": shrunk(text) }} data-part="ticket" translate={false}>
          {text}
        </blockquote>
      </>
    );
  }
  return (
    <>
      <p class={css.small}>{w.title}</p>
      <h2 class={css.question}>{w.question}</h2>
      <Said text={w.count({ n: all.value?.lesson?.said ?? 0 })} />
    </>
  );
}

function Debrief() {
  return (
    <>
      <h2 class={css.question}>{words.debrief.title}</h2>
      <p class={css.small}>{words.debrief.phones}</p>
      <Revisited wall />
    </>
  );
}

function Finale() {
  const Compared = useLazy(() => comparing().then((one) => one.Compared));
  return (
    <>
      <h2 class={css.small}>
        {words.end.title({ title: lessonTitle(all.value?.lesson?.id ?? "") })} {words.end.thanks}
      </h2>
      {all.value?.rules ? (
        <AssemblyPart name="Story" />
      ) : (
        Compared && (all.value?.compared?.length ?? 0) > 1 && <Compared />
      )}
    </>
  );
}

/** A step of a lesson that is no round, on the projector. */
export function OnWall({ code }: { code: string }) {
  const now = all.value;
  if (!now?.lesson) return null;
  const kind = now.phase === "finale" ? "finale" : (now.lesson.step?.kind ?? "join");
  return (
    <div class={css.sheet} data-part="step" data-kind={kind}>
      {kind === "join" ? (
        <Join code={code} />
      ) : (
        <>
          {kind === "predict" && <Predict />}
          {kind === "ticket" && <Ticket />}
          {kind === "debrief" && <Debrief />}
          {kind === "finale" && <Finale />}
          <div class={css.corner}>
            <Corner code={code} />
          </div>
        </>
      )}
    </div>
  );
}
