// One node of a committee, whose words and waits are written down: for tests of its rules one by one.
import {
  newNodeState,
  onTimeout,
  receiveBlock,
  receiveProposal,
  receiveVote,
  startRound,
} from "../../../src/game/mechanisms/bft/node.ts";
import type { Host, NodeState } from "../../../src/game/mechanisms/bft/node-state.ts";
import { NIL, type Value, type VoteType } from "../../../src/game/mechanisms/bft/votes.ts";

/** Two blocks. */
export const [A, B] = [1, 2];

/** Node 0 of four, whose proposers take turns; what it says and asks for is written down. */
export class OneNode {
  readonly n: NodeState = newNodeState(0, 0);
  readonly said: string[] = [];
  readonly waits: string[] = [];
  readonly has = new Set<number>();
  likes: boolean | undefined = true;
  readonly g: Host;
  time = 0;
  still = false;

  constructor(powers: readonly number[] = [1, 1, 1, 1]) {
    const node = this;
    const total = powers.reduce((a, b) => a + b, 0);
    this.g = {
      // Time passes, a second at each look, unless it stands still.
      get now() {
        if (!node.still) node.time += 1000;
        return node.time;
      },
      power: (one) => powers[one] as number,
      total: () => total,
      beat: undefined,
      timeout: () => 1000,
      proposer: (height, round) => (height + round) % powers.length,
      isValid: (n, block) => this.has.has(block) && n.height === 1,
      approval: (_n, _block, last) => this.likes ?? (last ? true : undefined),
      vote: (n, kind, value) => {
        this.said.push(`${kind} ${value} in ${n.round}`);
        this.hear(kind, n.round, value, [n.id]);
      },
      propose: (n) => void this.said.push(n.valid ? `proposes ${n.valid.block} again` : "proposes"),
      schedule: (_n, what) => void this.waits.push(what),
      onProposal: () => {},
      votesChanged: () => {},
      changed: () => {},
      onLock: () => {},
      onCommit: () => {},
      onEvidence: (_n, by) => void this.said.push(`accuses ${by}`),
    };
    startRound(this.n, this.g, 0);
  }

  propose(block: Value, round = this.n.round): void {
    this.has.add(block);
    receiveProposal(this.n, this.g, 1, round, block);
    receiveBlock(this.n, this.g, 1);
  }

  hear(kind: VoteType, round: number, value: Value, by: readonly number[], height = 1): void {
    for (const one of by) receiveVote(this.n, this.g, { height, round, kind, value, by: one });
  }

  up(what: Parameters<typeof onTimeout>[2]): void {
    onTimeout(this.n, this.g, what, this.n.height, this.n.round);
  }

  /** Locks A in round 0 and gets to a later round: the others precommit nothing it could commit. */
  lockedIn(round: number): this {
    this.propose(A);
    this.hear("prevote", 0, A, [1, 2]);
    this.hear("precommit", 0, NIL, [1, 2]);
    this.said.length = 0;
    for (let r = 1; r <= round; r++) this.hear("precommit", r, NIL, [1, 2]);
    return this;
  }
}
