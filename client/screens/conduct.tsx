import { EvolvePart } from "../evolve/part.tsx";
import { LessonPart } from "../lesson/part.tsx";
import { Button } from "../parts/button.tsx";
import { secondsTo } from "../parts/clock.ts";
import { RoundControls } from "../parts/console/clock.tsx";
import { openConsole } from "../parts/console/open.ts";
import { Outcome } from "../parts/console/outcome.tsx";
import { People } from "../parts/console/people.tsx";
import { Corner } from "../parts/corner.tsx";
import { all, can, channels } from "../store.ts";
import { words } from "../words/words.ts";
import { Scene } from "../worlds/scene.tsx";
import type { Stage } from "../worlds/stage.ts";
import css from "./conduct.module.css";
import { NamingOnWall } from "./naming.tsx";

/** How many people there are, and how many of them do nothing. */
function Counts() {
  const people = Object.values(all.value?.seats ?? {}).filter((seat) => !seat.bot);
  const away = people.filter((seat) => seat.away).length;
  const idle = channels.value.host?.idle.length ?? 0;
  return <p class="muted">{words.console.counts({ people: people.length, away, idle })}</p>;
}

/** The same one by one, where the screen has room for them. */
function PeopleOrCounts() {
  return (
    <>
      <div class={css.people}>
        <People id="conduct-people" />
      </div>
      <div class={css.counts}>
        <Counts />
      </div>
    </>
  );
}

/** A round for a host without a seat: what the projector shows, and the controls of its clock always under the thumb. */
export function Conduct({ code, stage }: { code: string; stage: Stage }) {
  const round = all.value?.round;
  const toBegin = round ? secondsTo(round.begin) : 0;
  return (
    <main class={css.conduct} data-view="conduct" data-mood={stage.mood()}>
      <h1 class="visually-hidden">{words.play.title}</h1>
      <stage.Sky />
      <div class={css.picture} data-part="picture">
        <div class={css.backdrop} aria-hidden="true">
          <Scene moment="play" />
        </div>
        {round?.phase === "naming" ? <NamingOnWall /> : <stage.Projector />}
      </div>
      <section class={css.desk} data-part="desk" aria-label={words.console.run}>
        <Outcome />
        {all.value?.colony?.on !== undefined && <EvolvePart name="Count" />}
        {all.value?.lesson && <LessonPart lead="Strip" />}
        {toBegin > 0 && <p class={css.begins}>{words.briefing.begins({ s: toBegin })}</p>}
        <div class={css.controls}>
          <RoundControls />
          <Button onClick={openConsole}>{words.console.everything}</Button>
        </div>
        <Corner code={code} />
        {can("manage") ? <PeopleOrCounts /> : <Counts />}
      </section>
    </main>
  );
}
