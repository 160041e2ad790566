const plural = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`;
const blocks = (n: number): string => plural(n, "block");
const orders = (n: number): string => plural(n, "order");

/** The words of rounds in which the longest chain counts. */
export const powWords = {
  briefing: {
    title: "The longest chain counts",
    stake: (miners: number, pools: number, n: number): string =>
      n > 0
        ? `${miners} miners in ${plural(pools, "pool")} will find about ${blocks(n)}, each by luck. Where chains part, the longest counts, until another is longer.`
        : `${miners} miners in ${plural(pools, "pool")} find blocks, each by luck. Where chains part, the longest counts, until another is longer.`,
    orders: (goods: number): string =>
      `You sell, too. Ship an order early and it pays more; but if its payment is undone, goods worth ${goods} coins are gone.`,
    storm: (s: string): string =>
      `A storm is on: a block takes about ${s} to reach the others, so branches part by themselves.`,
    attackers: (percent: number): string =>
      `Attackers have about ${percent}% of the power. They mine in secret, and may undo what you see.`,
    honest: (pool: string, usual: number): string =>
      `You are an honest miner in ${pool}. Each block on top makes a payment safer; the usual wait is for ${usual} of them.`,
    attacker: (n: number): string =>
      `You are an attacker. Your power mines a hidden branch: let the others ship, then publish a longer one and undo at least ${blocks(n)}. Tell nobody.`,
  },
  attacker: "Attacker: undo payments",
  sky: (n: number, of: number): string => (of > 0 ? `${n} of about ${blocks(of)}` : `${blocks(n)} so far`),

  where: {
    first: (pool: string): string => `You mine in ${pool}. The first block comes any moment.`,
    mine: (pool: string, news: string): string => `You mine in ${pool}. ${news}`,
    fork: (block: string): string => `A fork: your pool mines on ${block}. Tap another tip to vote for it.`,
    voted: (block: string): string => `A fork: you vote for ${block}. Others of your pool may not.`,
    shorter: (block: string, behind: number, mine: boolean): string =>
      `Votes keep your pool on ${block}, ${behind} behind.${mine ? " Tap it to take yours back." : ""}`,
    void: (n: number): string => `Order ${n} is not paid on this chain. Do not ship it.`,
    done: "No more blocks come. Ship what you trust before morning.",
  },
  hidden: {
    none: (block: string): string => `Your side mines on ${block}. What it finds stays hidden.`,
    ahead: (lead: number, undoes: number): string =>
      `Your branch is ${lead} ahead: published now, it undoes ${blocks(undoes)}.`,
    free: (lead: number): string => `Your branch is ${lead} ahead, with nothing to undo yet. Let them build and ship.`,
    level: "Your branch is level with theirs. One more block, and it is the longer.",
    lags: (tip: string, n: number, block: string): string =>
      `Your side still mines on ${tip}, ${n} behind. Find more, or start from ${block}.`,
    behind: (n: number, block: string): string =>
      `Your branch is ${n} behind. Find more, or give it up and start from ${block}.`,
    newest: "the newest block",
    over: "No more blocks come. Publish now, or never.",
  },
  line: {
    pool: (pool: string): string => `You, ${pool}`,
    miners: (n: number, of: number): string => `${n} of ${of} miners`,
    mineFirst: "no block yet",
    mineOn: (block: string): string => `mines on ${block}`,
    forks: "Tips your pool can mine on",
    tip: (votes: number): string => plural(votes, "vote"),
    on: ", your pool mines on it",
    behind: (n: number): string => `${n} behind`,
    yours: "yours",
    branch: (held: number, lead: number): string =>
      `${held === 0 ? "Nothing" : held} held, ${lead > 0 ? `${lead} ahead` : lead < 0 ? `${-lead} behind` : "level"}`,
    votes: (list: string): string => (list ? `Votes: ${list}` : "No votes yet: held"),
    vote: { hold: "hold", publish: "publish", reveal: "publish one", restart: "give up" } as Record<string, string>,
    you: (vote: string): string => `You: ${vote}`,
  },
  actions: {
    tip: (block: string): string => `Mine on ${block}`,
    tipNote: (votes: number, behind: number): string =>
      behind > 0 ? `${blocks(behind)} shorter` : votes === 0 ? "no vote yet" : `${plural(votes, "vote")} so far`,
    untip: "Follow the longest",
    untipNote: "no vote",
    hold: "Hold",
    holdNote: (held: number): string => (held === 0 ? "keep what is found hidden" : `keep ${blocks(held)} hidden`),
    publish: "Publish",
    undoes: (n: number): string => `undoes ${blocks(n)}`,
    nothing: "undoes nothing yet",
    tie: "level: undoes nothing",
    short: (n: number): string => `${n} too short to win`,
    reveal: "Publish only the oldest",
    revealNote: (left: number): string => `${left} ${left === 1 ? "stays" : "stay"} hidden`,
    restart: "Give up the branch",
    restartNote: (block: string): string => `start from ${block}`,
  },
  not: {
    not_a_tip: "no choice there",
    no_tip_vote: "you do already",
    stands_already: "that is your vote",
    nothing_held: "nothing held yet",
    nothing_to_give_up: "nothing to give up",
    no_attacker: "only attackers do",
  } as Record<string, string>,
  hints: {
    tip: "Mine on a tip: your pool goes where most of its votes are, and makes that branch longer.",
    untip: "Follow the longest: your vote is off, and your pool mines on the longest chain it has.",
    hold: "Hold: your blocks stay hidden, and the branch may grow. On a tie of votes, they are held.",
    publish: "Publish: everybody gets the branch. If it is the longest, it undoes what they built.",
    reveal: "Publish the oldest: one hidden block goes out, the others stay.",
    restart: "Give up: your side leaves its branch, and mines on what everybody has.",
  } as Record<string, string>,
  notes: {
    tip: (block: string): string => `You voted to mine on ${block}.`,
    untip: "You took your vote back, for the longest chain.",
    published: (left: number): string =>
      left > 0 ? `Your side published. ${blocks(left)} still hidden.` : "Your side published its branch.",
    restarted: "Your side gave up its branch, and mines with everyone.",
    reorg: (n: number): string =>
      `Your pool switched to another branch: ${blocks(n)} ${n === 1 ? "was" : "were"} left behind.`,
  },

  beats: {
    chose: "Nobody was in charge, and we chose",
    chain: (n: number): string => (n === 0 ? "No block at all" : `One chain of ${blocks(n)}`),
    stale: (n: number): string =>
      n === 0 ? "No block was left behind." : `${blocks(n)} more ${n === 1 ? "was" : "were"} left behind.`,
    worth: "It was worth",
    paid: (n: number): string => `${n === 1 ? "The one order" : `All ${orders(n)}`} paid`,
    lost: (n: number, of: number): string => `${n} of ${orders(of)} undone`,
    coins: (n: number): string => `The sellers ${n < 0 ? "lost" : "earned"} ${plural(Math.abs(n), "coin")} in all.`,
    noOrders: "No order shipped",
    missed: "What we missed",
    undone: (n: number): string => `Attackers undid ${blocks(n)} at once`,
    held: (s: string): string => `Their branch had lain hidden for up to ${s}.`,
    failed: (n: number): string => `${blocks(n)} mined in secret`,
    failedNote: "Nothing was undone by them. The confirmations held.",
    small: (n: number): string => `A hidden branch undid ${blocks(n)}`,
    smallNote: (need: number): string => `Too few: an attack counts from ${blocks(need)}.`,
    nothing: "Nothing this time",
    noAttack: "The attackers found no block to hide.",
    nobody: "There were no attackers.",
    work: (n: number): string => `The work of ${blocks(n)}`,
    workNote: "Whoever mined them had not heard of the others in time.",
  },
  ended: (undone: number, attack: boolean): string =>
    attack ? `Attackers undid ${blocks(undone)} at once.` : "The chain held.",
  was: "You were an attacker: your power mined the hidden branch.",
  public: (n: number, forks: number): string =>
    n === 0
      ? "Everyone looks for the first block"
      : forks === 0
        ? "One chain: everyone mines on its end"
        : `${plural(forks, "fork")} so far: the longest branch counts`,

  truth: {
    torn: "Torn blocks are the attackers', whoever they said made them.",
    noFraud: "The attackers made no block.",
    about: (block: string, by: string, main: boolean): string =>
      `${block} of ${by}: ${main ? "in the chain that counts" : "left behind"}`,
    attackers: (block: string, main: boolean): string =>
      `${block} of the attackers: ${main ? "in the chain that counts" : "it never counted"}`,
    held: (s: string): string => `hidden for ${s}`,
    never: "never published",
  },
  after: {
    title: "How the chain did",
    rate: "Blocks a minute that count",
    stale: "Stale blocks, left behind",
    staleOf: (n: number, of: number): string => `${n} of ${of}`,
    forks: "Forks",
    reorg: "Longest reorganisation",
    blocks,
    switches: "Times a pool switched",
    attack: "The attack",
    attackNone: "There were no attackers.",
    made: "Blocks mined in secret",
    undid: "Most blocks undone at once",
    success: "Double-spend",
    yes: "succeeded",
    no: "failed",
    undidOf: (n: number, need: number): string => `${n} (${need} needed)`,
    loot: "Goods got for nothing",
    lootOf: (n: number, of: number): string => `${n} of ${orders(of)}`,
    profit: "Worth, to the attackers",
    coins: (n: number): string => plural(n, "coin"),
    branch: "Their blocks, in the order they found them",
    published: (t: string, s: string): string => `found ${t}, hidden ${s}`,
    unpublished: (t: string): string => `found ${t}, never published`,
    all: "Orders",
    shipped: "Shipped",
    lost: "Undone",
    earned: "Earned by all sellers",
    mine: "Yours",
    mineText: (shipped: number, undone: number, coins: number): string =>
      `${shipped} shipped${undone > 0 ? `, ${undone} undone` : ""}, ${plural(coins, "coin")}`,
  },
};
