import type { LightNode, LightState, Tally } from "../../../art/harbour/index.ts";
import { lookUp } from "../../../words/catalogue.ts";
import { words as bftWords } from "./words/words.ts";

const w = bftWords;

export interface Votes {
  /** A letter a validator; empty in a committee too large to be shown one by one, which has `counts` of each letter and the `own`. */
  votes: string;
  counts?: Readonly<Record<string, number>>;
  own?: string;
  yes: number;
  nil: number;
}

/** One kind of votes as a bar with its mark at more than two thirds of all power. */
export function tallyOf(
  label: string,
  { yes, nil }: Votes,
  { quorum, total }: { quorum: number; total: number },
): Tally {
  const count = w.line.count({ yes, need: quorum });
  return { label, yes, no: nil, need: quorum, total, count, alt: w.line.told({ kind: label, yes, need: quorum, nil }) };
}

/** How a light shows a vote. A precommit for a block is a lock on it. */
export function stateOf(vote: string, precommit: boolean): LightState {
  if (vote === "y") return precommit ? "locked" : "yes";
  if (vote === "2") return "twice";
  return vote === "." ? "silent" : "no";
}

/** Every validator with its vote, as a light. */
export function lightsOf(
  votes: string,
  kind: string,
  precommit: boolean,
  nodes: Readonly<Record<number, { power: number }>>,
  name: (node: number) => string,
  own: number | undefined,
): LightNode[] {
  const most = Math.max(1, ...Object.values(nodes).map(({ power }) => power));
  return [...votes].map((vote, id) => ({
    id,
    by: id,
    name: name(id),
    state: stateOf(vote, precommit),
    power: (nodes[id]?.power ?? most) / most,
    mine: id === own,
    alt: w.panel.told({ name: name(id), kind, vote: lookUp(w.panel.votes, vote) ?? vote }),
  }));
}

export interface MarkSource {
  height: number;
  proposal?: number;
  twin?: number;
  step: string;
  locked?: { block: number };
  prevotes: Votes;
  precommits: Votes;
  committed: Readonly<Record<number, number>>;
}

/** What a block is for a node that is at this height: final, up for a vote with so many votes, or left behind. */
export function markOf(id: number, height: number, now: MarkSource, need: number) {
  const none = { confirmations: undefined };
  if (now.committed[height] === id) return { state: "final" as const, ...none };
  if (height > now.height) return { state: "open" as const, ...none };
  if (height < now.height) return { state: "orphan" as const, ...none };
  if (id === now.proposal) {
    const { yes } = now.step === "precommit" ? now.precommits : now.prevotes;
    return { state: "open" as const, votes: { yes, need }, ...none };
  }
  if (id === now.twin || id === now.locked?.block) return { state: "open" as const, ...none };
  return { state: "orphan" as const, ...none };
}

/** On the projector, which knows no votes: what has a block on top is final, and what stands beside such a one is left behind. */
export function publicMark(
  id: number,
  blocks: Readonly<Record<number, { parents: readonly number[]; height: number }>>,
) {
  const built = new Set(Object.values(blocks).flatMap(({ parents }) => parents));
  const none = { confirmations: undefined };
  if (built.has(id)) return { state: "final" as const, ...none };
  const height = blocks[id]?.height ?? 0;
  const beside = Object.entries(blocks).some(([other, one]) => one.height === height && built.has(Number(other)));
  return { state: beside ? ("orphan" as const) : ("open" as const), ...none };
}
