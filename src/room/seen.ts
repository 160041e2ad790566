import { RANGES_MAX, TABS_MAX } from "./limits.ts";

/** What became of a tab's commands. Its numbers go up: src/protocol/limits.ts, COMMAND_ID. */
export interface Tab {
  /** The highest number that was answered, done or refused. */
  last: number;
  /** Which are done, in order: first and last of a range, first and last of the next, … */
  done: number[];
}

/** The tabs of each owner (`seat 3`, `host`), by their names, the one heard of last at the end: a repeat counts once. */
export type Seen = Record<string, Record<string, Tab>>;

const parts = (id: string): [tab: string, n: number] => [id.slice(0, 8), Number(id.slice(9))];

/**
 * What is known of a command: `done`; or `late`, as a tab sends its commands in order, and later ones of it have been answered.
 * Undefined for a new one.
 */
export function known(seen: Seen, owner: string, id: string): "done" | "late" | undefined {
  const [name, n] = parts(id);
  const tab = seen[owner]?.[name];
  if (!tab || n > tab.last) return undefined;
  for (let i = 0; i < tab.done.length; i += 2)
    if (n >= (tab.done[i] as number) && n <= (tab.done[i + 1] as number)) return "done";
  return "late";
}

/** Notes that a command was answered, so that its repeat is known. */
export function answered(seen: Seen, owner: string, id: string): Tab {
  const [name, n] = parts(id);
  seen[owner] ??= {};
  const tabs = seen[owner];
  const tab = tabs[name] ?? { last: n, done: [] };
  tab.last = Math.max(tab.last, n);
  delete tabs[name];
  tabs[name] = tab;
  const names = Object.keys(tabs);
  if (names.length > TABS_MAX) delete tabs[names[0] as string];
  return tab;
}

/** Notes that a command was done. */
export function remember(seen: Seen, owner: string, id: string): void {
  const { done } = answered(seen, owner, id);
  add(done, parts(id)[1]);
  // What is forgotten counts as too late if it comes again, never as new.
  if (done.length > 2 * RANGES_MAX) done.splice(0, 2);
}

/** Adds a number to ranges, from the end: nearly always it is the next one. */
function add(done: number[], n: number): void {
  let i = done.length - 2;
  while (i >= 0 && n < (done[i] as number) - 1) i -= 2;
  if (i < 0) {
    done.unshift(n, n);
    return;
  }
  const [first, last] = [done[i] as number, done[i + 1] as number];
  if (n > last + 1) {
    done.splice(i + 2, 0, n, n);
    return;
  }
  done[i] = Math.min(first, n);
  done[i + 1] = Math.max(last, n);
  // It may have closed the gap to the range before.
  if (i > 0 && done[i] === (done[i - 1] as number) + 1) done.splice(i - 1, 2);
}
