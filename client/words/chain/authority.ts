const plural = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`;

/** The words of rounds in which one seat sequences. */
export const authorityWords = {
  briefing: {
    title: "One node makes every block",
    stake: (name: string, blocks: number): string =>
      `${name} is the sequencer: all ${blocks} blocks come from there, and each is final at once. Nobody can undo one.`,
    watch:
      "You watch. Deal on its chain and every clean block earns; a fraud costs as much. Keep out when you doubt it.",
    maybe: "It may have been captured. Nobody is told.",
    you: (blocks: number): string =>
      `All ${blocks} blocks are yours to make, and each is final at once. The others watch you, and may keep out.`,
    honest: "You are honest: clean blocks earn you most.",
    captured: "You are captured: a fraud takes from everyone who trusts you. Tell nobody.",
  },
  where: {
    waiting: (name: string, s: number): string => `${name} makes every block. The first comes in about ${s} s.`,
    trust: "You trust.",
    out: "You keep out.",
    sequencer: (next: number, s: number): string => `You are the sequencer. Block ${next} goes out in about ${s} s`,
    clean: ", clean.",
    fraud: ", with a double-spend in it.",
    unset: ". Clean, unless you say otherwise.",
    done: "All blocks are made. The truth comes in a moment.",
  },
  line: {
    sequencer: "Sequencer",
    trust: "You trust it",
    out: "You keep out",
    next: (s: number): string => (s > 0 ? `next block in ${s} s` : "next block any moment"),
    yours: "That is you",
    done: "no more blocks",
  },
  sky: (height: number, blocks: number): string =>
    height === 0 ? `${plural(blocks, "block")} to come` : `block ${height} of ${blocks}`,
  attacker: "Attacker: cheat those who trust you",
  actions: {
    distrust: "Distrust",
    distrustNote: "keep out from the next block on",
    trust: "Trust again",
    trustNote: "deal from the next block on",
    seal: "Make it clean",
    cheat: "Slip in a double-spend",
  },
  not: {
    chosen_already: "chosen",
    chain_done: "all blocks are made",
    you_sequence: "you sequence",
    stands_already: "you do already",
  } as Record<string, string>,
  hints: {
    distrust: "Distrust: you keep out. A fraud then costs you nothing, a clean block earns you little.",
    trust: "Trust: you deal again. A clean block earns in full, and a fraud costs as much.",
    seal: "Make it clean: those who trust you earn by it.",
    cheat: "Slip in a double-spend: it takes from everyone who trusts you now, and they may find out.",
  } as Record<string, string>,
  notes: {
    sealed: (block: string): string => `You made ${block}, clean.`,
    cheated: (block: string): string => `You slipped a double-spend into ${block}.`,
    trust: "You trusted the sequencer.",
    distrust: "You distrusted the sequencer.",
  },
  beats: {
    chose: "One node decided for all",
    stood: (trusting: number, watchers: number): string =>
      `${trusting === 0 ? "None" : trusting} of ${plural(watchers, "watcher")} trusted it to the end.`,
    worth: "It was worth",
    allClean: (blocks: number): string => (blocks === 1 ? "One clean block" : `${blocks} clean blocks`),
    frauds: (frauds: number, blocks: number): string => `${plural(frauds, "fraud")} in ${plural(blocks, "block")}`,
    final: "Every one of them is final. Nobody could undo it.",
    safe: "It was honest. Nothing but its will kept it so.",
    missed: "What we missed",
    dealt: (n: number, watchers: number, block: string): string =>
      `${n} of ${watchers} dealt on ${block}, the first fraud`,
    could: "All they could do was keep out. None of them could stop it.",
    nothing: "Nothing this time",
    keptOut: (n: number): string => `${plural(n, "time")} somebody kept out of a clean block.`,
    lucky: "Everyone trusted, and it happened to be right.",
    none: "No block was made",
  },
  ended: (frauds: number): string =>
    frauds > 0 ? `${plural(frauds, "fraud")} went through.` : "Every block was clean.",
  was: "You were the captured sequencer.",
  trustTitle: "Who trusted, block by block",
  trustNote: "How many of the watchers dealt on each block. The hatched ones were frauds.",
  trusted: (block: string, n: number, of: number, fraud: boolean): string =>
    `${block}: ${n} of ${of} trusted${fraud ? ", it was a fraud" : ""}`,
  honest: (name: string): string => `${name} was honest.`,
  captured: (name: string): string => `${name} had been captured.`,
  public: (name: string): string => `${name} makes every block`,
};
