import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { Recording } from "../../src/game/index.ts";
import { keyOf } from "../debrief/recorded.ts";
import { Refused } from "../net/api.ts";
import { Button } from "../parts/button.tsx";
import { ErrorText } from "../parts/error-text.tsx";
import { REPLAY_PATH, route } from "../route.ts";
import { watchRound } from "../source/open-recording.ts";
import { all, live } from "../store.ts";
import { refusalText } from "../words/refusals.ts";
import { fileOf } from "./file.ts";
import { Opener } from "./opener.ts";
import type { Told } from "./read.ts";
import { download, sessionOf } from "./session.ts";
import { tell } from "./told.ts";
import { words } from "./words/words.ts";

const w = words.keep;

/** What is said of the rounds in words; of those that can be played here. */
async function tellings(rounds: readonly Recording[], opener: Opener, done: (n: number) => void): Promise<Told[]> {
  const told: Told[] = [];
  for (const [i, recording] of rounds.entries()) {
    done(i);
    if (recording.redacted) continue;
    const answer = await opener.ask({ what: "round", recording });
    if (answer.what !== "opened" || !answer.drawable) continue;
    const recorded = await watchRound(answer.recording, answer.frames, { screen: true });
    if (typeof recorded !== "string") told.push(await tell(recording, recorded));
  }
  return told;
}

/** A button that saves the session's rounds as a file; the replay page of any instance opens it. `room`: if not the page's own. */
export function KeepFile({ room }: { room?: string; wall?: boolean }) {
  const share = useSignal<number | undefined>(undefined);
  const said = useSignal<string | undefined>(undefined);
  const wrong = useSignal<string | undefined>(undefined);
  const opener = useRef<Opener | undefined>(undefined);
  useEffect(() => () => opener.current?.end(), []);
  const save = async (): Promise<void> => {
    const at = route.peek();
    const code = room ?? (at.page === "room" ? at.code : undefined);
    if (share.peek() !== undefined || code === undefined) return;
    share.value = 0;
    said.value = wrong.value = undefined;
    opener.current = new Opener();
    try {
      const discreet = room === undefined && all.peek()?.level === "discreet";
      const { rounds, clocks } = await sessionOf(code, keyOf(code, discreet, at.page === "room" && at.screen));
      // Without its words a file is as good, where its rules are kept.
      const told = await tellings(rounds, opener.current, (n) => {
        share.value = n / rounds.length;
      }).catch(() => []);
      if (rounds.length === 0) said.value = w.none;
      else {
        const name = `leaderless-${code}.json.gz`;
        download(fileOf({ rounds, clocks, told }), name);
        said.value = w.saved({ name, page: REPLAY_PATH });
      }
    } catch (fault) {
      wrong.value = fault instanceof Refused ? refusalText(fault.code) : w.failed;
    }
    opener.current.end();
    share.value = undefined;
  };
  if (!live.value) return null;
  return (
    <section data-part="keep">
      <Button kind="quiet" note={w.note} sending={share.value === undefined ? undefined : w.saving} onClick={save}>
        {room === undefined ? w.save : w.saveRoom({ code: room })}
      </Button>
      {share.value !== undefined && <progress max={1} value={share.value} aria-label={w.saving} />}
      <p role="status">{said.value}</p>
      <ErrorText text={wrong.value} />
    </section>
  );
}
