import { useLayoutEffect } from "preact/hooks";
import { Code } from "../parts/code.tsx";
import { Dropped } from "../parts/dropped.tsx";
import { Qr } from "../parts/invite.tsx";
import { useLazy } from "../parts/lazy.ts";
import { Name } from "../parts/name.tsx";
import { Names } from "../parts/names.tsx";
import { Sections } from "../parts/sections.tsx";
import { roomLink } from "../route.ts";
import { all } from "../store.ts";
import { words } from "../words/words.ts";
import { Loading } from "../worlds/loading.tsx";
import { stage } from "../worlds/registry.ts";
import { Scene } from "../worlds/scene.tsx";
import type { Stage } from "../worlds/stage.ts";
import css from "./screen.module.css";

const w = words.screen;

function Inviting({ code }: { code: string }) {
  const people = Object.entries(all.value?.seats ?? {}).filter(([, seat]) => !seat.bot);
  return (
    <div class={css.lobby} data-part="lobby">
      <div>
        <p>
          {w.join} <b translate={false}>{location.host}</b>
        </p>
        <Code code={code} size="wall" />
        <Dropped />
        <p role="status">{people.length === 0 ? w.waiting : w.people({ n: people.length })}</p>
        <Names label={words.lobby.who}>
          {people.slice(0, 40).map(([id]) => (
            <li key={id}>
              <Name seat={Number(id)} />
            </li>
          ))}
        </Names>
        {all.value && <p class={css.level}>{words.lobby[all.value.level]}</p>}
      </div>
      <Qr link={roomLink(code)} label={words.lobby.qr} />
    </div>
  );
}

function Ended({ stage }: { stage: Stage }) {
  const Shown = useLazy(stage.aftermath);
  return (
    <div class={css.end} data-part="end">
      <div class={css.outcome}>
        <stage.Headlines shown={2} />
        <div class={css.vignette} aria-hidden="true">
          <Scene moment="end" shown={2} />
        </div>
      </div>
      <Sections>{Shown && <Shown shared />}</Sections>
    </div>
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
  if (now.phase !== "lobby" && typeof on === "string") return <Loading />;
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
      {now.phase === "lobby" && <Inviting code={code} />}
      {now.phase === "round" && typeof on !== "string" && (
        <>
          <on.Sky />
          <on.Projector />
        </>
      )}
      {now.phase === "reveal" && typeof on !== "string" && <Ended key={now.round?.number} stage={on} />}
    </main>
  );
}
