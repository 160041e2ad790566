import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { Ms } from "../../src/game/types.ts";
import { onJump } from "../debrief/moments/jump.ts";
import { recordingOf } from "../debrief/recorded.ts";
import { Refused } from "../net/api.ts";
import { heldKeys } from "../net/keys.ts";
import { Button } from "../parts/button.tsx";
import { ErrorText } from "../parts/error-text.tsx";
import { route } from "../route.ts";
import { watchRound } from "../source/open-recording.ts";
import { all, live } from "../store.ts";
import { refusalText } from "../words/refusals.ts";
import { Opener } from "./opener.ts";
import { momentsIn } from "./told.ts";
import type { KeyMoment } from "./types.ts";
import { watchRoundAgain } from "./watch.ts";
import { words } from "./words/words.ts";

const w = words.again;

interface Props {
  /** Moments of the round to step through; without them, those that its recording tells of. */
  moments?: readonly KeyMoment[];
  /** On the projector. */
  wall?: boolean;
}

/** A button that opens the round which is revealed, to be watched again with everything that was hidden. */
export function Again({ moments = [], wall = false }: Props) {
  const share = useSignal<number | undefined>(undefined);
  const wrong = useSignal<string | undefined>(undefined);
  const opener = useRef<Opener | undefined>(undefined);
  const end = (): void => {
    opener.current?.end();
    opener.current = undefined;
    share.value = undefined;
  };
  useEffect(() => end, []);
  useEffect(() => {
    // A key moment that is tapped opens the round there.
    if (wall || !live.value) return undefined;
    const jump = (t: Ms): void => void open(t);
    onJump.value = jump;
    return () => {
      if (onJump.peek() === jump) onJump.value = undefined;
    };
  }, [moments.length]);
  const open = async (from?: Ms): Promise<void> => {
    const number = all.peek()?.round?.number;
    if (number === undefined || share.peek() !== undefined) return;
    share.value = 0;
    wrong.value = undefined;
    opener.current = new Opener();
    const mine = opener.current;
    try {
      const recording = await recordingOf(number, true);
      if (mine !== opener.current) return;
      if (recording.redacted) throw new Error("redacted");
      const answer = await mine.ask({ what: "round", recording }, (s) => (share.value = s));
      if (answer.what !== "opened" || !answer.drawable) throw new Error("closed");
      const recorded = await watchRound(answer.recording, answer.frames, { screen: true });
      if (mine !== opener.current) return;
      if (typeof recorded === "string") throw new Error(recorded);
      const told = moments.length > 0 ? moments : await momentsIn(recording, recorded).catch(() => []);
      if (mine !== opener.current) return;
      watchRoundAgain(recording, recorded, told, { wall, from });
      if (from !== undefined) recorded.seek(from);
    } catch (fault) {
      if (mine !== opener.current) return;
      console.warn("the round could not be opened", String(fault));
      if (fault instanceof Refused) wrong.value = fault.code === "discreet_room" ? w.discreet : refusalText(fault.code);
      else wrong.value = fault instanceof Error && fault.message === "redacted" ? w.redacted : w.failed;
    }
    if (mine === opener.current) end();
  };
  const at = route.value;
  const round = all.value?.round;
  // A discreet room gives its rounds to the host who made it alone.
  const may = round?.level === "open" || (at.page === "room" && heldKeys(at.code).host !== undefined);
  useEffect(() => {
    if (!may || wall) return undefined;
    const jump = (t: Ms): void => void open(t);
    onJump.value = jump;
    return () => {
      if (onJump.peek() === jump) onJump.value = undefined;
    };
  }, [may, wall]);
  if (!live.value || !round || !all.value?.reveal) return null;
  if (!may) return <p class="muted">{w.discreet}</p>;
  const opening = share.value !== undefined;
  return (
    <section data-part="replay-open" aria-busy={opening}>
      <Button note={opening ? undefined : w.note} onClick={() => (opening ? end() : void open())}>
        {opening ? w.cancel : w.open}
      </Button>
      {opening && <progress max={1} value={share.value} aria-label={w.opening} />}
      <ErrorText text={wrong.value} />
    </section>
  );
}
