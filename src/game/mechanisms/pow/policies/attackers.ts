import { viewsIn } from "../../../policies/seen.ts";
import type { Policy, Seen } from "../../../types.ts";
import { look, offered } from "../../../worlds/chain/seen.ts";
import type { CartelVote } from "../state.ts";
import type { PowCartelView, PowViews } from "../view.ts";
import { honestMerchant, type PowSees } from "./merchants.ts";

/** What an attacker votes for, by the standing of the private branch: see `standing` in cartel.ts. */
export type Strategy = (at: Pick<PowCartelView, "lead" | "against" | "held">, confirmations: number) => CartelVote;

/**
 * Holds a branch back from the start, and publishes it once it is the longer and the honest side has so many blocks that
 * merchants have shipped. Never gives up: a round has an end.
 */
export const doubleSpend: Strategy = ({ lead, against, held }, confirmations) =>
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

/** Votes by a strategy; for the rest it plays an honest merchant. */
function attacker(id: string, strategy: Strategy): Policy {
  return {
    id,
    decide(seen: Seen, memory, luck) {
      const cartel = viewsIn<PowViews>(seen, "pow")("cartel");
      if (cartel) {
        const { rules, own }: PowSees = look<PowViews>(seen, "pow");
        const verb = strategy(cartel, rules.confirmations);
        if (own.vote !== verb && offered(seen, verb)) return { act: { verb } };
      }
      return honestMerchant.decide(seen, memory, luck);
    },
  };
}

export const doubleSpender = attacker("double-spender", doubleSpend);
export const selfishMiner = attacker("selfish", selfishMining);
