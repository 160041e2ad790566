import { type CutTask, handOf, inSwarm, MECHANISMS, seatsOf, type TrialTask, turnsIn } from "./trials.ts";

/** What can be played by itself. */
export const PARTS = ["matrix", "spoil", "crash", "attack", "cuts"] as const;
export type Part = (typeof PARTS)[number];

/** Cards are played when so much of the clock has gone by: before homes are decided. (Bots alone decide at a third of it.) */
export const AT = 0.15;
const LATE = [0, 0.1, 0.2, 0.3, 0.45];
const SHARES = [0.15, 0.3, 0.5, 0.75, 1];

/** What a card's column is called, where its id does not say it. */
const LABELS: Readonly<Record<string, string>> = {
  aimed: "crash of who decides",
  delay: "slow links",
  partition: "cut in two",
  spoil: "best goes bad",
  better: "a better one",
  liars: "some turned",
  capture: "captured",
  council: "captured",
};
/** Points for bribes that an attack is tried with: none, and up to four of the largest that are taken by three bots of four. */
const PURSES = [0, 15, 30, 45, 60];

function matrix(): TrialTask[] {
  return MECHANISMS.flatMap((mechanism) => {
    const swarm = inSwarm(mechanism);
    const row = (label: string, cards: TrialTask["cards"]): TrialTask => ({ kind: "matrix", mechanism, label, cards });
    const pair = (label: string, first: string, second: string): TrialTask =>
      row(
        label,
        [first, second].map((trial) => ({ trial, at: AT })),
      );
    return [
      row("nothing", []),
      ...handOf(mechanism).map(({ id, trial, options = {} }) =>
        row(swarm && id === "delay" ? "wind" : (LABELS[id] ?? id), [{ trial, at: AT, options }]),
      ),
      swarm ? pair("crash and wind", "crash", "delay") : pair("crash and cut", "crash", "partition"),
      ...(turnsIn(mechanism) ? [pair("sybil and cartel", "sybil", "cartel")] : []),
    ];
  });
}

const curve = (kind: "spoil" | "crash", mechanism: string, label: string, xs: readonly number[]) =>
  xs.map((x): TrialTask => {
    const spoil = { trial: "spoil", at: x, options: { how: label } };
    const crash = { trial: "crash", at: AT, options: { share: x, lasts: 12_000 } };
    return { kind, mechanism, label, x, cards: [kind === "spoil" ? spoil : crash] };
  });

function attacks(): TrialTask[] {
  return MECHANISMS.flatMap((mechanism) => {
    const most = mechanism === "authority" ? 1 : Math.floor(seatsOf(mechanism) * 0.75);
    const n = seatsOf(mechanism);
    const attack = { kind: "attack" as const, mechanism };
    const liars = Array.from({ length: most }, (_, i): TrialTask => {
      const label = `${i + 1} of ${n}`;
      return { ...attack, by: "liars", label, cards: [], liars: i + 1, x: i + 1 };
    });
    if (!turnsIn(mechanism)) return liars;
    // From the beginning on: what one seat holds, its own included, and what the two who begin a cartel can spend. Nobody betrays it.
    const sybils = Array.from({ length: most - 1 }, (_, i): TrialTask => {
      const cards = [{ trial: "sybil", at: 0, options: { share: (i + 2) / n, patient: 0 } }];
      return { ...attack, by: "sybils", label: `one holds ${i + 2} of ${n}`, cards, x: i + 2 };
    });
    // Where power counts, the same with one seat's power shared out to all of them.
    const stakes = Array.from({ length: inSwarm(mechanism) ? 0 : most - 1 }, (_, i): TrialTask => {
      const trials = [{ id: "sybil", options: { share: (i + 2) / n, patient: 0, by: "stake" } }];
      const label = `one's power in ${i + 2} of ${n}`;
      return { ...attack, by: "sybils by stake", label, cards: [], trials, x: i + 2 };
    });
    const bribes = PURSES.map((purse): TrialTask => {
      const cards = [{ trial: "cartel", at: 0, options: { share: 0, purse, faithless: 0 } }];
      return { ...attack, by: "bribes", label: `two with ${purse} points`, cards, x: purse };
    });
    return [...liars, ...sybils, ...stakes, ...bribes];
  });
}

const CUTS: readonly CutTask[] = [
  ...[0.5, 0.6, 0.8].map((share) => ({ kind: "cut", mechanism: "pow", share, blocks: 12 }) as const),
  ...[5, 6, 8, 12].map((epochs) => ({ kind: "cut", mechanism: "ec", share: 0.5, epochs }) as const),
  { kind: "cut", mechanism: "ec", share: 0.25, epochs: 6 },
  ...[8, 6, 5, 4].map((nodes) => ({ kind: "cut", mechanism: "bft", nodes }) as const),
  { kind: "cut", mechanism: "authority" },
];

/** All rounds of a part. */
export function tasks(part: Part): (TrialTask | CutTask)[] {
  if (part === "matrix") return matrix();
  if (part === "attack") return attacks();
  if (part === "cuts") return [...CUTS];
  if (part === "crash") return MECHANISMS.flatMap((one) => curve("crash", one, "crash", SHARES));
  return ["bees", "queen"].flatMap((one) => ["worse", "better"].flatMap((how) => curve("spoil", one, how, LATE)));
}
