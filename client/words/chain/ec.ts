const plural = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`;
const times = (n: number): string => (n === 1 ? "once" : n === 2 ? "twice" : `${n} times`);
/** "Ada, Ben and Cleo". */
const list = (names: readonly string[]): string =>
  names.length < 2 ? (names[0] ?? "") : `${names.slice(0, -1).join(", ")} and ${names[names.length - 1]}`;
const Capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** The words of rounds in which a draw says, epoch by epoch, whose blocks are next: Expected Consensus. */
export const ecWords = {
  times,
  list,
  briefing: {
    title: "A draw says who may build",
    stake: (s: number, percent: string, wins: number, all: number): string =>
      `Every ${s} s a draw picks who adds a block. You hold ${percent} of the power: about ${wins} of ${all} wins.`,
    tipset: (epochs: number): string =>
      `Blocks of one epoch hang side by side, and the next build on all but those a miner leaves out. After ${epochs} epochs they are final.`,
    liars: "Some miners are attackers, nobody knows who. A double-spend that becomes final costs everyone.",
    noLiars: "A double-spend that becomes final would cost everyone.",
    honest: "You are honest. Check fresh blocks, doubt frauds, build on clean ones: what is final of yours pays.",
    attacker: (coins: number): string =>
      coins === 0
        ? "You are an attacker without a coin to spend twice. You can still withhold blocks. Tell nobody."
        : `You are an attacker: ${coins === 1 ? "a coin" : `${coins} coins`} to spend twice. Get one into a final block. Tell nobody.`,
  },
  where: {
    won: (n: number): string => `You won ${times(n)}.`,
    goes: (s: number): string => `Your block goes out in ${s} s.`,
    leaving: (blocks: string[], s: number): string => `Your block goes out in ${s} s, without ${list(blocks)}.`,
    alone: (block: string): string =>
      `You won, but you leave out ${block}, and others built on it: your block would stand alone.`,
    plan: {
      cheat: (s: number): string => `Your block goes out in ${s} s with a double-spend in it.`,
      twice: (s: number): string => `In ${s} s two blocks go out, one to each half of the nodes.`,
      stall: (s: number): string => `Your block stays with you. ${s} s to change that.`,
    },
    lost: "You did not win this epoch.",
    coming: (s: number): string => `Its blocks go out in ${s} s.`,
    mineOut: "Your block is on its way.",
    drawing: "Blocks of this epoch are on their way.",
    came: (names: string[], epoch: number): string => `${Capital(list(names))} won epoch ${epoch}.`,
    many: (n: number, me: boolean, epoch: number): string =>
      me ? `You and ${n - 1} others won epoch ${epoch}.` : `${n} miners won epoch ${epoch}.`,
    empty: (epoch: number): string => `Nobody won epoch ${epoch}: it passes empty.`,
    fresh: (n: number): string => (n === 1 ? "One block is unchecked." : `${n} blocks are unchecked.`),
    suspect: (block: string, sure: string): string => `${block}: ${sure}.`,
    doubted: (block: string, n: number): string => `${n} doubt ${block}; you have not checked it.`,
    clean: "What you checked looks clean.",
    proof: (name: string): string => `Your node can prove that ${name} broke the rules.`,
    last: "The last blocks are on their way. The truth comes in a moment.",
  },
  line: {
    epoch: (n: number, of: number): string => `Epoch ${n} of ${of}`,
    cut: (s: number): string => (s > 0 ? `blocks go out in ${s} s` : "blocks go out now"),
    next: (s: number): string => (s > 0 ? `next draw in ${s} s` : "next draw now"),
    end: (s: number): string => `ends in ${s} s`,
    won: (n: number): string => `You won ${times(n)}`,
    not: "Not drawn",
    chosen: {
      build: "Clean block",
      cheat: "Double-spend",
      twice: "Two blocks",
      stall: "Withheld",
    } as Record<string, string>,
    proven: (faulty: string, by: string): string => `${faulty} is slashed, proven by ${by}.`,
  },
  attacker: (coins: number): string =>
    coins === 0 ? "Attacker: no coin left" : `Attacker: ${plural(coins, "coin")} left`,
  actions: {
    build: "Build on all",
    buildNote: (blocks: number, taken: number): string =>
      taken > 0
        ? `takes in ${taken} again`
        : blocks === 0
          ? "on the first block"
          : `on ${plural(blocks, "block")}, clean`,
    clean: "Build clean instead",
    cleanNote: "takes it back",
    publish: "Publish after all",
    leave: (block: string): string => `Leave out ${block}`,
    leaveNote: "your block ignores it",
    leaveNone: "Leave out a block",
    doubt: (block: string): string => `Doubt ${block}`,
    doubtNote: "all hear it",
    doubtNone: "Doubt a block",
    judgeNone: "check or tap one",
    nothing: "no fresh block yet",
    cheat: "Slip in a double-spend",
    cheatNote: (coins: number): string => `1 of ${plural(coins, "coin")}`,
    twice: "Make two blocks",
    twiceNote: (coins: number): string => `1 of ${plural(coins, "coin")}`,
    stall: "Withhold",
    stallNote: "no block of yours",
    report: (name: string): string => `Report ${name}`,
    reportNote: "pays 10 points",
    shipNote: (pay: number, next: number): string => `${pay} coins; ${next} a block later`,
  },
  not: {
    not_mining: "only when you win",
    chosen_already: "chosen",
    left_already: "left out already",
    doubted_already: "doubted already",
    reported_already: "reported already",
    no_evidence: "no two blocks prove it",
    honest_miner: "only attackers do",
    purse_empty: "no coin left",
    unknown_block: "long settled",
  } as Record<string, string>,
  hints: {
    build: "Build on all: a clean block on everything fresh. It goes out by itself if you choose nothing.",
    leave: "Leave out: your block ignores that one. If the others do too, it never becomes final.",
    doubt: "Doubt: everyone hears it, and your own blocks leave it out. Many doubts stop a fraud.",
    cheat: "Double-spend: it pays once it is final. Who checks your block may find it.",
    twice: "Two blocks: each half of the nodes gets another. Whoever sees both can report you.",
    stall: "Withhold: the epoch goes on without your block, and you earn nothing by it.",
    report: "Report: two blocks of one miner are the proof. The first to report is paid.",
  } as Record<string, string>,
  notes: {
    won: (epoch: number, wins: number): string => `You won ${times(wins)} in epoch ${epoch}.`,
    built: (block: string): string => `You made ${block}, clean.`,
    cheated: (block: string): string => `You slipped a double-spend into ${block}.`,
    doubled: (epoch: number): string => `You made two blocks in epoch ${epoch}, one for each half of the nodes.`,
    stalled: (epoch: number): string => `You withheld your block of epoch ${epoch}.`,
    left: (block: string): string => `You left out ${block}.`,
    doubted: (block: string): string => `You doubted ${block}, for all to hear.`,
    reported: (name: string): string => `You reported ${name}, with proof. That pays 10 points.`,
    slashed: (name: string): string => `${name} proved your fault. You are slashed, and out of the draw for a while.`,
  },
  beats: {
    chose: "We built",
    blocks: (n: number): string => (n === 0 ? "No block" : n === 1 ? "One final block" : `${n} final blocks`),
    by: (miners: number, epochs: number): string =>
      `By ${plural(miners, "miner")} in ${plural(epochs, "epoch")}, and nobody in charge.`,
    worth: "It was worth",
    safe: "A clean history",
    frauds: (n: number): string => (n === 1 ? "One double-spend is final" : `${n} double-spends are final`),
    stopped: (tried: number): string =>
      tried === 1
        ? "One double-spend was tried, and left out."
        : `${tried} double-spends were tried, and all left out.`,
    untried: "Nobody tried a double-spend.",
    ofTried: (final: number, tried: number): string => `${final} of the ${tried} that were tried.`,
    missed: "What we missed",
    built: (n: number, of: number, block: string): string =>
      n === of
        ? `All ${plural(of, "next block", "next blocks")} built on ${block}`
        : `${n} of ${of} next blocks built on ${block}`,
    fraud: "It was the first fraud that became final. Leaving it out would have stopped it.",
    twice: (epoch: number): string => `Two blocks of one miner in epoch ${epoch}`,
    unreported: "The proof was there. Nobody reported it.",
    behind: (n: number): string => (n === 1 ? "One block was left behind" : `${n} blocks were left behind`),
    behindNote: "Their miners earn nothing by them. Not all of them were frauds.",
    nothing: "Nothing this time",
    fine: "Every block in time, and none of them undone.",
    unmade: "Nothing became final",
  },
  ended: (frauds: number, blocks: number): string =>
    `${plural(blocks, "block")} final. ${frauds === 0 ? "None was a fraud." : `${plural(frauds, "fraud")} among them.`}`,
  was: "You were an attacker.",
  public: {
    epoch: (n: number, of: number): string => `Epoch ${n} of ${of}`,
    soon: (n: number): string => `${plural(n, "epoch")} to come. A draw says who may build.`,
    won: (names: string[], epoch: number): string => `${list(names)} won epoch ${epoch}.`,
    many: (n: number, epoch: number): string => `${n} miners won epoch ${epoch}.`,
    slashed: (name: string): string => `${name} is slashed.`,
  },
  after: {
    draw: "Luck and power",
    drawNote: "Wins in the draw; the stroke is what a miner's power was worth on average.",
    wins: (wins: number, expected: number): string => `${plural(wins, "win")}, ${expected} expected`,
    all: (wins: number, expected: number): string => `All together: ${plural(wins, "win")}, ${expected} expected.`,
    more: (n: number): string => `and ${n} more`,
    chain: "The chain in numbers",
    facts: {
      final: "Blocks final",
      rate: "Blocks per minute",
      null: "Empty epochs",
      forks: "Epochs with a fork",
      reorg: "Longest reorganisation",
      orphans: "Blocks left behind",
    },
    ofMade: (final: number, made: number): string => `${final} of ${made}`,
    epochsOf: (n: number): string => (n === 0 ? "none" : plural(n, "epoch")),
    emptyOnes: (epochs: number[]): string =>
      epochs.length === 0 ? "none" : `${epochs.length === 1 ? "epoch" : "epochs"} ${list(epochs.map(String))}`,
    frauds: "Frauds",
    noFrauds: "Nobody tried a double-spend.",
    fraudFinal: "final",
    fraudOut: "left out",
    fraudOpen: "not settled at the end",
    evidence: "Proofs",
    faults: {
      "double-fork": "two blocks in one epoch",
      "time-offset": "two blocks on the same parents",
      "parent-grinding": "leaving its own block out",
    } as Record<string, string>,
    proof: (by: string, faulty: string, fault: string, blocks: string[]): string =>
      `${by} proved a fault of ${faulty}: ${fault} (${list(blocks)}).`,
    slashing: "Who is slashed loses the rewards of the round and 20 points, and misses some draws. A proof pays 10.",
    unproven: (blocks: string[]): string =>
      `${Capital(list(blocks))} are one miner's, of one epoch. Nobody reported it.`,
  },
};
