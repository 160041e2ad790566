import { ClaimScale } from "../claim-scale.tsx";
import { readingOf } from "../knowledge.ts";
import { claimFor, setClaim, trueClaim } from "./views.ts";
import { words } from "./words/words.ts";

/** How good one tells the others that it is. */
export function Claim({ site }: { site: number }) {
  const w = words.claim;
  const claim = claimFor(site);
  const real = trueClaim(site);
  return (
    <ClaimScale
      site={site}
      title={w.title}
      claim={claim}
      says={w.says({ claim: String(claim) })}
      reading={readingOf(site)}
      change={(to) => setClaim(site, to)}
    >
      {claim === real ? w.true : claim > real ? w.more : w.less}
    </ClaimScale>
  );
}
