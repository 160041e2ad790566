// What those who bring a crowd to a server need: to ask it, to wait, and to say what it cost.
import { readFileSync } from "node:fs";

export const wait = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

/** @throws where it does not come about in time. */
export async function until(what: string, holds: () => boolean, ms: number): Promise<void> {
  const end = Date.now() + ms;
  while (!holds()) {
    if (Date.now() > end) throw new Error(`waited ${ms / 1000} s in vain: ${what}`);
    await wait(50);
  }
}

/** Asks, and again when told to come later. How often that was is counted. */
export async function post<T>(url: string, body: object): Promise<T> {
  for (;;) {
    const response = await fetch(url, { method: "POST", body: JSON.stringify(body) });
    if (response.status === 201) return response.json() as Promise<T>;
    const text = await response.text();
    if (response.status !== 429) throw new Error(`${url}: ${response.status} ${text}`);
    held++;
    await wait(1000 * Number(response.headers.get("Retry-After") ?? 1));
  }
}
let held = 0;
/** How often the server said "later" so far. */
export const heldBack = (): number => held;

export const spread = (all: number[]): string => {
  const sorted = all.toSorted((a, b) => a - b);
  const at = (p: number): string =>
    (sorted[Math.min(sorted.length - 1, Math.floor(p * sorted.length))] ?? 0).toFixed(0);
  return `half ${at(0.5)} ms, 95 % ${at(0.95)} ms, 99 % ${at(0.99)} ms, most ${at(1)} ms`;
};

/** Processor time so far in ms and memory in MB at most, of a process on Linux. */
export function cost(pid: number | undefined): { cpu: number; memory: number } | undefined {
  try {
    const [, rest = ""] = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ");
    const fields = rest.split(" ");
    const peak = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
    // In ticks of 10 ms.
    return { cpu: 10 * (Number(fields[11]) + Number(fields[12])), memory: Number(peak) / 1024 };
  } catch {
    return undefined;
  }
}
