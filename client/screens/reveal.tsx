import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { comparing } from "../compare/load.ts";
import { debriefing } from "../debrief/load.ts";
import { EvolvePart } from "../evolve/part.tsx";
import { LessonPart } from "../lesson/part.tsx";
import { startRound, toLobby } from "../net/actions.ts";
import { say } from "../parts/announcer.tsx";
import { Button } from "../parts/button.tsx";
import { realSince } from "../parts/clock.ts";
import { nextText } from "../parts/console/next.ts";
import { Footer } from "../parts/footer.tsx";
import { HostWait } from "../parts/host-wait.tsx";
import { useLazy } from "../parts/lazy.ts";
import { Page } from "../parts/page.tsx";
import { Sections } from "../parts/sections.tsx";
import { all, can, live, now, pending } from "../store.ts";
import { words } from "../words/words.ts";
import { Scene } from "../worlds/scene.tsx";
import type { Stage } from "../worlds/stage.ts";

/** When each headline comes, in ms after the first: the choice, a second of silence, the worth, what was missed, the rest. */
const STEPS = [0, 3200, 6200, 9000] as const;
const LAST_STEP = STEPS.length - 1;
/** A reveal older than this is shown whole: somebody came back to it. ms */
const OLD = 20_000;

function isOld(): boolean {
  const { round, reveal } = all.value ?? {};
  return !round || !reveal || realSince(round.over ?? round.begin + reveal.result.took, now()) > OLD;
}

function Next() {
  const w = words.reveal;
  if (!live.value) return null;
  if (!can("choose")) return <HostWait text={w.wait} />;
  if (all.value?.lesson)
    return (
      <Footer>
        <LessonPart lead="Next" />
      </Footer>
    );
  const sending = pending.value.length > 0 ? words.sending : undefined;
  return (
    <Footer two>
      <Button kind="main" size="half" sending={sending} onClick={startRound}>
        {nextText()}
      </Button>
      <Button size="half" onClick={toLobby}>
        {w.change}
      </Button>
    </Footer>
  );
}

/** What the room may do next, besides another round. */
function Onwards() {
  const Again = useLazy(() => comparing().then((one) => one.Again));
  return (
    <>
      {Again && !all.value?.lesson && <Again />}
      {all.value?.colony && <EvolvePart name="Among" />}
      {all.value?.evolves && <EvolvePart name="Offer" />}
    </>
  );
}

/** After a round, in three headlines: what we chose, what it was worth, what we missed. Then everything else. */
export function Reveal({ stage }: { stage: Stage }) {
  const shown = useSignal(isOld() ? LAST_STEP : 0);
  const Cards = useLazy(() => debriefing().then((one) => one.Cards));
  const Lead = useLazy(() => debriefing().then((one) => one.Lead));
  const result = all.value?.reveal?.result;
  useEffect(() => {
    const timers = STEPS.map((at, i) => setTimeout(() => (shown.value = Math.max(shown.value, i)), at));
    say(stage.ended());
    // What one changed is worked out while the headlines are told.
    import("../debrief/index.ts").then(({ changed }) => changed(stage)).catch(() => {});
    return () => timers.forEach(clearTimeout);
  }, []);
  if (!result) return null;
  const done = shown.value >= LAST_STEP;
  return (
    <Page scene={<Scene moment="end" shown={shown.value} />} tall={done}>
      <h1 class="visually-hidden">{words.reveal.title}</h1>
      <stage.Headlines shown={shown.value} />
      {!done && (
        <Button
          kind="quiet"
          onClick={() => {
            shown.value = LAST_STEP;
          }}
        >
          {words.reveal.skip}
        </Button>
      )}
      {done && (
        <Sections>
          {/* First, since it is tapped again and again: below what a lesson says it would lie under the footer. */}
          {Lead && all.value?.house.mode === "class" && <Lead />}
          {all.value?.lesson && can("drive") && <LessonPart lead="Strip" />}
          {Cards && <Cards stage={stage} next={<Onwards />} />}
          <Next />
        </Sections>
      )}
    </Page>
  );
}
