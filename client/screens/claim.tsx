import { useSignal } from "@preact/signals";
import { randomKey } from "../../src/protocol/key.ts";
import { codeOf } from "../entry.ts";
import { claimLink } from "../net/api.ts";
import { keep } from "../net/keys.ts";
import { ofBrowser } from "../net/storage.ts";
import { Button } from "../parts/button.tsx";
import { Code } from "../parts/code.tsx";
import { ErrorText } from "../parts/error-text.tsx";
import { Page } from "../parts/page.tsx";
import { type Carried, navigate, roomPath } from "../route.ts";
import { refusalText } from "../words/refusals.ts";
import { words } from "../words/words.ts";
import { Outdoors } from "../worlds/scene.tsx";

const w = words.claim;
const DEVICE = "leaderless.device";

/** This browser's own secret: the room knows by it that the same device asks again. */
function device(): string {
  const known = ofBrowser.get(DEVICE);
  if (known !== undefined) return known;
  const made = randomKey();
  ofBrowser.put(DEVICE, made);
  return made;
}

/** A link from another device was opened. Nothing is taken until somebody taps: previews open links, too. */
export function Claim({ code, carried }: { code: string; carried: Carried }) {
  const wrong = useSignal<string | undefined>(undefined);
  const busy = useSignal(false);
  const take = async (): Promise<void> => {
    if (busy.value) return;
    busy.value = true;
    try {
      const { role, token } = await claimLink(code, carried.secret, device());
      keep(code, { [role]: token });
      navigate(`${roomPath(code)}${role === "screen" ? "?screen" : ""}`, true);
    } catch (error) {
      wrong.value = refusalText(codeOf(error));
    }
    busy.value = false;
  };
  return (
    <Page scene={<Outdoors dusk={0.42} />}>
      <h1>{w.title}</h1>
      <Code code={code} size="small" />
      <p>{carried.role === "host" ? w.host({ code }) : w.screen({ code })}</p>
      <Button kind="main" size="big" sending={busy.value ? words.sending : undefined} onClick={take}>
        {w.take}
      </Button>
      <ErrorText id="claim-wrong" text={wrong.value} />
    </Page>
  );
}
