import { siteName } from "../../art/sites.ts";
import { SecretCard } from "../../parts/secret.tsx";
import { all } from "../../store.ts";
import { liarsShare } from "../liars.ts";
import { SiteMark } from "./art.ts";
import { part } from "./registry.ts";
import { wanted } from "./views.ts";
import { words } from "./words/words.ts";

const w = words.briefing;

/** What is at stake, and one's secret role. */
export function Briefing() {
  const now = all.value;
  if (!now?.round) return null;
  const { scored } = now.scenario;
  const liars = liarsShare();
  const { stake, how } = part().briefing();
  const site = wanted();
  return (
    <>
      <h1>{w.title}</h1>
      <p>{stake}</p>
      {site !== undefined ? (
        <SecretCard>
          <SiteMark site={site} size={40} />
          <b>{w.liar({ site: siteName(site) })}</b>
        </SecretCard>
      ) : (
        <p>
          <b>{liars > 0 ? w.honestRobbers({ percent: Math.round(100 * liars) }) : ""}</b> {scored ? how : w.unscored}
        </p>
      )}
    </>
  );
}
