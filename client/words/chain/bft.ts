const plural = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`;
const rounds = (n: number): string => plural(n, "round");
/** "a block", "no block": what a vote can be for. */
const NONE = "no block";

/** The words of rounds in which more than two thirds of the validators make a block final. */
export const bftWords = {
  briefing: {
    title: "More than two thirds decide",
    stake: (n: number, quorum: number): string =>
      `${plural(n, "validator")}. For each height one of them proposes a block, and all vote twice. With ${quorum} votes both times it is final: nobody can undo it.`,
    lying: (share: number): string =>
      `About ${Math.round(100 * share)} in 100 are attackers. Below a third they cannot make two blocks final.`,
    part: "You are an honest validator: check, then approve what is clean and reject a double-spend. If you say nothing in time, your node votes by its rules.",
    attacker:
      "You are an attacker: get a double-spend or two conflicting blocks final, or stop the chain. Tell nobody.",
  },
  where: {
    begins: (s: number): string => `You are one of the validators. Height 1 begins in ${s} s.`,
    final: (block: string, height: number, s: number): string =>
      `${block} is final: nobody can undo it. Height ${height} begins in ${s} s.`,
    waits: (name: string): string => `Waiting for the block of ${name}.`,
    myTurn: "It is your turn: your node proposes a block now.",
    mute: "It is your turn, and your node says nothing.",
    failed: (name: string): string => `No block came from ${name} in time. Your node votes for no block.`,
    asked: (block: string, by: string, known: string): string => `${block} of ${by}: ${known} Approve or reject?`,
    pool: (block: string, yes: boolean): string =>
      `You ${yes ? "approved" : "rejected"} ${block}. Your pool decides together.`,
    own: (block: string): string => `${block} is yours, and has your vote. Now the others decide on it.`,
    locked: (block: string, round: number): string =>
      `Your node is locked on ${block} since round ${round}, and votes for it again.`,
    twin: (name: string, one: string, other: string): string =>
      `${name} signed two blocks for one height: ${one} and ${other}. Both cannot be honest.`,
    approved: (block: string, quorum: number): string => `You approved ${block}. It takes ${quorum} prevotes to go on.`,
    rejected: (block: string): string => `You rejected ${block}: your node prevoted for no block.`,
    defaultYes: (block: string): string => `Your time was up: by its rules your node prevoted for ${block}.`,
    defaultNo: (block: string): string => `Your time was up: by its rules your node prevoted against ${block}.`,
    split: (one: string, other: string): string =>
      `Your node signs for ${one} before one half, for ${other} before the other.`,
    splitNone: (block: string): string =>
      `${block} comes alone: there is nothing to split, so your node votes for no block.`,
    silent: (block: string): string => `Your node says nothing on ${block}.`,
    precommit: (block: string): string =>
      `${block} has more than 2/3 of the prevotes. Your node locked on it and precommits.`,
    precommitThough: (block: string): string =>
      `You rejected ${block}, but more than 2/3 prevoted for it: by the rules your node precommits it.`,
    precommitNone: "No block got more than 2/3 of the prevotes. The next round has another proposer.",
  },
  line: {
    at: (height: number, round: number): string => `Height ${height}, round ${round}`,
    by: (name: string): string => `by ${name}`,
    turn: (name: string): string => `${name} proposes`,
    mine: "you propose",
    next: "last block final",
    start: "starting",
    prevotes: "Prevotes",
    precommits: "Precommits",
    told: (kind: string, yes: number, need: number, nil: number): string =>
      `${kind}: ${yes} of ${need} needed for the block, ${nil} for ${NONE}.`,
    decide: (s: number): string => `${s} s to decide`,
    approved: "You approved",
    rejected: "You rejected",
    voted: "Node has voted",
    own: "Your block",
    pause: (s: number): string => `next in ${s} s`,
    locked: "Locked",
    split: "Signs two",
    mute: "Silent",
    open: "See every vote",
  },
  sky: (finals: number): string => (finals === 0 ? "none final yet" : `${finals} final`),

  panel: {
    title: (height: number, round: number): string => `Height ${height}, round ${round}`,
    pause: (height: number): string => `Before height ${height}`,
    block: (block: string, by: string): string => `${block}, proposed by ${by}.`,
    none: (by: string): string => `No block of ${by} has come yet.`,
    between: "No vote runs. The next proposal comes in a moment.",
    prevote: "First vote: would I take this block?",
    precommit:
      "Second vote: I saw more than 2/3 prevote for it, so I bind myself to it. More than 2/3 of these make it final.",
    lock: "Who precommits is locked: it votes for that block until more than 2/3 prevote otherwise. So no second block can become final.",
    lockTitle: "Locks",
    myLock: (block: string, round: number): string => `Your node is locked on ${block} since round ${round}.`,
    noLock: "Your node is not locked.",
    locks: (n: number, total: number): string => `${n} of ${plural(total, "validator")} locked in this round.`,
    who: "Validator",
    list: "Validator by validator",
    key: {
      yes: "for the block",
      no: "for no block",
      locked: "for it, and locked",
      silent: "nothing yet",
      twice: "two votes",
    },
    votes: {
      y: "the block",
      n: NONE,
      o: "another block",
      "2": "two at once: an attacker",
      ".": "nothing yet",
    } as Record<string, string>,
    told: (name: string, kind: string, vote: string): string => `${name}, ${kind}: ${vote}`,
  },

  proof: {
    title: (name: string): string => `${name} signed twice`,
    proposal: (one: string, other: string, height: number): string =>
      `Two blocks for height ${height}: ${one} and ${other}.`,
    vote: (kind: string, height: number, round: number, one: string, other: string): string =>
      `Height ${height}, round ${round}: a ${kind} for ${one}, and a ${kind} for ${other}.`,
    bare: "Your node holds two of its signatures for one round.",
    none: NONE,
    unknown: "a block you do not have",
    report: "Report",
    reportOf: (name: string): string => `Report ${name}`,
    pays: "its stake is gone",
    more: (n: number): string => (n === 1 ? "You hold one proof more." : `You hold ${n} proofs more.`),
  },

  attacker: "Attacker: break the chain",
  voice: {
    title: "Your node",
    speak: "By the rules",
    split: "Sign two",
    mute: "Stay silent",
    speakTold: "It votes as you say. Nobody can tell you from an honest validator.",
    splitTold:
      "It signs two things, one for each half of the others. Two conflicting blocks may become final; who sees both has proof.",
    muteTold: "It neither proposes nor votes. With more than a third silent, the chain stops. No proof.",
  },
  actions: {
    approve: "Approve",
    reject: "Reject",
    check: "Check first",
    checkNone: "Check a block",
    cheat: "Slip in a double-spend",
    cheatNote: "next block",
    approveFor: "for a clean block",
    rejectFor: "for a double-spend",
  },
  not: {
    no_proposal: "no block to vote on yet",
    own_proposal: "your own block",
    decided_already: "you have decided",
    voted_already: "your node has voted",
    no_proof: "no proof",
    reported_already: "reported already",
    not_attacker: "for attackers",
    chosen_already: "set",
    split: "your node signs two",
    mute: "your node is silent",
    approved: "you approved",
    rejected: "you rejected",
  } as Record<string, string>,
  hints: {
    approve: "Approve: your node votes for it. Judging right earns you extra points.",
    reject: "Reject: your node votes for no block. With a third of those, another proposes.",
    audit: "Check first: a look takes time and may be wrong. A second look makes you surer.",
    cheat: "Slip in a double-spend: your next block spends a coin twice. The others may find it.",
  } as Record<string, string>,
  notes: {
    approved: (block: string): string => `You approved ${block}.`,
    rejected: (block: string): string => `You rejected ${block}.`,
    proposed: (block: string, height: number): string => `You proposed ${block} for height ${height}.`,
    cheated: (block: string): string => `You slipped a double-spend into ${block}.`,
    final: (block: string, round: number): string =>
      round === 0 ? `${block} became final.` : `${block} became final, in round ${round + 1}.`,
    caught: (name: string): string => `Your node holds proof: ${name} signed two things at once.`,
    reported: (name: string): string => `You reported ${name}, with both signatures.`,
    slashed: "You were proven to have signed twice. Your stake is gone.",
  },
  aloud: {
    asked: (block: string, by: string): string => `${block} of ${by} is up for a vote.`,
    round: (height: number, round: number, by: string): string => `Height ${height}, round ${round}: ${by} proposes.`,
    final: (block: string): string => `${block} is final.`,
  },
  public: (n: number, quorum: number): string => `${plural(n, "validator")}: ${quorum} make a block final`,
  publicSlashed: (names: string): string => `slashed: ${names}`,

  beats: {
    chose: "We made final",
    blocks: (n: number): string => (n === 0 ? "No block" : plural(n, "block")),
    more: (n: number): string => `and ${n} more`,
    rate: (perMinute: string, failed: number): string =>
      `${perMinute} a minute${failed === 0 ? ", every one in its first round." : `. ${rounds(failed)} came to nothing.`}`,
    noneIn: (n: number): string => `${rounds(n)} came to nothing.`,
    noRound: "No vote came to an end.",
    worth: "It was worth",
    clean: (n: number): string => (n === 1 ? "One clean block" : n === 2 ? "Both clean" : `All ${n} clean`),
    safe: "No double-spend, no fork. No single node decided it.",
    slow: "Far fewer than the night had time for: the chain stood still.",
    frauds: (frauds: number, of: number): string => `${plural(frauds, "double-spend")} in ${plural(of, "final block")}`,
    final: "Final is final, also for a fraud.",
    fork: "Two truths",
    forkNote: (height: number, one: string, other: string): string =>
      `At height ${height} both ${one} and ${other} are final, and they conflict.`,
    nothing: "Nothing",
    halted: "The chain stood still.",
    missed: "What we missed",
    twice: (n: number): string => (n === 1 ? "One validator signed twice" : `${n} validators signed twice`),
    twiceNote: (reported: number): string =>
      `With a third of all votes on both sides, both blocks got more than 2/3. ${reported === 0 ? "Nobody" : reported} of them ${reported > 1 ? "were" : "was"} reported.`,
    free: (n: number): string => (n === 1 ? "One attacker went free" : `${n} attackers went free`),
    freeNote: (names: string): string => `Proof against ${names} lay in honest hands, and nobody reported it.`,
    signed: (n: number, of: number): string => `${n} of ${of} signed it`,
    signedNote: (block: string): string => `${block} was a double-spend. One look more might have shown it.`,
    refused: (n: number): string => (n === 1 ? "One clean block" : `${n} clean blocks`),
    refusedNote: "Turned down: more than 2/3 did not come together for what was good.",
    unproposed: (n: number): string => `${rounds(n)} without a block`,
    unproposedNote: "A silent proposer costs everybody time, and leaves no proof.",
    none: "Nothing this time",
    caught: (names: string): string => `${names} signed twice, and paid for it.`,
    noneNote: "No good block was turned down, no attacker overlooked.",
  },
  ended: {
    safe: (n: number): string => `${plural(n, "block")} final, all clean.`,
    captured: (frauds: number): string => `${plural(frauds, "double-spend")} became final.`,
    forked: "Two conflicting blocks became final.",
    halted: (n: number): string => `The chain stood still: ${plural(n, "block")} final.`,
  },
  was: "You were an attacker.",

  after: {
    title: "Height by height",
    sum: (heights: number, tried: number, perMinute: string): string =>
      `${plural(heights, "height")} in ${rounds(tried)}; ${perMinute} final blocks a minute.`,
    fork: "Two conflicting blocks were final at one height. That takes a third of all votes signing twice.",
    noFork: "No two conflicting blocks were ever final.",
    halted: "The chain stood still: less than a third of the heights it had time for.",
    height: (height: number): string => `Height ${height}`,
    how: (round: number, n: number, of: number): string => `round ${round + 1}, final with ${n} of ${of}`,
    clean: "clean",
    fraud: "a double-spend",
    conflicts: "in conflict with the other",
    dropped: (n: number): string =>
      n === 1 ? "One block proposed was not made final." : `${n} blocks proposed were not made final.`,
    locks: (n: number): string => `Nodes locked ${plural(n, "time")} in all.`,
    proofs: "Who signed twice",
    noProofs: "Nobody provably signed two things in one round.",
    slashed: "Reported: its stake is gone.",
    free: "Nobody reported it.",
    mine: "Your votes against the truth",
    score: (right: number, of: number): string => `${right} of ${of} right.`,
    noVotes: "You decided on no block yourself: your node voted by its rules.",
    approved: "you approved",
    rejected: "you rejected",
    nothing: "nothing from you in time",
    was: (fraud: boolean): string => (fraud ? "it was a double-spend" : "it was clean"),
    right: "right",
    wrong: "wrong",
    minePrivate: "Only you see this. Who checked stays secret.",
  },
};
