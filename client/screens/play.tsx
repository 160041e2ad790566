import { useEffect } from "preact/hooks";
import { Actions } from "../parts/actions.tsx";
import { AtSite } from "../parts/at-site.tsx";
import { AtSwarm } from "../parts/at-swarm.tsx";
import { daylight } from "../parts/clock.ts";
import { Notebook, SideNotebook } from "../parts/notebook.tsx";
import { OnTheWing } from "../parts/on-the-wing.tsx";
import { Sky } from "../parts/sky.tsx";
import { Where } from "../parts/where.tsx";
import { bees, scout } from "../store.ts";
import { words } from "../words/words.ts";

/** A round as a scout sees it: sky, where I am, the stage, what I can do. */
export function Play() {
  const at = scout.value?.at;
  useEffect(() => {
    // What the reveal needs comes while there is time, so that nobody waits for it at the end.
    const timer = setTimeout(() => {
      import("../parts/aftermath.tsx").catch(() => {});
    }, 4000);
    return () => clearTimeout(timer);
  }, []);
  const evening = daylight.value > 0.72 ? "evening" : "";
  return (
    <main class={`play ${bees.value?.piping ? "piping" : ""} ${evening}`}>
      <h1 class="unseen">{words.play.title}</h1>
      <Sky />
      <div class="told">
        <Where />
        <Notebook />
      </div>
      {at === "swarm" && <AtSwarm />}
      {at === "wing" && <OnTheWing />}
      {at === "site" && <AtSite />}
      <Actions />
      <SideNotebook />
    </main>
  );
}
