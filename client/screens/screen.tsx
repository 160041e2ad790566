import { useLayoutEffect } from "preact/hooks";
import { AssemblyPart } from "../assembly/part.tsx";
import { EvolvePart } from "../evolve/part.tsx";
import { FamilyPart } from "../family/part.tsx";
import { LessonPart } from "../lesson/part.tsx";
import { secondsTo } from "../parts/clock.ts";
import { Code } from "../parts/code.tsx";
import { Corner } from "../parts/corner.tsx";
import { Dropped } from "../parts/dropped.tsx";
import { Qr } from "../parts/invite.tsx";
import { Name } from "../parts/name.tsx";
import { Names } from "../parts/names.tsx";
import { Unreached } from "../parts/unreached.tsx";
import { host } from "../reach.ts";
import { roomLink } from "../route.ts";
import { all } from "../store.ts";
import { words } from "../words/words.ts";
import { Loading } from "../worlds/loading.tsx";
import { scenarioOf, stage } from "../worlds/registry.ts";
import { Scene } from "../worlds/scene.tsx";
import { NamingOnWall } from "./naming.tsx";
import css from "./screen.module.css";
import { Ended } from "./screenfuls.tsx";

const w = words.screen;

function Inviting({ code }: { code: string }) {
  const people = Object.entries(all.value?.seats ?? {}).filter(([, seat]) => !seat.bot);
  const next = scenarioOf(all.value?.scenario.id ?? "");
  return (
    <div class={css.lobby} data-part="lobby">
      <div class={css.in}>
        <p>
          {w.join} <b translate={false}>{host()}</b>
        </p>
        <Code code={code} size="wall" />
      </div>
      <Qr link={roomLink(code)} label={words.lobby.qr} />
      <div>
        <p class="muted">{words.lobby.next}</p>
        <p class={css.title}>{next?.title}</p>
        <p>{next?.line}</p>
      </div>
      <div class={css.who}>
        <Dropped />
        <p class={css.count} role="status">
          {people.length === 0 ? w.waiting : w.people({ n: people.length })}
        </p>
        <Names label={words.lobby.who}>
          {people.slice(0, 40).map(([id]) => (
            <li key={id}>
              <Name seat={Number(id)} />
            </li>
          ))}
        </Names>
        <Unreached code={code} />
      </div>
      <p class={css.level}>
        {all.value?.house.locked ? words.lobby.locked : all.value && words.lobby[all.value.level]}
      </p>
    </div>
  );
}

/** What stands on the wall until a round is over, picture apart. Phones read it out: client/wall. */
export function OnWall({ code }: { code: string }) {
  const now = all.value;
  const on = stage.value;
  if (!now) return null;
  const toBegin = now.phase === "round" && now.round ? secondsTo(now.round.begin) : 0;
  const played = now.phase === "round" || now.phase === "reveal";
  const kind = now.lesson ? now.lesson.step?.kind : now.assembly ? "assembly" : "evolve";
  const inAssembly = now.phase === "step" && now.assembly !== undefined && kind === "assembly";
  const isColony = now.phase === "step" && kind === "evolve";
  return (
    <>
      {now.phase === "lobby" && <Inviting code={code} />}
      {now.phase === "lobby" && now.family && <FamilyPart name="RoomsOnWall" code={code} />}
      {inAssembly && <AssemblyPart name="OnWall" code={code} />}
      {!played && now.phase !== "lobby" && !isColony && !inAssembly && <LessonPart name="OnWall" code={code} />}
      {isColony && <EvolvePart name="OnWall" />}
      {now.colony?.on !== undefined && <EvolvePart name="Passing" />}
      {now.phase === "round" && typeof on !== "string" && (
        <>
          {now.round?.phase === "naming" ? (
            <NamingOnWall />
          ) : (
            <>
              <on.Sky />
              {toBegin > 0 ? (
                <div class={css.briefing} data-part="briefing">
                  <on.Briefing shared />
                  <p class={css.begins}>{words.briefing.begins({ s: toBegin })}</p>
                </div>
              ) : (
                <on.Projector />
              )}
            </>
          )}
          <div class={css.corner}>
            <Corner code={code} />
          </div>
        </>
      )}
    </>
  );
}

/** What the projector shows: it owns no seat and knows nothing that is still secret. */
export function Screen({ code }: { code: string }) {
  const now = all.value;
  const on = stage.value;
  useLayoutEffect(() => {
    // Everything is measured in the wall's own size.
    document.documentElement.dataset.wall = "";
    return () => {
      delete document.documentElement.dataset.wall;
    };
  }, []);
  if (!now) return null;
  const played = now.phase === "round" || now.phase === "reveal";
  if (played && typeof on === "string") return <Loading />;
  return (
    <main class={css.screen} data-view="projector" data-mood={typeof on === "string" ? undefined : on.mood()}>
      <h1 class="visually-hidden">
        {words.name} {code}
      </h1>
      {now.phase !== "reveal" && (
        <div class={css.backdrop} aria-hidden="true">
          <Scene moment={now.phase === "round" ? "play" : "lobby"} />
        </div>
      )}
      <OnWall code={code} />
      {now.phase === "reveal" && typeof on !== "string" && <Ended key={now.round?.number} code={code} stage={on} />}
    </main>
  );
}
