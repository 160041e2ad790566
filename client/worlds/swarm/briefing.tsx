import { all, own } from "../../store.ts";
import { words } from "../../words/words.ts";
import { SiteMark } from "./art.ts";

/** What is at stake, and one's secret role. */
export function Briefing() {
  const now = all.value;
  if (!now?.round) return null;
  const { scenario } = now;
  const role = own.value?.role;
  const w = words.briefing;
  return (
    <>
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
    </>
  );
}
