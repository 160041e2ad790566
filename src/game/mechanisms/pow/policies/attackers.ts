import { viewsIn } from "../../../policies/seen.ts";
import type { Ms, Policy, Seen } from "../../../types.ts";
import { look, offered } from "../../../worlds/chain/seen.ts";
import type { CartelVote } from "../state.ts";
import type { PowCartelView, PowViews } from "../view.ts";

/** What an attacker votes for, by the standing of the private branch: see `standing` in cartel.ts. */
export type Strategy = (at: Pick<PowCartelView, "lead" | "against" | "held">) => CartelVote;

/**
 * Holds a branch back from the start, and publishes it once it is the longer and the honest side has so many blocks that
 * merchants have shipped. Never gives up: a round has an end. For one payment alone, as in the papers.
 */
export const doubleSpend =
  (confirmations: number): Strategy =>
  ({ lead, against, held }) =>
    lead > 0 && against >= confirmations && held.length > 0 ? "publish" : "hold";

/**
 * Selfish mining: Eyal & Sirer 2014, algorithm 1, as a function of the standing. After an honest block: behind, adopt it;
 * level, publish and race; one ahead, publish all; further ahead, publish as many blocks as the honest side has. An own block
 * is published during a race, and held otherwise.
 */
export const selfishMining: Strategy = ({ lead, against, held }) => {
  if (lead < 0) return "restart";
  if (held.length === 0) return "hold";
  if (lead === 0 || (lead === 1 && against > 0)) return "publish";
  return held.length > lead ? "reveal" : "hold";
};

/** Goods worth so much are worth publishing for at once, whatever the branch might still bring. Coins. */
const PAYS = 400;
/** With so many blocks behind there is hardly any hope: a new branch is better. */
const HOPELESS = 3;
/** A thief looks so often: what a branch can still undo is over with the next block. ms */
const LOOKS: Ms = 1000;
/** So long before the last block at the latest, whatever pays anything is published. ms */
const LATE: Ms = 2500;

/** What a thief wants: publish when it pays or while it still can, give up what is hopeless. */
export function theft({ lead, held, loot }: Pick<PowCartelView, "lead" | "held" | "loot">, late: boolean): CartelVote {
  // While nothing is held there is nothing to lose: what has just been paid is what can be undone.
  if (lead <= -HOPELESS || (lead < 0 && held.length === 0)) return "restart";
  if (lead < 1 || held.length === 0 || loot === 0) return "hold";
  return loot >= PAYS || lead === 1 || late ? "publish" : "hold";
}

const cartelOf = (seen: Seen) => viewsIn<PowViews>(seen, "pow")("cartel");

/** Double-spends on all merchants at once: its customers' orders are what a branch is worth. */
export const thief: Policy = {
  id: "thief",
  decide(seen) {
    const cartel = cartelOf(seen);
    if (!cartel) return undefined;
    const { rules, own } = look<PowViews>(seen, "pow");
    const verb = theft(cartel, seen.now >= rules.until - LATE);
    return own.vote !== verb && offered(seen, verb) ? { act: { verb } } : { wait: LOOKS };
  },
};

/** Takes more than its share of blocks; steals nothing. */
export const selfishMiner: Policy = {
  id: "selfish",
  decide(seen) {
    const cartel = cartelOf(seen);
    if (!cartel) return undefined;
    const verb = selfishMining(cartel);
    const { own } = look<PowViews>(seen, "pow");
    return own.vote !== verb && offered(seen, verb) ? { act: { verb } } : undefined;
  },
};
