import { viewsAlwaysIn } from "../../../policies/seen.ts";
import type { Choice, Luck, Policy, Seen } from "../../../types.ts";
import { look, type NodeSees, offered } from "../../../worlds/chain/seen.ts";
import type { EcViews } from "../view.ts";

type Sees = NodeSees<EcViews> & {
  /** How many seats doubt a block, as far as its node has heard. */
  doubts: EcViews["node"]["doubts"];
  /** How many blocks of each epoch its node has. */
  ofEpoch: ReadonlyMap<number, number>;
};

/** Ships after so many confirmations: a block that others exclude is mostly dropped after one. */
const CONFIRMED = 2;
/** A miner doubts a block aloud from this chance of a fraud on by its own audits, 0 to 1; from the second on it needs nobody else's doubt. */
const DOUBTS = 0.85;
const SURE = 0.95;
/** Above this chance of a fraud, and below SURE, a block is audited a second time. */
const OPEN = 0.3;

function see(seen: Seen): Sees {
  const sees = look<EcViews>(seen, "ec");
  const ofEpoch = new Map<number, number>();
  for (const { height } of Object.values(sees.node.blocks)) ofEpoch.set(height, (ofEpoch.get(height) ?? 0) + 1);
  return { ...sees, ofEpoch, doubts: viewsAlwaysIn<EcViews>(seen, "ec")("node").doubts };
}

/**
 * So many doubts make a block bad, where its epoch has `blocks`. The n nodes share the audits of an epoch among them, so that
 * each block is audited by about n ÷ blocks; a third of those is far more than wrong findings make, and one may always err.
 */
export function enoughDoubts(n: number, blocks: number): number {
  return Math.max(2, Math.ceil((0.35 * n) / Math.max(1, blocks)));
}

/** Whether enough others doubt a block. */
function widelyDoubted(seen: Seen, { node, own, doubts, ofEpoch }: Sees, block: number): boolean {
  const siblings = ofEpoch.get(node.blocks[block]?.height ?? -1) ?? 0;
  const others = (doubts[block] ?? 0) - (own.doubted.includes(block) ? 1 : 0);
  return others >= enoughDoubts(seen.n, siblings);
}

/** The blocks of others in the newest epoch that its node has. */
function newest({ node }: Sees): number[] {
  const ids = Object.keys(node.blocks).map(Number);
  const top = ids.reduce((most, id) => Math.max(most, node.blocks[id]?.height ?? 0), 0);
  return ids.filter((id) => id > 0 && node.blocks[id]?.height === top && node.blocks[id]?.by !== node.node);
}

function trade(seen: Seen, { seat }: Sees): Choice {
  const order = seat.order === undefined ? undefined : seat.orders[seat.order];
  return order?.state === "in" && order.z >= CONFIRMED && offered(seen, "ship") ? { act: { verb: "ship" } } : undefined;
}

/** Doubts what its own audits speak against, and excludes what enough others doubt. */
function judge(seen: Seen, sees: Sees): Choice {
  const { audits } = sees.seat;
  for (const verb of ["doubt", "leave"] as const) {
    for (const block of offered(seen, verb)?.aim?.ids ?? []) {
      const mine = audits[block]?.fraud ?? 0.5;
      if (verb === "doubt" ? mine >= DOUBTS : mine >= OPEN && widelyDoubted(seen, sees, block))
        return { act: { verb, block } };
    }
  }
  return undefined;
}

/** Whether it takes its excluded blocks in again: not enough others doubt them, and its own audits are not sure. */
function reincludes(seen: Seen, sees: Sees): boolean {
  const { own, seat } = sees;
  if (own.wins === undefined || own.excluded.length === 0 || !offered(seen, "build")) return false;
  return own.excluded.every((id) => (seat.audits[id]?.fraud ?? 0.5) < SURE && !widelyDoubted(seen, sees, id));
}

/** Audits a block of the newest epoch, most likely one that others doubt; first those that one audit left open. */
function check(seen: Seen, sees: Sees, luck: Luck): Choice {
  const ids = newest(sees).filter((id) => offered(seen, "audit", id));
  const unseen = ids.filter((id) => sees.seat.audits[id] === undefined);
  const open = ids.filter((id) => {
    const { looks = 0, fraud = 0 } = sees.seat.audits[id] ?? {};
    return looks === 1 && fraud > OPEN && fraud < SURE;
  });
  const list = open.length > 0 ? open : unseen;
  const at = luck.pick(
    "which block",
    list.map((id) => 1 + (sees.doubts[id] ?? 0)),
  );
  const block = list[at];
  return block === undefined ? undefined : { act: { verb: "audit", block } };
}

/** Audits new blocks, doubts, excludes, reports faults, and ships when the payment is in. */
export const honestMiner: Policy = {
  id: "honest",
  decide(seen, _memory, luck): Choice {
    const sees = see(seen);
    const [faulty] = offered(seen, "report")?.aim?.ids ?? [];
    if (faulty !== undefined) return { act: { verb: "report", seat: faulty } };
    const judged = judge(seen, sees);
    if (judged) return judged;
    if (reincludes(seen, sees)) return { act: { verb: "build" } };
    // It thinks again soon after its audit is done.
    const { busy } = sees.seat;
    if (busy !== undefined) return { wait: busy - seen.now + Math.round(300 + 600 * luck.uniform("reaction")) };
    // One audit of the newest epoch comes first: its finding must be there before the next blocks. Orders can wait.
    const fresh = newest(sees);
    const looked = fresh.length === 0 || fresh.some((id) => sees.seat.audits[id] !== undefined);
    return looked ? (trade(seen, sees) ?? check(seen, sees, luck)) : (check(seen, sees, luck) ?? trade(seen, sees));
  },
};

/** Never audits, builds on everything, and ships: it leaves the cost of checking to others (the verifier's dilemma). */
export const lazyMiner: Policy = {
  id: "lazy",
  decide: (seen): Choice => trade(seen, see(seen)),
};

/** A miner that attacks in one way whenever it has won, and is lazy otherwise. */
function attack(id: string, verb: "twice" | "cheat" | "stall"): Policy {
  return {
    id,
    decide(seen, memory, luck): Choice {
      if (seen.role.kind !== "liar") return honestMiner.decide(seen, memory, luck);
      const sees = see(seen);
      if (sees.own.chosen === undefined && offered(seen, verb)) return { act: { verb } };
      return trade(seen, sees);
    },
  };
}

/** Makes two blocks in one epoch, one for each half of the nodes. */
export const equivocator = attack("equivocator", "twice");
/** Puts double-spends into its blocks. */
export const doubleSpender = attack("double-spender", "cheat");
/** Withholds its blocks. */
export const silentMiner = attack("silent", "stall");
