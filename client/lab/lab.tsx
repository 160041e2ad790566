import { useEffect } from "preact/hooks";
import { Button } from "../parts/button.tsx";
import { navigate } from "../route.ts";
import { Outdoors } from "../worlds/scene.tsx";
import { Amount, Controls, faultText } from "./controls.tsx";
import { Ideas } from "./ideas.tsx";
import css from "./lab.module.css";
import { PRESETS, type PresetId, runPreset } from "./presets.ts";
import { Experiment, Presets } from "./published.tsx";
import { Ended, Headline, Means, Spreads, State } from "./results.tsx";
import { Share } from "./share.tsx";
import { aged, forms, leave, linkFault, open, run, shown, start, stop } from "./state.ts";
import { words } from "./words/words.ts";

/** What was wrong with the link, or that it is from other rules. */
function LinkNote() {
  const wrong = linkFault.value;
  if (!wrong) return aged.value ? <p class={css.note}>{words.otherRules}</p> : null;
  const f = words.faults;
  const said =
    wrong.code === "bad_runs" || wrong.code === "bad_seed"
      ? f[wrong.code]({ most: wrong.most })
      : wrong.code === "too_long"
        ? f.too_long
        : wrong.code === "no_experiment"
          ? f.no_experiment({ value: wrong.value })
          : faultText(wrong, forms.value.a);
  return (
    <p class={css.note} role="alert">
      {said} {f.instead}
    </p>
  );
}

/** Ends what runs, or plays it from the start. */
function Again() {
  if (run.value.state === "running")
    return (
      <Button size="slim" onClick={stop}>
        {words.stop}
      </Button>
    );
  return run.value.state === "opening" ? null : (
    <Button size="slim" onClick={start}>
      {words.runAgain}
    </Button>
  );
}

const presetIn = (id: string | undefined): PresetId | undefined =>
  PRESETS.find(({ experiment }) => experiment === id)?.experiment;

async function arrive(): Promise<void> {
  await open();
  const { experiment } = shown.peek();
  if (experiment === undefined) return;
  if (presetIn(experiment)) return runPreset();
  const { experiment: _, ...rest } = shown.peek();
  shown.value = rest;
  linkFault.value = { code: "no_experiment", value: experiment };
  start();
}

/** The page /lab: rounds by the thousand, and what comes of them. */
export function Lab() {
  useEffect(() => {
    const again = (): void => void arrive();
    again();
    addEventListener("hashchange", again);
    return () => {
      removeEventListener("hashchange", again);
      leave();
    };
  }, []);
  const experiment = presetIn(shown.value.experiment);
  return (
    <main class={css.page} data-part="lab">
      <div class={css.scene} aria-hidden="true">
        <Outdoors dusk={0.3} />
      </div>
      <div class={css.sheet}>
        <header class={css.head}>
          <h1>{words.title}</h1>
          <p>{words.line}</p>
          <LinkNote />
        </header>
        {experiment ? (
          <div class={css.alone}>
            <Experiment id={experiment} />
          </div>
        ) : (
          <div class={css.both}>
            <div class={css.pin} data-part="footer">
              <Headline />
              <div class={css.state}>
                <State />
                <Again />
              </div>
            </div>
            <div class={css.first}>
              <Ended />
              <Means />
            </div>
            <div class={css.set}>
              <Controls />
              <Amount />
            </div>
            <div class={css.more}>
              <Spreads />
            </div>
          </div>
        )}
        <Share />
        <Ideas />
        <Presets />
        <Button kind="quiet" onClick={() => navigate("/")}>
          {words.home}
        </Button>
      </div>
    </main>
  );
}
