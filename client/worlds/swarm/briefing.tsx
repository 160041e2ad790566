import { siteName } from "../../art/sites.ts";
import { SecretCard } from "../../parts/secret.tsx";
import { Told } from "../../parts/term/told.tsx";
import { all } from "../../store.ts";
import { liarsCount } from "../liars.ts";
import { SiteMark } from "./art.ts";
import { part } from "./registry.ts";
import { wanted } from "./views.ts";
import { words } from "./words/words.ts";

const w = words.briefing;

/** What is at stake, and one's secret role. */
export function Briefing({ shared = false }: { shared?: boolean }) {
  const now = all.value;
  if (!now?.round) return null;
  const { scored } = now.scenario;
  const liars = liarsCount();
  const { stake, how, maybe } = part().briefing();
  const { liar } = part();
  const site = wanted();
  return (
    <>
      <h1>{part().says?.title ?? w.title}</h1>
      <p>
        <Told>{stake}</Told>
      </p>
      {now.scenario.again !== undefined && <p>{w.again({ n: now.scenario.again })}</p>}
      {site !== undefined ? (
        <>
          <SecretCard>
            <SiteMark site={site} size={40} />
            <b>{liar ? liar.secret(siteName(site)) : w.liar({ site: siteName(site), ...liars })}</b>
          </SecretCard>
          <p>{liar ? liar.may : w.liarMay}</p>
        </>
      ) : shared ? (
        liars.n > 0 && <p>{w.robbers(liars)}</p>
      ) : (
        <p data-part="role">{liars.n > 0 ? <b>{maybe ?? w.honestRobbers(liars)}</b> : scored ? how : w.unscored}</p>
      )}
    </>
  );
}
