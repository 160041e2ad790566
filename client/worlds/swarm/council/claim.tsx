import { ClaimScale } from "../claim-scale.tsx";
import { readingOf } from "../knowledge.ts";
import { claimFor, rule, setClaim, sitting, trueClaim } from "./views.ts";
import { words } from "./words/words.ts";

/** How good one says that a site is: as a scout to all or to a councillor, as a councillor to the others. */
export function Claim({ site }: { site: number }) {
  const w = words.claim;
  const claim = claimFor(site);
  const real = trueClaim(site);
  const same = sitting() ? w.asTold : w.true;
  return (
    <ClaimScale
      site={site}
      title={sitting() ? w.say : rule.value?.stage === "council" ? w.report : w.tell}
      claim={claim}
      says={w.says({ claim: String(claim) })}
      reading={readingOf(site)}
      change={(to) => setClaim(site, to)}
    >
      {claim === real ? same : claim > real ? w.more : w.less}
    </ClaimScale>
  );
}
