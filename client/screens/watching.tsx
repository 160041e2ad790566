import { useLazy } from "../parts/lazy.ts";
import { Page } from "../parts/page.tsx";
import { words } from "../words/words.ts";
import { Outdoors } from "../worlds/scene.tsx";

const load = () => import("./screen.tsx").then((it) => it.Screen);

/** What the projector shows, once it is there: most pages are phones, which never need it. */
export function Screen({ code }: { code: string }) {
  const Loaded = useLazy(load);
  if (Loaded) return <Loaded code={code} />;
  return (
    <Page scene={<Outdoors dusk={0.3} />}>
      <p role="status">{words.room.connecting}</p>
    </Page>
  );
}
