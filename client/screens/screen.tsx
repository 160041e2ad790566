import { useSignal } from "@preact/signals";
import type { ComponentType } from "preact";
import { useEffect } from "preact/hooks";
import { Meadow } from "../parts/art.ts";
import { Beats } from "../parts/beats.tsx";
import { daylight } from "../parts/clock.ts";
import { Qr } from "../parts/invite.tsx";
import { Name } from "../parts/name.tsx";
import { Sky } from "../parts/sky.tsx";
import { roomLink } from "../route.ts";
import { all, bees, views } from "../store.ts";
import { words } from "../words/words.ts";

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
        <p role="status">{people.length === 0 ? w.waiting : w.people(people.length)}</p>
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

function Ended() {
  const Rest = useSignal<ComponentType<{ shared?: boolean }> | undefined>(undefined);
  useEffect(() => {
    import("../parts/aftermath.tsx").then(({ Aftermath }) => {
      Rest.value = Aftermath;
    });
  }, []);
  const Shown = Rest.value;
  const home = all.value?.reveal?.result.option !== undefined;
  return (
    <div class="screen-end">
      <div class="outcome">
        <Beats beat={2} />
        <div class="scene vignette" aria-hidden="true">
          <Meadow dusk={home ? 0.82 : 1} gone={home} />
        </div>
      </div>
      <div class="rest">{Shown && <Shown shared />}</div>
    </div>
  );
}

/** What the projector shows: it owns no seat and knows nothing that is still secret. */
export function Screen({ code }: { code: string }) {
  const now = all.value;
  const out = views.value.screen?.world as { swarm: number; out: number } | undefined;
  if (!now) return null;
  return (
    <main class={`screen ${bees.value?.piping ? "piping" : ""}`}>
      <h1 class="unseen">
        {words.name} {code}
      </h1>
      {now.phase !== "reveal" && (
        <div class="scene backdrop" aria-hidden="true">
          <Meadow dusk={now.phase === "round" ? daylight.value : 0.12} piping={Boolean(bees.value?.piping)} />
        </div>
      )}
      {now.phase === "lobby" && <Inviting code={code} />}
      {now.phase === "round" && <Sky />}
      {now.phase === "round" && out && <p class="slip out number">{w.scouts(out.swarm, out.out)}</p>}
      {now.phase === "reveal" && <Ended />}
    </main>
  );
}
