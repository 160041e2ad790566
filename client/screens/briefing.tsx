import { SiteMark } from "../parts/art.ts";
import { secondsTo } from "../parts/clock.ts";
import { Page } from "../parts/page.tsx";
import { all, own } from "../store.ts";
import { words } from "../words/words.ts";

/** The few seconds before the clock runs: what is at stake, and one's secret role. */
export function Briefing() {
  const now = all.value;
  if (!now?.round) return null;
  const { scenario, round } = now;
  const role = own.value?.role;
  const w = words.briefing;
  return (
    <Page dusk={0}>
      <h1>{w.title}</h1>
      <p>{w.stake(w.sites[scenario.id] ?? w.sitesElse)}</p>
      {role?.kind === "liar" ? (
        <p class="secret">
          <SiteMark site={role.wants} size={40} />
          <b>{w.liar(words.site(role.wants))}</b>
        </p>
      ) : (
        <p>
          <b>{scenario.liars > 0 ? w.honestRobbers(scenario.liars) : ""}</b> {scenario.scored ? w.how : w.unscored}
        </p>
      )}
      <p class="countdown number">{w.begins(secondsTo(round.begin))}</p>
    </Page>
  );
}
