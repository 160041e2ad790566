import { ToldClaimScale } from "../told-claim-scale.tsx";
import { words } from "./words/words.ts";

/** How good a scout tells her it is. */
export const Claim = ({ site }: { site: number }) => <ToldClaimScale site={site} words={words.claim} />;
