import { Button } from "../parts/button.tsx";
import { Page } from "../parts/page.tsx";
import { navigate } from "../route.ts";
import { words } from "../words/words.ts";
import { Outdoors } from "../worlds/scene.tsx";

interface Props {
  text?: string;
  /** What else can be done than to leave. */
  again?: () => void;
}

/** An address that leads nowhere, a room that is over, a tab that gave way to another. */
export function Lost({ text = words.refusals.not_found, again }: Props) {
  return (
    <Page scene={<Outdoors dusk={0.8} />}>
      <h1>{text}</h1>
      {again && (
        <Button kind="main" onClick={again}>
          {words.room.here}
        </Button>
      )}
      <Button kind={again ? "plain" : "main"} onClick={() => navigate("/")}>
        {words.room.home}
      </Button>
    </Page>
  );
}
