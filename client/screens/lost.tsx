import { Button } from "../parts/button.tsx";
import { Page } from "../parts/page.tsx";
import { go } from "../route.ts";
import { words } from "../words/words.ts";

/** An address that leads nowhere, or a room that is over. */
export function Lost({ text = words.refusals.not_found }: { text?: string }) {
  return (
    <Page dusk={0.8}>
      <h1>{text}</h1>
      <Button kind="main" onClick={() => go("/")}>
        {words.room.home}
      </Button>
    </Page>
  );
}
