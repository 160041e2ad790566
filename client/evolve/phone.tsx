import type { ColonyView } from "../../src/game/colony-view.ts";
import { run, startRound, toLobby } from "../net/actions.ts";
import { Button } from "../parts/button.tsx";
import { Footer } from "../parts/footer.tsx";
import { HostWait } from "../parts/host-wait.tsx";
import { Page } from "../parts/page.tsx";
import { Progress } from "../parts/progress.tsx";
import { all, can, pending } from "../store.ts";
import { sentences } from "../words/format.ts";
import { words as general } from "../words/words.ts";
import { Scene } from "../worlds/scene.tsx";
import css from "./evolve.module.css";
import { Guess, Guessed } from "./guess.tsx";
import { kindOf } from "./kinds.ts";
import { outcomeText, Told } from "./told.tsx";
import { Traits } from "./traits.tsx";
import { Tree } from "./tree.tsx";
import { words } from "./words/words.ts";

/** Where the first generation comes from. */
function From() {
  const from = all.value?.colony?.from;
  if (!from) return null;
  return <p>{from.people + from.bots > 0 ? words.live.first({ people: from.people }) : words.live.usual}</p>;
}

/** Which generation lives of how many, or which round of the test is on. */
export function onText({ on = 0, of, tests }: ColonyView): string {
  const w = words.live;
  return on < of ? w.count({ n: on + 1, of }) : w.test({ n: on - of + 1, of: tests });
}
/** How much of all that is over, 0 to 1. */
const shareOver = ({ on = 0, of, tests }: ColonyView): number => (on + 1) / (of + tests);

/** Generations go by: which one lives, and what has become of them so far. */
function Living() {
  const w = words.live;
  const colony = all.value?.colony;
  if (!colony) return null;
  const tests = (colony.on ?? 0) >= colony.of;
  return (
    <>
      <h1>{w.title}</h1>
      <div class={css.now}>
        <Progress share={shareOver(colony)} label={onText(colony)} />
        <p class="visually-hidden" role="status">
          {onText(colony)}
        </p>
      </div>
      <p>{sentences(w.fast, tests ? w.testHow : w.how)}</p>
      <Guess colony={colony} />
      <Traits colony={colony} />
      <From />
    </>
  );
}

/** What became of the generations: the question, how they did, and both pictures. */
export function Colony() {
  const colony = all.value?.colony;
  if (!colony) return <p>{words.none}</p>;
  return (
    <div class={css.colony} data-part="colony">
      <p class={css.question}>{kindOf(colony.mechanism).question}</p>
      <h1>{outcomeText(colony)}</h1>
      <Guessed colony={colony} />
      <Told colony={colony} />
      <Traits colony={colony} />
      <Tree colony={colony} />
      <From />
      <p class="muted">{words.told.estimate}</p>
    </div>
  );
}

/** For who runs the room beside the projector's picture: which generation lives, and how to stop that. */
export function Count() {
  const colony = all.value?.colony;
  if (colony?.on === undefined) return null;
  const w = words.live;
  return (
    <>
      <Progress share={shareOver(colony)} label={onText(colony)} />
      {can("choose") && (
        <Button size="slim" onClick={() => run({ type: "evolve", what: "stop" }, w.stop)}>
          {w.stop}
        </Button>
      )}
    </>
  );
}

/** On a phone: generations while they live, and afterwards what became of them, with what comes next. */
export function OnPhone() {
  const colony = all.value?.colony;
  const on = colony?.on !== undefined;
  const w = words.next;
  const starting = pending.value.some((sent) => sent.type === "start");
  return (
    <Page scene={<Scene moment={on ? "play" : "lobby"} />} strip>
      <div class={css.page} data-view="evolve" data-on={on || undefined}>
        {on ? <Living /> : <Colony />}
        {!on && can("choose") && (
          <Button kind="quiet" onClick={() => run({ type: "evolve", what: "forget" }, w.forget)}>
            {w.forget}
          </Button>
        )}
      </div>
      {can("choose") ? (
        on ? (
          <Footer>
            <Button kind="quiet" onClick={() => run({ type: "evolve", what: "stop" }, words.live.stop)}>
              {words.live.stop}
            </Button>
          </Footer>
        ) : (
          <Footer two>
            <Button kind="main" size="half" sending={starting ? general.sending : undefined} onClick={startRound}>
              {w.play}
            </Button>
            <Button size="half" onClick={toLobby}>
              {w.other}
            </Button>
          </Footer>
        )
      ) : (
        !on && <HostWait role="status" text={w.wait} />
      )}
    </Page>
  );
}
