import { isLiar } from "../liars.ts";
import { words } from "./words/words.ts";

const w = words.reveal;

/** What stands over what went wrong: an attacker did not miss it, the honest did. */
export const missedLead = (): string => (isLiar() ? w.missedByHonest : w.missed);
