import { secondsTo } from "../parts/clock.ts";
import { Page } from "../parts/page.tsx";
import { all } from "../store.ts";
import { words } from "../words/words.ts";
import { Scene } from "../worlds/scene.tsx";
import type { Stage } from "../worlds/stage.ts";
import css from "./briefing.module.css";

/** The few seconds before the clock runs: what is at stake, and one's secret role. */
export function Briefing({ stage }: { stage: Stage }) {
  const round = all.value?.round;
  if (!round) return null;
  return (
    <Page scene={<Scene moment="briefing" />} brief>
      <stage.Briefing />
      <p class={`${css.countdown} tabular`} data-part="countdown">
        {words.briefing.begins({ s: secondsTo(round.begin) })}
      </p>
    </Page>
  );
}
