const plural = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`;
/** Nobody is ever quite sure: 99% at most. */
const percent = (share: number): string => `${Math.min(99, Math.round(100 * share))}%`;
const coins = (n: number): string => plural(n, "coin");

/** What every chain round says, whatever its mechanism. They come with the harbour's part of the client. */
export const chainWords = {
  plural,
  percent,
  coins,
  title: "The harbour",
  genesis: "the first block",
  block: (name: string): string => `block ${name}`,
  Block: (name: string): string => `Block ${name}`,
  pool: (n: number): string => `Pool ${n + 1}`,
  ago: (s: number): string => (s < 1 ? "just now" : `${s} s ago`),
  over: "Morning",
  secret: "Your secret",
  who: "Node",
  bonus: (n: number): string => `${n} of them for how you played`,

  tree: {
    label: "Blocks",
    toNewest: "To the newest",
    empty: "No block yet.",
    made: (name: string, by: string): string => `Block ${name}, made by ${by}`,
    first: "The first block, which everyone has",
    states: {
      open: "not confirmed yet",
      confirmed: "confirmed",
      final: "final",
      orphan: "left behind",
      fraud: "a fraud",
      held: "held back, nobody else knows it",
    },
    confirmations: (n: number): string => plural(n, "confirmation"),
    tip: "your node builds on it",
    mine: "your node made it",
    order: "your order's payment is in it",
    votes: (yes: number, need: number): string => `${yes} of ${need} votes`,
    doubts: (n: number): string => (n === 1 ? "one doubts it" : `${n} doubt it`),
    left: "your block leaves it out",
    unchecked: "you have not checked it",
  },

  /** How sure one is of a block after one's own audits. */
  sure: (fraud: number): string =>
    fraud > 0.45 && fraud < 0.55
      ? "you cannot tell whether it is clean"
      : fraud >= 0.5
        ? `you are ${percent(fraud)} sure it is a fraud`
        : `you are ${percent(1 - fraud)} sure it is clean`,
  sureShort: (fraud: number): string =>
    fraud > 0.45 && fraud < 0.55
      ? "cannot tell"
      : fraud >= 0.5
        ? `${percent(fraud)} sure: fraud`
        : `${percent(1 - fraud)} sure: clean`,

  where: {
    came: (block: string, ago: string): string => `${block} came ${ago}`,
    made: (block: string, ago: string): string => `${block} went out ${ago}`,
    unchecked: "not checked yet.",
    auditing: (block: string, s: number): string => `You check ${block}. Done in ${s} s.`,
    selected: (block: string, by: string, ago: string): string => `${block} of ${by}, ${ago}`,
    held: (block: string): string => `${block} is held back: only your side knows it.`,
    order: (n: number, z: number): string =>
      z === 0
        ? `Order ${n} waits: its payment is in no block yet.`
        : `Order ${n} waits: its payment has ${plural(z, "confirmation")}.`,
    undone: (n: number): string => `Order ${n} waits: its payment is void on this chain.`,
  },

  actions: {
    audit: (block: string): string => `Check ${block}`,
    again: (block: string): string => `Check ${block} again`,
    auditNone: "Check a block",
    ship: "Ship now",
    shipFor: (pay: number): string => coins(pay),
    shipVoid: "it is not paid",
    shipNone: "Ship an order",
    wait: "Wait",
    waitFor: (next: number): string => `next block: ${coins(next)}`,
  },
  not: {
    soon: (code: string): string => (code === "busy" ? "you are checking" : "one moment"),
    other: "not now",
    because: {
      noBlock: "no block yet",
      unknown_block: "long settled",
      held: "your own, held back",
      no_order: "the next one comes soon",
      waiting_already: "the next block will tell",
    } as Record<string, string>,
  },
  hints: {
    audit: "Check: a look at a block takes time, and it may be wrong. A second look makes you surer.",
    ship: "Ship: the order pays now. If its payment is undone later, your goods are gone.",
    wait: "Wait: another block on top makes a payment safer, and the order pays a little less.",
  } as Record<string, string>,

  /** The order that waits on the quay. */
  crate: {
    title: (n: number): string => `Order ${n}`,
    waiting: "its payment is in no block yet",
    in: (z: number): string => plural(z, "confirmation"),
    undone: "its payment is void on this chain",
    pays: (n: number): string => `pays ${coins(n)} now`,
    goods: (n: number): string => `goods cost ${n}`,
    none: "No order waits. The next one comes soon.",
  },
  /** The progress of a look at a block. */
  checking: (block: string): string => `Checking ${block}`,

  notebook: {
    what: (n: number): string => (n === 1 ? "block" : "blocks"),
    empty: "No block has come yet.",
    looks: (n: number): string => plural(n, "look"),
    noLook: "not checked",
    check: (block: string): string => `Check ${block}`,
    checkShort: "Check",
    orders: "Orders",
    order: (n: number): string => `Order ${n}`,
    waits: (pay: number): string => `waits; would pay ${coins(pay)} now`,
    shipped: (pay: number): string => `shipped, ${coins(pay)}`,
    undone: (goods: number): string => `undone: goods worth ${coins(goods)} are gone`,
    goods: (goods: number): string => `An order's goods are worth ${coins(goods)}.`,
  },

  /** What happened to me. */
  notes: {
    came: (block: string): string => `${block} came.`,
    order: (n: number): string => `Order ${n} came in.`,
    shipped: (n: number, z: number, pay: number): string =>
      `You shipped order ${n} after ${plural(z, "confirmation")}, for ${coins(pay)}.`,
    undone: (n: number, goods: number): string => `Order ${n} was undone. Goods worth ${coins(goods)} are gone.`,
    restored: (n: number): string => `Order ${n} is paid again.`,
    audited: (block: string, sure: string): string => `You checked ${block}: ${sure}.`,
  },

  reveal: {
    tree: "What really happened",
    torn: "Frauds are torn.",
    noFraud: "No block was a fraud.",
    treeHow: "Drag the time back to see how it grew, and choose by whose eyes.",
    whose: "As seen by",
    everyone: "everyone together",
    mine: (name: string): string => `you, ${name}`,
    time: "Time",
    nothing: "Nothing had arrived yet.",
    fraud: "it was a fraud",
    clean: "it was clean",
    arrived: (s: string): string => `arrived after ${s}`,
    still: "You did nothing in this round.",
    support: "Who trusted, block by block",
  },
};
