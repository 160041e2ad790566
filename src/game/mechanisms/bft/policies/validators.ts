import { policy } from "../../../policies/policy.ts";
import { viewsAlwaysIn } from "../../../policies/seen.ts";
import type { Params } from "../../../policies/traits.ts";
import type { Choice, Luck, Policy, Seen } from "../../../types.ts";
import { composeBlock, look, offered } from "../../../worlds/chain/seen.ts";
import type { BftNodeView, BftViews } from "../view.ts";

/** An audit between these (chance of a fraud, 0 to 1) is repeated, while there is time for another, and for a thought. */
const DOUBTFUL = { above: 0.2, below: 0.8 };
const THOUGHT = 1300;
/** Who goes by the others' votes decides so long before the time to do so is up, by what it has heard until then. ms */
const HEARD = 1200;
/** Bots leave a proof to people for so long before they report it themselves, and up to so much longer. ms */
const PROOF_LEFT = 6000;
const PROOF_MORE = 4000;

/** Reports the first seat against which it has evidence, once people have had their time. */
function report(seen: Seen, memory: Record<string, number>, luck: Luck): Choice {
  const seat = offered(seen, "report")?.aim?.ids[0];
  if (seat === undefined) return undefined;
  memory[`proof ${seat}`] ??= seen.now + Math.round(PROOF_LEFT + PROOF_MORE * luck.uniform("report"));
  const due = memory[`proof ${seat}`] as number;
  return seen.now >= due ? { act: { verb: "report", seat } } : { wait: due - seen.now };
}

/** The block to decide on, while that is possible. */
const asked = (seen: Seen): number | undefined => offered(seen, "approve")?.aim?.ids[0];

const nodeIn = (seen: Seen): BftNodeView => viewsAlwaysIn<BftViews>(seen, "bft")("node");

/** In what honest validators differ. */
export const validatorTraits = {
  /** How likely one checks a block before it decides, 0 to 1; else it approves. */
  checks: { min: 0, max: 1, usual: 1 },
  /**
   * Above which chance of a fraud, by its own checks, it rejects a block, 0 to 1. What is usual goes by the share of frauds and by what
   * either mistake costs; at 1 it checks and approves all the same.
   */
  sure: { min: 0, max: 1, usual: 0.5 },
  /** How likely it checks nothing, waits, and votes as most of the others have, 0 to 1. */
  copies: { min: 0, max: 1, usual: 0 },
  /** How likely it takes the highest fees into its own block without a look at what they are, 0 to 1. */
  greed: { min: 0, max: 1, usual: 0 },
} as const;
type Validator = Params<typeof validatorTraits>;

/** Something that it does so often, drawn once for each block: later thoughts of the same block must not draw again. */
function once(memory: Record<string, number>, key: string, id: number, u: () => number, share: number): boolean {
  if (share <= 0) return false;
  if (share >= 1) return true;
  const [of, drawn] = [`${key} of`, key];
  if (memory[of] !== id) {
    memory[of] = id;
    memory[drawn] = u();
  }
  return (memory[drawn] as number) < share;
}

/** Votes as most of those whose votes it has heard, once most of the time is over; approves where as many say one thing as the other. */
function copy(seen: Seen, block: number): Choice {
  const { until, prevotes } = nodeIn(seen);
  const wait = until - HEARD - seen.now;
  if (wait > 0) return { wait };
  return { act: { verb: prevotes.nil > prevotes.yes ? "reject" : "approve", block } };
}

/** Checks before it decides, if it does, again where in doubt and time allows; refuses what it has seen two of. */
function judge(seen: Seen, memory: Record<string, number>, luck: Luck, p: Validator): Choice {
  const block = asked(seen);
  if (block === undefined) return undefined;
  const { seat } = look<BftViews>(seen, "bft");
  const { until, twin } = nodeIn(seen);
  if (twin !== undefined) return { act: { verb: "reject", block } };
  if (seat.busy !== undefined) return { wait: seat.busy - seen.now + THOUGHT };
  if (once(memory, "copies", block, () => luck.uniform("copies"), p.copies)) return copy(seen, block);
  const audit = seat.audits[block];
  const check = offered(seen, "audit", block);
  const doubtful = audit && audit.looks < 2 && audit.fraud > DOUBTFUL.above && audit.fraud < DOUBTFUL.below;
  const again = doubtful && until - seen.now > (check?.cost ?? 0) + THOUGHT;
  const looks = audit || p.checks >= 1 || luck.uniform("checks") < p.checks;
  if ((!audit || again) && check && looks) return { act: { verb: "audit", block } };
  return { act: { verb: (audit?.fraud ?? 0) > p.sure ? "reject" : "approve", block } };
}

/** Checks a block before it decides, composes its own with care, and reports who signed twice. */
export const honestValidator = policy("honest", validatorTraits, (seen, memory, luck, p): Choice => {
  const proof = report(seen, memory, luck);
  if (proof && "act" in proof) return proof;
  const verdict = judge(seen, memory, luck, p);
  if (verdict && "act" in verdict) return verdict;
  const { node } = look<BftViews>(seen, "bft");
  const slot = node.composing?.slot ?? 0;
  const greedy = once(memory, "greed", slot, () => luck.uniform("greed"), p.greed);
  return composeBlock(seen, node, greedy ? "greedy" : "careful") ?? verdict ?? proof;
});

/** Where others wait for them, lazy ones take up to so much longer over a block than a thought, as people do. ms */
const DAWDLE = 3000;

/** What a bot does with a block once it has let so much time go by: `due` is drawn once for each. */
function later(seen: Seen, memory: Record<string, number>, block: number, due: () => number, choice: Choice): Choice {
  if (memory.block !== block) {
    memory.block = block;
    memory.due = Math.round(due());
  }
  const at = memory.due as number;
  return seen.now >= at ? choice : { wait: at - seen.now };
}

/** Approves whatever is proposed, without an audit, and leaves its own block to its node's rules. */
export const lazyValidator: Policy = {
  id: "lazy",
  decide(seen, memory, luck): Choice {
    const proof = report(seen, memory, luck);
    if (proof && "act" in proof) return proof;
    const block = asked(seen);
    if (block === undefined) return proof;
    const slow = look<BftViews>(seen, "bft").rules.beat === undefined ? 0 : DAWDLE;
    const due = () => seen.now + slow * luck.uniform("dawdles");
    return later(seen, memory, block, due, { act: { verb: "approve", block } });
  },
};

/** Sends neither proposals nor votes, from the start. */
export const silentValidator: Policy = {
  id: "silent",
  decide: (seen) => (offered(seen, "mute") ? { act: { verb: "mute" } } : undefined),
};

/** In so many of its turns a double-spender makes one: now and then it makes a clean block, so as not to be sure. */
const CHEATS = 0.8;
/** A double-spender makes up its mind so long before its time to decide is up, or up to so much sooner: the others' votes come first. ms */
const LAST = 900;
const LAST_MORE = 1500;

/** How many others have voted for no block so far. */
const against = ({ prevotes }: BftNodeView): number =>
  prevotes.counts?.n ?? [...prevotes.votes].filter((one) => one === "n").length;

/**
 * What an attacker says of a block. Attackers do not know each other here: it looks first whether the block is bad. A bad one it
 * approves, for it gains by that. A clean one it approves too, to pass for honest; but where others refuse it already, one
 * vote more may be the one that is missing, and a turn without a final block is worth something to it as well (see STANDSTILL).
 */
function spoil(seen: Seen, memory: Record<string, number>, luck: Luck): Choice {
  const block = asked(seen);
  if (block === undefined) return undefined;
  const { node, seat } = look<BftViews>(seen, "bft");
  const now = nodeIn(seen);
  if (node.blocks[block]?.by === node.node) return { act: { verb: "approve", block } };
  if (seat.busy !== undefined) return { wait: seat.busy - seen.now };
  const check = offered(seen, "audit", block);
  const found = seat.audits[block]?.fraud;
  if (found === undefined && check && now.until - seen.now > (check.cost ?? 0) + LAST)
    return { act: { verb: "audit", block } };
  if ((found ?? 0.5) >= 0.5) return { act: { verb: "approve", block } };
  const due = () => now.until - LAST - LAST_MORE * luck.uniform("spoils");
  return later(seen, memory, block, due, { act: { verb: against(now) > 0 ? "reject" : "approve", block } });
}

/** Proposes double-spends, approves those of others, and tips what is on the brink against a clean block. Signs nothing twice. */
export const doubleSpender: Policy = {
  id: "double-spender",
  decide(seen, memory, luck): Choice {
    const verdict = spoil(seen, memory, luck);
    if (verdict && "act" in verdict) return verdict;
    if (!offered(seen, "cheat")) return verdict;
    const { rules, node } = look<BftViews>(seen, "bft");
    if (rules.turns === undefined) return { act: { verb: "cheat" } };
    const slot = node.composing?.slot;
    if (slot === undefined || memory.slot === slot) return verdict;
    memory.slot = slot;
    return luck.uniform("cheats") < CHEATS ? { act: { verb: "cheat" } } : verdict;
  },
};

/**
 * Wants a fork: splits from the start. Its two blocks spend one coin twice as a pair. A block that is a double-spend by itself
 * would only be found by audits, so it makes none.
 */
export const equivocator: Policy = {
  id: "equivocator",
  decide: (seen) => (offered(seen, "split") ? { act: { verb: "split" } } : undefined),
};

/** From this turn on a forker signs both sides: before, it is taken for honest, and whoever plays has seen a few turns. */
const STRIKES = 2;

/** A forker approves when so much of the time to decide is left, or up to so much more: the others' votes come first. ms */
const LATE = 900;
const LATE_MORE = 1000;
/** So often it looks about while nothing wakes it. ms */
const LOOKS = 2000;

/**
 * Wants a fork, and else a standstill: votes like anybody for a few turns, then splits with the other attackers whenever one of
 * them proposes; once any of them has been reported, and loses its vote by that, it says nothing any more, which nobody can prove, but for its own turn, in
 * which it tries again.
 */
export const forker: Policy = {
  id: "forker",
  decide(seen, memory, luck): Choice {
    const { rules, own, node } = look<BftViews>(seen, "bft");
    const now = nodeIn(seen);
    const turns = node.composing !== undefined || now.proposer === node.node;
    const strikes = (rules.turn ?? 0) >= STRIKES;
    const proved = rules.slashed.length > 0 && !rules.spared;
    const wanted = !strikes ? "speak" : proved && !turns ? "mute" : "split";
    if ((own.behaviour ?? "speak") !== wanted && offered(seen, wanted)) return { act: { verb: wanted } };
    const block = asked(seen);
    if (block === undefined) return { wait: LOOKS };
    const due = () => now.until - LATE - LATE_MORE * luck.uniform("late");
    const voting = later(seen, memory, block, due, { act: { verb: "approve", block } });
    return voting && "wait" in voting ? { wait: Math.min(LOOKS, voting.wait) } : voting;
  },
};
