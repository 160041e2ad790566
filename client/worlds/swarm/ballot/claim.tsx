import { ToldClaimScale } from "../told-claim-scale.tsx";
import { words } from "./words/words.ts";

/** How good one tells the others that it is. */
export const Claim = ({ site }: { site: number }) => <ToldClaimScale site={site} words={words.claim} />;
