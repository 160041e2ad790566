import type { ComponentChildren } from "preact";
import { VOTED_MAX } from "../../src/game/assembly/state.ts";
import { FamilyPart } from "../family/part.tsx";
import { run, startRound, toLobby } from "../net/actions.ts";
import { Button } from "../parts/button.tsx";
import { secondsTo } from "../parts/clock.ts";
import { Footer } from "../parts/footer.tsx";
import { HostWait } from "../parts/host-wait.tsx";
import { Page } from "../parts/page.tsx";
import { all, can, own, pending } from "../store.ts";
import * as format from "../words/format.ts";
import { words as general } from "../words/words.ts";
import { Scene } from "../worlds/scene.tsx";
import css from "./phone.module.css";
import { Propose } from "./propose.tsx";
import { Results, Rules } from "./result.tsx";
import { Vote } from "./vote.tsx";
import { words as w } from "./words/words.ts";

/** How the room goes on from an assembly, for whoever may; the others wait. */
function Next({ children }: { children?: ComponentChildren }) {
  if (!can("choose")) return <HostWait role="status" text={general.lobby.waiting} />;
  if (all.value?.lesson) return <Footer>{children}</Footer>;
  const sending = pending.value.length > 0 ? general.sending : undefined;
  return (
    <Footer two>
      <Button kind="main" size="half" sending={sending} onClick={startRound}>
        {w.on}
      </Button>
      <Button size="half" onClick={toLobby}>
        {w.lobby}
      </Button>
    </Footer>
  );
}

/** For who drives: the stage is over now. */
export function Skip() {
  const stage = all.value?.assembly?.stage;
  if (stage === undefined || stage === "over" || !can("drive")) return null;
  const text = stage === "propose" ? w.voteNow : w.countNow;
  return (
    <Button size="slim" onClick={() => run({ type: "count" }, text)}>
      {text}
    </Button>
  );
}

/** An assembly on a phone. */
export function OnPhone({ children }: { children?: ComponentChildren }) {
  const now = all.value?.assembly;
  if (!now) return null;
  const over = now.stage === "over";
  const left = secondsTo(now.until);
  return (
    <Page scene={<Scene moment="lobby" />} {...(over ? { tall: true } : { strip: true })}>
      <div class={css.assembly} data-view="assembly" data-stage={now.stage}>
        <header class={css.head}>
          <h1>{over ? w.stage.over : w.stage[now.stage]}</h1>
          {!over && (
            <span class={`${css.clock} tabular`} role="timer">
              {w.left({ s: left })}
            </span>
          )}
        </header>
        {now.stage === "propose" && <p>{format.sentences(w.lead, w.most({ n: VOTED_MAX }))}</p>}
        {own.value?.assembly?.done && <p role="status">{w.contented({ s: left })}</p>}
        {now.stage === "propose" && <Propose />}
        {now.stage === "vote" && <Vote />}
        {over && (
          <>
            {own.value?.part && <FamilyPart name="Part" />}
            <Results />
            <Rules />
          </>
        )}
        <Skip />
      </div>
      {over && <Next>{children}</Next>}
    </Page>
  );
}
