import { namingScreens } from "../naming/load.ts";
import { useLazy } from "../parts/lazy.ts";
import { Page } from "../parts/page.tsx";
import { words } from "../words/words.ts";
import { Scene } from "../worlds/scene.tsx";
import type { Stage } from "../worlds/stage.ts";

const naming = () => namingScreens().then((screens) => screens.Naming);
const wall = () => namingScreens().then((screens) => screens.NamingWall);

/** Play is over, and the room says whom it suspects. Loaded in rounds that come to it. */
export function NamingNow({ stage }: { stage: Stage }) {
  const Shown = useLazy(naming);
  if (Shown) return <Shown stage={stage} />;
  return (
    <Page scene={<Scene moment="play" />}>
      <p role="status">{words.room.connecting}</p>
    </Page>
  );
}

/** The same for all who only watch. */
export function NamingOnWall() {
  const Shown = useLazy(wall);
  return Shown ? <Shown /> : null;
}
