import { Qr } from "../parts/invite.tsx";
import { useLater } from "../parts/later.ts";
import { Name } from "../parts/name.tsx";
import { roomLink } from "../route.ts";
import { all } from "../store.ts";
import { words } from "../words/words.ts";
import { stage } from "../worlds/registry.ts";
import { Scene } from "../worlds/scene.tsx";
import type { Stage } from "../worlds/stage.ts";
import { Waiting } from "../worlds/wait.tsx";

const w = words.screen;

function Inviting({ code }: { code: string }) {
  const people = Object.entries(all.value?.seats ?? {}).filter(([, seat]) => !seat.bot);
  return (
    <div class="screen-lobby">
      <div>
        <p>
          {w.join} <b>{location.host}</b>
        </p>
        <p class="code">{code}</p>
        <p role="status">{people.length === 0 ? w.waiting : w.people({ n: people.length })}</p>
        <ul class="names">
          {people.slice(0, 40).map(([id]) => (
            <li key={id}>
              <Name seat={Number(id)} />
            </li>
          ))}
        </ul>
      </div>
      <Qr link={roomLink(code)} label={words.lobby.qr} />
    </div>
  );
}

function Ended({ stage }: { stage: Stage }) {
  const Shown = useLater(stage.aftermath);
  return (
    <div class="screen-end">
      <div class="outcome">
        <stage.Beats beat={2} />
        <div class="scene vignette" aria-hidden="true">
          <Scene moment="end" beat={2} />
        </div>
      </div>
      <div class="rest">{Shown && <Shown shared />}</div>
    </div>
  );
}

/** What the projector shows: it owns no seat and knows nothing that is still secret. */
export function Screen({ code }: { code: string }) {
  const now = all.value;
  const on = stage.value;
  if (!now) return null;
  if (now.phase !== "lobby" && typeof on === "string") return <Waiting />;
  return (
    <main class={`screen ${typeof on === "string" ? "" : on.mood()}`}>
      <h1 class="unseen">
        {words.name} {code}
      </h1>
      {now.phase !== "reveal" && (
        <div class="scene backdrop" aria-hidden="true">
          <Scene moment={now.phase === "round" ? "play" : "lobby"} />
        </div>
      )}
      {now.phase === "lobby" && <Inviting code={code} />}
      {now.phase === "round" && typeof on !== "string" && (
        <>
          <on.Sky />
          <on.Public />
        </>
      )}
      {now.phase === "reveal" && typeof on !== "string" && <Ended key={now.round?.number} stage={on} />}
    </main>
  );
}
