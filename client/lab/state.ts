import { batch, computed, signal } from "@preact/signals";
import { RULES } from "../../src/game/rules.generated.ts";
import type { Played } from "../../src/lab/explore/play.ts";
import type { Explored, Fault, Settings } from "../../src/lab/explore/values.ts";
import { type LinkFault, otherRules, readLink, type Shown, writeLink } from "./link.ts";
import { Pool, Stopped } from "./pool.ts";
import { playAll, Rounds } from "./rounds.ts";

/** While a slider moves the rounds wait so long for it to rest. ms */
const REST = 180;
/** The figures are drawn anew this often while rounds come in: four times a second are seen to grow, and leave the page its time. ms */
const DRAW = 250;
/** The address follows what is set after so long: browsers allow some three changes a second. ms */
const ADDRESS = 500;

export type Side = "a" | "b";
export interface Run {
  state: "opening" | "running" | "stopped" | "done" | "failed";
  /** Rounds of each setting that there are to be. */
  of: number;
  a: readonly Played[];
  b?: readonly Played[];
}

const usual = (): Shown => readLink("") as Shown;

export const shown = signal<Shown>(usual());
/** Which setting the controls change. */
export const side = signal<Side>("a");
/** What can be set, by setting, as the game answered last. */
export const forms = signal<Partial<Record<Side, Explored>>>({});
export const fault = signal<{ side: Side; fault: Fault } | undefined>(undefined);
/** What was wrong with the link that this page was opened by; it shows the usual round then. */
export const linkFault = signal<LinkFault | Fault | { code: "no_experiment"; value: string } | undefined>(undefined);
/** That link was made under other rules. */
export const aged = signal(false);
export const run = signal<Run>({ state: "opening", of: 0, a: [] });

export const settings = computed<Settings>(() => (side.value === "b" && shown.value.b) || shown.value.a);
export const link = computed(() => `${location.origin}/lab${writeLink(shown.value, RULES)}`);

export const pool = new Pool(
  navigator.hardwareConcurrency || 2,
  () => new Worker(new URL("./worker.ts", import.meta.url), { type: "module" }),
);

/** Counts what was asked for: what comes in for an earlier one is not wanted any more. */
let turn = 0;
let resting: ReturnType<typeof setTimeout> | undefined;
let writing: ReturnType<typeof setTimeout> | undefined;
/** The fragment as this page wrote it last: a change that it made itself is no link that somebody opened. */
let written = "";

function address(): void {
  clearTimeout(writing);
  writing = setTimeout(() => {
    written = writeLink(shown.peek(), RULES);
    history.replaceState(null, "", `/lab${written}`);
  }, ADDRESS);
}

const isFault = (answer: Explored | { fault: Fault }): answer is { fault: Fault } => "fault" in answer;

/** Asks what can be set of both settings. Returns them where both can be played. */
async function look(mine: number): Promise<{ a: Explored; b?: Explored } | undefined> {
  const { a, b } = shown.peek();
  const [first, second] = await Promise.all([pool.ask("explore", a), b && pool.ask("explore", b)]);
  if (mine !== turn) return undefined;
  batch(() => {
    const next = { ...forms.peek() };
    if (!isFault(first)) next.a = first;
    if (!second) delete next.b;
    else if (!isFault(second)) next.b = second;
    forms.value = next;
    fault.value = isFault(first)
      ? { side: "a", fault: first.fault }
      : second && isFault(second)
        ? { side: "b", fault: second.fault }
        : undefined;
  });
  if (isFault(first) || (second && isFault(second))) return undefined;
  return { a: first, ...(second && { b: second }) };
}

async function play(mine: number): Promise<void> {
  const both = await look(mine);
  if (!both) {
    if (mine === turn) run.value = { ...run.peek(), state: "stopped" };
    return;
  }
  const { runs, seed } = shown.peek();
  const a = new Rounds(both.a.setup, runs);
  const b = both.b && new Rounds(both.b.setup, runs);
  let drawn = 0;
  let frame: number | undefined;
  const draw = (state: Run["state"]): void => {
    if (mine !== turn) return;
    drawn = performance.now();
    run.value = { state, of: runs, a: a.list(), ...(b && { b: b.list() }) };
  };
  draw("running");
  await playAll(pool, b ? [a, b] : [a], seed, () => {
    if (frame !== undefined || performance.now() - drawn < DRAW) return;
    // At the beginning of a frame, so that none has to wait for two drawings; in a hidden tab not at all.
    frame = requestAnimationFrame(() => {
      frame = undefined;
      if (run.peek().state === "running") draw("running");
    });
  });
  if (frame !== undefined) cancelAnimationFrame(frame);
  draw("done");
}

/** Plays what is set, from the first round on. */
export function start(): void {
  clearTimeout(resting);
  pool.stop();
  const mine = ++turn;
  play(mine).catch((error: unknown) => {
    if (mine !== turn || error instanceof Stopped) return;
    console.warn("the lab could not play", String(error));
    run.value = { ...run.peek(), state: "failed" };
  });
}

/** Ends what runs; what has come in stays. */
export function stop(): void {
  turn++;
  clearTimeout(resting);
  pool.stop();
  if (run.peek().state === "running") run.value = { ...run.peek(), state: "stopped" };
}

/** Shows something else, and plays it once it rests. */
export function show(next: Shown): void {
  batch(() => {
    shown.value = next;
    linkFault.value = undefined;
    aged.value = false;
    if (!next.b) side.value = "a";
  });
  address();
  clearTimeout(resting);
  if (next.experiment === undefined) resting = setTimeout(start, REST);
}

/** Sets one thing of the setting that the controls change; as the scenario has it, for undefined. */
export function change(key: string, text: string | undefined): void {
  const { scenario, changes } = settings.peek();
  const { [key]: _, ...others } = changes;
  replace({ scenario, changes: text === undefined ? others : { ...others, [key]: text } });
}

/** Puts another setting in place of the one that the controls change. */
export function replace(next: Settings): void {
  show({ ...shown.peek(), [side.peek()]: next });
}

/** Reads the address: what it says is shown, or why it cannot be, with the usual round. */
export async function open(): Promise<void> {
  if (location.hash === written && written !== "") return;
  const read = readLink(location.hash);
  const mine = ++turn;
  pool.stop();
  batch(() => {
    side.value = "a";
    linkFault.value = "fault" in read ? read.fault : undefined;
    shown.value = "fault" in read ? usual() : { ...read };
    aged.value = !("fault" in read) && otherRules(read, RULES);
    run.value = { state: "opening", of: 0, a: [] };
  });
  try {
    await look(mine);
  } catch (error) {
    if (mine === turn && !(error instanceof Stopped)) run.value = { ...run.peek(), state: "failed" };
    return;
  }
  if (mine !== turn) return;
  if (fault.peek()) {
    batch(() => {
      linkFault.value = fault.peek()?.fault;
      fault.value = undefined;
      shown.value = usual();
    });
  }
  if (shown.peek().experiment === undefined) start();
}

/** Leaves the lab: nothing of it runs on. */
export function leave(): void {
  turn++;
  clearTimeout(resting);
  clearTimeout(writing);
  written = "";
  pool.close();
}
