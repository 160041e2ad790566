import { Announcer } from "./parts/announcer.tsx";
import { HelpButton } from "./parts/help/button.tsx";
import { route } from "./route.ts";
import { Claim } from "./screens/claim.tsx";
import { Home } from "./screens/home.tsx";
import { Lab } from "./screens/lab.tsx";
import { Lessons } from "./screens/lessons.tsx";
import { Lost } from "./screens/lost.tsx";
import { Replay } from "./screens/replay.tsx";
import { Room } from "./screens/room.tsx";
import { all } from "./store.ts";

function Page() {
  const at = route.value;
  if (at.page === "home") return <Home />;
  if (at.page === "replay") return <Replay />;
  if (at.page === "lab") return <Lab />;
  if (at.page === "lessons") return <Lessons path={at.path} />;
  if (at.page === "room" && at.carried) return <Claim code={at.code} carried={at.carried} />;
  if (at.page === "room") return <Room key={at.code} code={at.code} screen={at.screen} />;
  return <Lost />;
}

export function App() {
  const at = route.value;
  return (
    <>
      <Page />
      <HelpButton code={at.page === "room" ? at.code : undefined} tab={all.value?.phase === "round"} />
      <Announcer />
    </>
  );
}
