import { useLayoutEffect } from "preact/hooks";
import { useLazy } from "../parts/lazy.ts";
import { Page } from "../parts/page.tsx";
import { takeDrops } from "../replay/dropped.ts";
import { words } from "../words/words.ts";
import { Outdoors } from "../worlds/scene.tsx";

const load = () => import("../replay/load.ts").then(({ opening }) => opening());

/** The page that opens a session's file, loaded where somebody comes to it. */
export function Replay() {
  const Loaded = useLazy(load);
  useLayoutEffect(takeDrops, []);
  if (Loaded) return <Loaded />;
  return (
    <Page scene={<Outdoors dusk={0.3} />}>
      <p role="status">{words.room.connecting}</p>
    </Page>
  );
}
