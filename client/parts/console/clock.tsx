import { AssemblyPart } from "../../assembly/part.tsx";
import { debriefing } from "../../debrief/load.ts";
import { LessonPart } from "../../lesson/part.tsx";
import { startRound, toLobby } from "../../net/actions.ts";
import { all, can } from "../../store.ts";
import { words } from "../../words/words.ts";
import { Button } from "../button.tsx";
import { clock, times } from "../clock.ts";
import { useLazy } from "../lazy.ts";
import css from "./console.module.css";
import { nextText } from "./next.ts";
import { order } from "./order.ts";
import { Sure } from "./sure.tsx";

const w = words.console;
/** What "one minute more" adds to what is left, in ms. */
const MINUTE = 60_000;

/** Where the room is, in a word of `console.state`. */
function state(): "lobby" | "briefing" | "play" | "paused" | "reveal" | "step" | "finale" {
  const { phase, paused, round } = all.value ?? {};
  if (phase !== "round") return phase ?? "lobby";
  if (paused) return "paused";
  return round?.phase === "briefing" && clock.value < round.begin ? "briefing" : "play";
}

/** The controls of a running round: stop, go on, longer, over. */
export function RoundControls() {
  const paused = all.value?.paused === true;
  return (
    <>
      <Button
        kind="main"
        onClick={() =>
          paused ? order({ type: "resume" }, w.resume, w.done.resume) : order({ type: "pause" }, w.pause, w.done.pause)
        }
      >
        {paused ? w.resume : w.pause}
      </Button>
      <Button onClick={() => order({ type: "more", ms: Math.round(MINUTE / times.value) }, w.more, w.done.more)}>
        {w.more}
      </Button>
      <Button onClick={() => order({ type: "end" }, w.end, w.done.end)}>{w.end}</Button>
    </>
  );
}

/** What moves the room on, whatever it is at. */
export function Clock() {
  const phase = all.value?.phase;
  const Lead = useLazy(() => debriefing().then((one) => one.Lead));
  return (
    <section class={css.part} aria-labelledby="console-clock">
      <h3 id="console-clock">{w.clock}</h3>
      <p class="muted">
        {w.state({ phase: state() })}
        {times.value > 1 && ` ${w.slowly({ n: times.value })}`}
      </p>
      {phase === "reveal" && Lead && <Lead />}
      {phase === "step" && all.value?.assembly && <AssemblyPart name="Panel" />}
      <div class={css.grid}>
        {phase === "round" ? (
          <>
            <RoundControls />
            {can("manage") && (
              <Sure
                verb={w.restart}
                question={w.restartSure}
                onSure={() => order({ type: "restart" }, w.restart, w.done.restart)}
              />
            )}
          </>
        ) : all.value?.lesson ? (
          <LessonPart lead="Next" />
        ) : (
          <>
            <Button kind="main" onClick={startRound}>
              {nextText()}
            </Button>
            {phase === "reveal" && <Button onClick={toLobby}>{w.lobby}</Button>}
          </>
        )}
      </div>
    </section>
  );
}
