import { PROOF } from "../../../../src/game/mechanisms/bft/stakes.ts";
import type { BftNodeView } from "../../../../src/game/mechanisms/bft/view.ts";
import { Block, block, nodeName } from "../names.ts";
import { chainSeat, node } from "../views.ts";
import { words as chainWords } from "../words/words.ts";
import { found } from "./found.ts";
import {
  behaviour,
  isLast,
  isOwn,
  letter,
  lostFrom,
  mine,
  open,
  proofs,
  proposes,
  reportable,
  reported,
  roundState,
  rule,
  untilDue,
  voteless,
} from "./views.ts";
import { words as bftWords } from "./words/words.ts";

const w = bftWords.where;

/** Between two heights, and before there is a block. */
function waiting(now: BftNodeView): string {
  const { step, height, proposer } = now;
  if (step === "commit") {
    const last = now.committed[height - 1];
    if (reported()) return w.reported({ turn: (lostFrom() ?? 0) + 1 });
    const s = untilDue();
    if (last === undefined && (rule.value?.turn ?? 0) > 0) return isLast() ? w.lastNil : w.finalNil({ s });
    if (last === undefined) return w.begins({ s });
    return isLast() ? w.lastFinal({ block: Block(last) }) : w.final({ block: Block(last), s });
  }
  if (proposes()) return behaviour() === "mute" ? w.mute : w.myTurn;
  return step === "propose" ? w.waits({ name: nodeName(proposer) }) : w.failed({ name: nodeName(proposer) });
}

/** What an attacker's node does with a block when it does not follow the rules; undefined when it does. */
function unruly(id: number, twin: number | undefined): string | undefined {
  if (behaviour() === "mute") return w.silent({ block: block(id) });
  if (behaviour() === "speak") return undefined;
  return twin === undefined ? w.splitNone({ block: Block(id) }) : w.split({ one: block(id), other: block(twin) });
}

/** My node has prevoted: by my word, or without it. */
function prevoted(id: number): string {
  const name = block(id);
  if (isOwn(id)) return w.own({ block: Block(id) });
  const { locked } = roundState.value ?? {};
  if (locked) return w.locked({ block: block(locked.block), round: locked.round + 1 });
  const { decided } = mine.value ?? {};
  if (decided)
    return decided === "approve"
      ? w.approved({ block: name, quorum: rule.value?.quorum ?? 0 })
      : w.rejected({ block: name });
  return letter(roundState.value?.prevotes) === "y" ? w.defaultYes({ block: name }) : w.defaultNo({ block: name });
}

/** What my check said of a block, or that there was none, as the end of a sentence. */
function known(id: number): string {
  const audit = chainSeat.value?.audits[id];
  return audit ? w.found({ found: found(audit.fraud) }) : chainWords.where.unchecked;
}

/** One sentence of where the vote is, and what I know. */
export function where(): string {
  const now = roundState.value;
  if (!now) return bftWords.briefing.title;
  if (voteless()) return w.voteless({ n: PROOF, more: reportable() });
  const id = now.proposal;
  if (id === undefined) return waiting(now);
  const wild = unruly(id, now.twin);
  if (wild) return wild;
  const proven = proofs().some(
    ({ proof }) => proof?.kind === "proposal" && proof.height === now.height && proof.round === now.round,
  );
  if (now.twin !== undefined && proven)
    return w.twin({ name: nodeName(now.proposer), one: block(id), other: block(now.twin) });
  const asked = open();
  if (asked !== undefined && isOwn(asked)) return w.ownAsked({ block: Block(asked), known: known(asked) });
  if (asked !== undefined)
    return w.asked({ block: Block(asked), by: nodeName(node.value?.blocks[asked]?.by ?? -1), known: known(asked) });
  if (now.step === "propose")
    return isOwn(id)
      ? w.own({ block: Block(id) })
      : w.pool({ block: block(id), yes: mine.value?.decided === "approve" });
  if (now.step === "prevote") return prevoted(id);
  if (letter(now.precommits) !== "y") return isLast() ? w.lastNil : w.precommitNone;
  return mine.value?.decided === "reject" ? w.precommitThough({ block: block(id) }) : w.precommit({ block: Block(id) });
}

/** What is spoken to those who listen instead of looking: a block to vote on, a block that is final, a new round. */
export function announcement(): string | undefined {
  const now = roundState.value;
  if (!now) return undefined;
  const { step, height, round, proposal, proposer, committed } = now;
  const last = committed[height - 1];
  if (step === "commit") return last === undefined ? undefined : bftWords.announcement.final({ block: Block(last) });
  if (proposal !== undefined) return bftWords.announcement.asked({ block: Block(proposal), by: nodeName(proposer) });
  return round === 0 ? undefined : bftWords.announcement.round({ height, round: round + 1, by: nodeName(proposer) });
}

/** A block that somebody signed for, which one may not have. */
function signedFor(id: number | undefined): string {
  const p = bftWords.proof;
  if (id === undefined) return p.unknown;
  return id === 0 ? p.none : block(id).includes("?") ? p.unknown : block(id);
}

/** A proof in a few words, for who is to report it. */
export function proofShort(proof: ReturnType<typeof proofs>[number]["proof"]): string {
  if (!proof) return bftWords.proof.bare;
  const [one, other] = proof.signed.map(signedFor) as [string, string];
  return (proof.kind === "proposal" ? bftWords.proof.blocks : bftWords.proof.votes)({ one, other });
}

/** A proof in words: what was signed, twice. */
export function proofText(proof: ReturnType<typeof proofs>[number]["proof"]): string {
  const p = bftWords.proof;
  if (!proof) return p.bare;
  const named = signedFor;
  const [one, other] = proof.signed;
  if (proof.kind === "proposal") return p.proposal({ one: named(one), other: named(other), height: proof.height });
  return p[proof.kind]({
    height: proof.height,
    round: proof.round + 1,
    one: named(one),
    other: named(other),
  });
}
