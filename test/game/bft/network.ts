import {
  newNodeState,
  onTimeout,
  receiveBlock,
  receiveProposal,
  receiveVote,
  startRound,
} from "../../../src/game/mechanisms/bft/node.ts";
import type { Host, NodeState, Timeout } from "../../../src/game/mechanisms/bft/node-state.ts";
import { nextProposer } from "../../../src/game/mechanisms/bft/proposer.ts";
import { eachVote, NIL, pack, type Value, type VoteType } from "../../../src/game/mechanisms/bft/votes.ts";
import type { Dice } from "../support/hide.ts";

// Nodes' state machines alone on a network without any clock: the scheduler delivers, loses, repeats and reorders messages
// and lets waits run out as it likes, which is the asynchronous network of the proofs. Liars sign whatever they like.

interface Block {
  height: number;
  round: number;
  parent: number;
  by: number;
}
type Signed = { height: number; round: number; kind: VoteType; value: Value; by: number };
type Mail = { to: number } & ({ vote: Signed } | { block: number; height: number; round: number });

/** What a schedule is drawn from. */
export interface Plan {
  powers: readonly number[];
  liars: ReadonlySet<number>;
  /** In per cent: how likely a message is lost, a seat likes a block, a liar speaks up for what others vote for. */
  loss: number;
  liking: number;
  malice: number;
  /** As soon as a block is final for one node, the network keeps from the others what would make it so for them. */
  grudge: boolean;
  steps: number;
}

export class Network {
  readonly nodes: NodeState[];
  readonly blocks: Block[] = [{ height: 0, round: 0, parent: -1, by: -1 }];
  /** By node: the blocks it has. */
  readonly has: Set<number>[];
  /** What each honest node has signed, by height, round and kind. */
  readonly signed = new Map<string, Value>();
  readonly proposals = new Map<string, number[]>();
  /** Times that an honest node changed its lock, and proposals made again. */
  relocked = 0;
  again = 0;
  readonly #plan: Plan;
  readonly #dice: Dice;
  readonly #order: number[] = [];
  readonly #priorities: number[];
  #waits: { node: number; what: Timeout; height: number; round: number }[] = [];
  readonly #likes = new Map<string, boolean>();
  readonly #losses = new Map<string, number>();
  #mail: Mail[] = [];
  #sides: number[] = [];

  constructor(plan: Plan, dice: Dice) {
    this.#plan = plan;
    this.#dice = dice;
    this.#priorities = plan.powers.map(() => 0);
    this.nodes = plan.powers.map((_, id) => newNodeState(id, 0));
    this.has = plan.powers.map(() => new Set<number>());
    for (const n of this.honest) startRound(n, this.#ground(), 0);
  }

  get honest(): NodeState[] {
    return this.nodes.filter((n) => !this.#plan.liars.has(n.id));
  }

  proposer(height: number, round: number): number {
    while (this.#order.length < height + round) this.#order.push(nextProposer(this.#priorities, this.#plan.powers));
    return this.#order[height - 1 + round] as number;
  }

  #ground(): Host {
    const { powers } = this.#plan;
    const total = powers.reduce((a, b) => a + b, 0);
    return {
      now: 0,
      power: (node) => powers[node] as number,
      total: () => total,
      beat: undefined,
      timeout: () => 0,
      proposer: (height, round) => this.proposer(height, round),
      isValid: (n, id) => {
        const block = this.blocks[id];
        const tip = n.commits[n.commits.length - 1]?.block ?? 0;
        return this.has[n.id]?.has(id) === true && block?.height === n.height && block.parent === tip;
      },
      approval: (n, block) => {
        const key = `${n.id} ${block}`;
        if (!this.#likes.has(key)) this.#likes.set(key, this.#dice(100) < this.#plan.liking);
        return this.#likes.get(key);
      },
      vote: (n, kind, value) => {
        const key = `${n.id} ${n.height} ${n.round} ${kind}`;
        if (this.signed.has(key)) throw new Error(`${key} signed again`);
        this.signed.set(key, value);
        this.#send({ height: n.height, round: n.round, kind, value, by: n.id });
      },
      propose: (n) => {
        const { height, round } = n;
        if (n.valid) this.again++;
        const tip = n.commits[n.commits.length - 1]?.block ?? 0;
        const block = n.valid?.block ?? this.blocks.push({ height, round, parent: tip, by: n.id }) - 1;
        this.#publish(block, height, round, () => true);
      },
      schedule: (n, what) => void this.#waits.push({ node: n.id, what, height: n.height, round: n.round }),
      onProposal: () => {},
      votesChanged: () => {},
      changed: () => {},
      onLock: (n) => {
        if (n.round > 0) this.relocked++;
      },
      onCommit: (n) => {
        // What it has of the next height.
        for (const [id, { height, round, by }] of this.blocks.entries())
          if (height >= n.height && this.has[n.id]?.has(id) && this.proposer(height, round) === by)
            receiveProposal(n, this.#ground(), height, round, id);
      },
      onEvidence: () => {},
    };
  }

  /** A vote goes to all, and each liar says the same, or nil, to some: that is how any two thirds come about at all. */
  #send(vote: Signed): void {
    this.#post(vote, () => true);
    for (const by of this.#plan.liars) {
      if (this.#dice(100) < this.#plan.malice) this.#post({ ...vote, by }, this.#some());
      if (this.#dice(100) < this.#plan.malice) this.#post({ ...vote, value: NIL, by }, this.#some());
    }
  }

  /** A random set of nodes, large or small. */
  #some(): (to: number) => boolean {
    const set = this.#dice(1 << this.nodes.length) | (this.#dice(2) === 0 ? this.#dice(1 << this.nodes.length) : 0);
    return (to) => ((set >> to) & 1) === 1;
  }

  /** How much is lost on its way to a node is another matter in each round, for each kind of vote: now all, now nothing. */
  #lossFor({ height, round, kind }: Signed, to: number): number {
    const key = `${height} ${round} ${kind} ${to}`;
    if (!this.#losses.has(key)) this.#losses.set(key, this.#plan.loss * this.#dice(3));
    return this.#losses.get(key) ?? 0;
  }

  #post(vote: Signed, wanted: (to: number) => boolean): void {
    for (const { id } of this.honest) if (wanted(id)) this.#mail.push({ to: id, vote });
  }

  #publish(block: number, height: number, round: number, wanted: (to: number) => boolean): void {
    const key = `${height} ${round}`;
    this.proposals.set(key, [...(this.proposals.get(key) ?? []), block]);
    for (const { id } of this.honest) if (wanted(id)) this.#mail.push({ to: id, block, height, round });
  }

  #arrive(mail: Mail): void {
    const n = this.nodes[mail.to] as NodeState;
    const g = this.#ground();
    if ("vote" in mail) receiveVote(n, g, mail.vote);
    else {
      this.has[n.id]?.add(mail.block);
      receiveProposal(n, g, mail.height, mail.round, mail.block);
      receiveBlock(n, g, mail.height);
    }
  }

  /** One message, chosen at random: delivered, delivered and kept, or lost. */
  #deliver(): void {
    const at = this.#dice(this.#mail.length);
    const mail = this.#mail[at] as Mail;
    const from = "vote" in mail ? mail.vote.by : (this.blocks[mail.block] as Block).by;
    // Across a cut nothing passes for now.
    if (this.#sides.length > 0 && this.#sides[from] !== this.#sides[mail.to]) return;
    if (this.#dice(20) > 0) {
      this.#mail[at] = this.#mail[this.#mail.length - 1] as Mail;
      this.#mail.pop();
    }
    if (this.#plan.grudge && "vote" in mail && this.#spoils(mail.vote) && this.#dice(20) > 0) return;
    const loss = "vote" in mail ? this.#lossFor(mail.vote, mail.to) : this.#plan.loss;
    if (this.#dice(100) >= loss) this.#arrive(mail);
  }

  /** Whether it is a precommit for a block that is final for somebody. */
  #spoils({ kind, height, value }: Signed): boolean {
    return kind === "precommit" && this.honest.some((n) => n.commits[height - 1]?.block === value);
  }

  /** One node hands another all that it holds. */
  #relay(): void {
    const [a, b] = [this.#pick(this.honest), this.#pick(this.honest)];
    if (this.#sides.length > 0 && this.#sides[a.id] !== this.#sides[b.id]) return;
    if (this.#plan.grudge && a.height > b.height && this.#dice(20) > 0) return;
    for (const id of this.has[a.id] ?? []) {
      const { height, round } = this.blocks[id] as Block;
      if (!this.has[b.id]?.has(id)) this.#arrive({ to: b.id, block: id, height, round });
    }
    for (const [height, rounds] of Object.entries(a.votes)) {
      for (const [round, ballot] of Object.entries(rounds)) {
        for (const [i, kind] of (["prevote", "precommit"] as const).entries()) {
          const at = { height: Number(height), round: Number(round), kind };
          for (const [, , , values, text] of pack(at.height, at.round, i as 0 | 1, ballot[kind]))
            eachVote(values, text, (by, value) => receiveVote(b, this.#ground(), { ...at, by, value }));
        }
      }
    }
  }

  /** A liar signs something for somebody's height and round, and shows it to some. */
  #lie(): void {
    const [liar, at] = [this.#pick([...this.#plan.liars]), this.#pick(this.honest)];
    const { height } = at;
    const round = Math.max(0, at.round + this.#dice(3) - (at.round > 0 ? 1 : 0));
    const wanted = this.#some();
    if (this.proposer(height, round) === liar && this.#dice(2) === 0) {
      const tip = at.commits[at.commits.length - 1]?.block ?? 0;
      this.#publish(this.blocks.push({ height, round, parent: tip, by: liar }) - 1, height, round, wanted);
      return;
    }
    const there = this.blocks.flatMap((block, id) => (block.height === height ? [id] : []));
    const value = this.#dice(5) === 0 ? NIL : this.#pick([NIL, ...there, ...there]);
    this.#post({ height, round, kind: this.#pick(["prevote", "precommit"]), value, by: liar }, wanted);
  }

  #wait(): void {
    this.#waits = this.#waits.filter(({ node, height, round }) => {
      const n = this.nodes[node] as NodeState;
      return n.height === height && n.round === round;
    });
    const [wait] = this.#waits.splice(this.#dice(this.#waits.length), 1);
    if (wait) onTimeout(this.nodes[wait.node] as NodeState, this.#ground(), wait.what, wait.height, wait.round);
  }

  #pick<T>(list: readonly T[]): T {
    return list[this.#dice(list.length)] as T;
  }

  run(): void {
    const { steps, liars } = this.#plan;
    for (let step = 0; step < steps; step++) {
      const u = this.#dice(1000);
      if (u < 3) this.#sides = this.#sides.length > 0 ? [] : this.nodes.map(() => this.#dice(2));
      else if (u < 10) this.#relay();
      else if (u < 50 && liars.size > 0) this.#lie();
      else if (u < 90 || this.#mail.length === 0) this.#wait();
      else this.#deliver();
    }
  }

  /** By height, the different blocks that honest nodes hold for final. */
  finals(): Set<number>[] {
    const heights: Set<number>[] = [];
    for (const { commits } of this.honest) {
      for (const [i, { block }] of commits.entries()) {
        heights[i] ??= new Set();
        heights[i].add(block);
      }
    }
    return heights;
  }
}
