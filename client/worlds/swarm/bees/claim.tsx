import { lookUp } from "../../../words/catalogue.ts";
import * as format from "../../../words/format.ts";
import { ClaimScale } from "../claim-scale.tsx";
import { readingOf } from "../knowledge.ts";
import { claimFor, setClaim, whyFaint } from "./claims.ts";
import { bee, isProposal } from "./views.ts";
import { words } from "./words/words.ts";

/** "How good do you say it is?": the claim is the dance. */
export function Claim({ site }: { site: number }) {
  const w = words.claim;
  const claim = claimFor(site);
  const word = lookUp(w.words, Math.floor(claim)) ?? "";
  const least = bee.value?.least[site] ?? 0;
  const unseen = { faint: w.faint, again: w.enough, poor: w.quiet }[whyFaint(site)];
  return (
    <ClaimScale
      site={site}
      title={isProposal(site) ? w.first : w.title}
      claim={claim}
      says={w.says({ claim: String(claim), word: claim < least ? word + format.mark(",") + unseen : word })}
      reading={readingOf(site)}
      least={least}
      change={(to) => setClaim(site, to)}
    >
      {claim < least ? unseen : word}
    </ClaimScale>
  );
}
