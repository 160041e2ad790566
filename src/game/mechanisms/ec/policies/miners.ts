import { policy } from "../../../policies/policy.ts";
import { viewsAlwaysIn } from "../../../policies/seen.ts";
import type { Choice, Luck, Policy, Seen } from "../../../types.ts";
import { composeBlock, look, type NodeSees, offered } from "../../../worlds/chain/seen.ts";
import type { EcViews } from "../view.ts";

type Sees = NodeSees<EcViews> & {
  /** How many seats doubt a block that they checked, as far as its node has heard. */
  doubts: EcViews["node"]["doubts"];
  /** The blocks of others in the newest epoch that its node has. */
  fresh: number[];
  /** How long until this epoch's blocks are made, below 0 afterwards; ms. */
  left: number;
};

/** The share of the others' blocks that are double-spends where two of eight attack, and do so in a third of their blocks. */
const PRIOR = 0.09;
/** What a doubt of another multiplies the odds by, who is right nine times in ten and looks at two blocks of three; for one that hears doubts in full. */
const DOUBT = 6;
/** From this chance of a fraud on, standing by a block costs more than it brings: (.4 + 1.6) ÷ (.4 + 1.6 + 4 + 5). See VERDICT in stakes.ts. */
const LEAVE = 0.18;
/** So many others' doubts convince one that does not count odds: one may err. */
const ENOUGH = 2;
/** Looks at an epoch's blocks, for which there is time; and one more where somebody doubts a block. */
export const LOOKS = 2;
/** So long before the cut-off a miner stands by what it does not doubt, looked at or not. ms */
const LATE = 2500;
/** Bots leave people so long to report a fault first, and as much again at most. ms */
const PATIENCE = 6000;
const MORE_PATIENCE = 4000;

function see(seen: Seen): Sees {
  const sees = look<EcViews>(seen, "ec");
  const { blocks, node } = sees.node;
  const ids = Object.keys(blocks).map(Number);
  const top = ids.reduce((most, id) => Math.max(most, blocks[id]?.height ?? 0), 0);
  const fresh = ids.filter((id) => id > 0 && blocks[id]?.height === top && blocks[id]?.by !== node);
  const { epoch, epochMs, lead, cutoff } = sees.rules;
  const left = seen.begin - lead + (epoch - 1) * epochMs + cutoff - seen.now;
  return { ...sees, fresh, left, doubts: viewsAlwaysIn<EcViews>(seen, "ec")("node").doubts };
}

/** How many others doubt a block. */
const othersDoubt = ({ doubts, own }: Sees, id: number): number =>
  (doubts[id] ?? 0) - (own.doubted.includes(id) ? 1 : 0);

/** What a careful miner goes by: how it judges a block, and how many looks it takes an epoch. */
export interface Care {
  /** How likely it holds a block for a fraud, 0 to 1, by its own looks and by what others doubt, as far as it hears that. */
  belief(sees: Sees, id: number, hears: number): number;
  looks: number;
  /** It looks where others doubt, and once more than usual; and how much a doubt of others usually counts for it follows from that. */
  hears: boolean;
  /** How it composes its blocks: see composeBlock. Left out, its node does by its rules. */
  composes?: "careful" | "greedy" | "empty";
}

const chance = (odds: number): number => odds / (1 + odds);
/** The odds that its own looks leave: even before any. */
function ownOdds({ seat }: Sees, id: number): number {
  const fraud = Math.min(0.99, Math.max(0.01, seat.audits[id]?.fraud ?? 0.5));
  return fraud / (1 - fraud);
}
const before = PRIOR / (1 - PRIOR);

/** By its own looks, and by each doubt of others as far as it hears them: at 0 by its looks alone, at 1 for what they are worth. */
export function weighed(sees: Sees, id: number, hears: number): number {
  let odds = before * ownOdds(sees, id);
  for (let n = othersDoubt(sees, id); n > 0; n--) odds *= 1 + hears * (DOUBT - 1);
  return chance(odds);
}
/** By what several others doubt, and nothing else. */
const hearsay = (sees: Sees, id: number): number => (othersDoubt(sees, id) >= ENOUGH ? 0.5 : 0);

/** Looks at one more fresh block, while its looks of this epoch last; where others doubt first. */
function check(seen: Seen, sees: Sees, care: Care, luck: Luck): Choice {
  const looked = sees.fresh.reduce((sum, id) => sum + (sees.seat.audits[id]?.looks ?? 0), 0);
  const open = sees.fresh.filter((id) => sees.seat.audits[id] === undefined && offered(seen, "audit", id));
  const loud = care.hears ? open.filter((id) => othersDoubt(sees, id) > 0) : [];
  const list = looked < care.looks ? (loud.length > 0 ? loud : open) : looked === care.looks ? loud : [];
  const weights = list.map((id) => {
    const counts = sees.rules.weighs ? Number(sees.node.blocks[id]?.wins ?? 1) : 1;
    return counts * counts;
  });
  const block = list[luck.pick("which block", weights)];
  return block === undefined ? undefined : { act: { verb: "audit", block } };
}

/** Takes back what it no longer holds for a fraud, and vouches for all that is left. */
function stand(seen: Seen, doubts: (block: number) => boolean): Choice {
  const back = (offered(seen, "trust")?.aim?.ids ?? []).find((block) => !doubts(block));
  if (back !== undefined) return { act: { verb: "trust", block: back } };
  return offered(seen, "vouch") ? { act: { verb: "vouch" } } : undefined;
}

/** Reports who made two blocks, after leaving people the time to do it first. */
function reporting(seen: Seen, memory: Record<string, number>, luck: Luck): { act?: Choice; wait: number } {
  let wait = Number.POSITIVE_INFINITY;
  const proven = offered(seen, "report")?.aim?.ids ?? [];
  // A miner that was reported and does it again is waited for again.
  for (const key of Object.keys(memory))
    if (key.startsWith("proof ") && !proven.some((id) => key === `proof ${id}`)) delete memory[key];
  for (const faulty of proven) {
    memory[`proof ${faulty}`] ??= seen.now + Math.round(PATIENCE + MORE_PATIENCE * luck.uniform("patience"));
    const left = (memory[`proof ${faulty}`] as number) - seen.now;
    if (left <= 0) return { act: { act: { verb: "report", seat: faulty } }, wait: 0 };
    wait = Math.min(wait, left);
  }
  return { wait };
}

/** In what honest miners differ. */
export const minerTraits = {
  /** How many blocks of an epoch one looks at before it vouches. */
  checks: { min: 0, max: 4, usual: LOOKS },
  /** How much a doubt of another counts, 0 to 1: of what it is worth. */
  hears: { min: 0, max: 1, usual: 1 },
  /** From which chance of a fraud on it leaves a block out, 0 to 1. */
  sure: { min: 0.02, max: 0.98, usual: LEAVE },
} as const;

export function careful(id: string, of: Care): Policy {
  const traits = {
    checks: { ...minerTraits.checks, usual: of.looks },
    hears: { ...minerTraits.hears, usual: of.hears ? 1 : 0 },
    sure: minerTraits.sure,
  };
  return policy(id, traits, (seen, memory, luck, p): Choice => {
    const care = { ...of, looks: Math.round(p.checks) };
    const sees = see(seen);
    const doubts = (block: number) => of.belief(sees, block, p.hears) >= p.sure;
    const proof = reporting(seen, memory, luck);
    if (proof.act) return proof.act;
    const bad = (offered(seen, "doubt")?.aim?.ids ?? []).find((block) => sees.fresh.includes(block) && doubts(block));
    if (bad !== undefined) return { act: { verb: "doubt", block: bad } };
    const composed = care.composes && composeBlock(seen, sees.node, care.composes);
    if (composed) return composed;
    const late = sees.left > 0 && sees.left < LATE;
    const { busy } = sees.seat;
    const choice = late ? stand(seen, doubts) : busy === undefined ? check(seen, sees, care, luck) : undefined;
    if (choice) return choice;
    // The end of a look, a new block, a draw: all of these wake it. The cut-off does not.
    const pause = sees.left >= LATE ? sees.left - LATE + 1 : Number.POSITIVE_INFINITY;
    const wait = Math.min(pause, proof.wait);
    return Number.isFinite(wait) ? { wait: Math.max(1, Math.round(wait)) } : undefined;
  });
}

/** Looks at two blocks an epoch, and one more that others doubt; counts each doubt of others for what it is worth; reports. */
export const honestMiner = careful("honest", { belief: weighed, looks: LOOKS, hears: true, composes: "careful" });
/** Goes by its own looks alone. */
export const lonerMiner = careful("loner", { belief: weighed, looks: LOOKS, hears: false, composes: "careful" });
/** Never looks, and follows what several others doubt. */
export const followerMiner = careful("follower", { belief: hearsay, looks: 0, hears: false, composes: "careful" });

/** Never looks, builds on everything and vouches for it: it leaves the cost of checking to others (the verifier's dilemma). */
export const lazyMiner: Policy = {
  id: "lazy",
  decide: (seen): Choice => (offered(seen, "vouch") ? { act: { verb: "vouch" } } : undefined),
};

/** How often an attacker that has won double-spends in its block, and how often in one of two blocks. */
const CHEATS = 0.28;
const DOUBLES = 0.1;

/**
 * While a double-spend of its own is among the fresh blocks, an attacker draws the others' looks away from it: it looks at a
 * clean block of another's, and doubts that. The careful look first where somebody doubts, and have time for two.
 */
function divert(seen: Seen, sees: Sees, luck: Luck): Choice {
  if (sees.seat.busy !== undefined) return undefined;
  const known = sees.fresh.filter((id) => sees.seat.audits[id] !== undefined);
  if (known.some((id) => sees.own.doubted.includes(id))) return undefined;
  const clean = known.find((id) => (sees.seat.audits[id]?.fraud ?? 1) < 0.5 && offered(seen, "doubt", id));
  if (clean !== undefined) return { act: { verb: "doubt", block: clean } };
  const open = sees.fresh.filter((id) => sees.seat.audits[id] === undefined && offered(seen, "audit", id));
  const block =
    open[
      luck.pick(
        "which to doubt",
        open.map(() => 1),
      )
    ];
  return block === undefined ? undefined : { act: { verb: "audit", block } };
}

/** A miner that attacks where it has won, in the way that `pick` says; draws looks away from what it spent; and is lazy otherwise. */
function attack(id: string, pick: (luck: Luck) => "twice" | "cheat" | "stall" | undefined): Policy {
  return {
    id,
    decide(seen, memory, luck): Choice {
      if (seen.role.kind !== "liar") return honestMiner.decide(seen, memory, luck);
      const sees = see(seen);
      // It makes up its mind once an epoch.
      if (sees.own.wins !== undefined && memory.planned !== sees.rules.epoch) {
        memory.planned = sees.rules.epoch;
        const verb = pick(luck);
        if (verb && sees.own.chosen === undefined && offered(seen, verb)) {
          if (verb === "cheat") memory.spent = sees.rules.epoch;
          return { act: { verb } };
        }
      }
      const [newest] = sees.fresh;
      const spent = newest !== undefined && sees.node.blocks[newest]?.height === memory.spent;
      return (spent ? divert(seen, sees, luck) : undefined) ?? lazyMiner.decide(seen, memory, luck);
    },
  };
}

/** Double-spends now and then, so that its blocks are not all the same; sometimes by two blocks. */
export const attacker = attack("attacker", (luck) => {
  const u = luck.uniform("attack");
  return u < CHEATS ? "cheat" : u < CHEATS + DOUBLES ? "twice" : undefined;
});
/** Makes two blocks in one epoch whenever it can, one for each half of the nodes. */
export const equivocator = attack("equivocator", () => "twice");
/** Puts double-spends into all its blocks. */
export const doubleSpender = attack("double-spender", () => "cheat");
/** Withholds its blocks. */
export const silentMiner = attack("silent", () => "stall");
