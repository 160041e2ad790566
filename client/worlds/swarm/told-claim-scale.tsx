import { ClaimScale } from "./claim-scale.tsx";
import { readingOf } from "./knowledge.ts";
import { claimFor, setClaim, trueClaim } from "./told-claim.ts";

interface Props {
  site: number;
  /** Who is told of it, in the words of who decides. */
  words: { title: string; says(of: { claim: string }): string; true: string; more: string; less: string };
}

/** How good one tells others that a site is, after a visit. */
export function ToldClaimScale({ site, words: w }: Props) {
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
