// How long a person has nothing to decide, in the browser: `npm run pace`, or `npm run pace -- meadow bft --rounds 10 --rooms 6` for
// some setups alone. In each round a script plays sharp in a real page, alone with the bots, at speed 1; it thinks 2.5 to 3.5 s
// before each move, settles on a button, and taps it half a second later. Several rooms at once in one server (or one that
// runs already, `--url`) and one browser. What counts as something to decide: src/lab/pace/courses.ts. Ends with 1 where a
// setup is idle for too long, begins too late with a choice, or a button became another one under the finger.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import type { Browser } from "playwright-core";
import { scenarios } from "../../src/game/index.ts";
import { setUp } from "../../src/lab/models/setup.ts";
import type { Courses } from "../../src/lab/pace/courses.ts";
import { pauseOf, sharpAt } from "../../src/lab/pace/person.ts";
import { playPaced } from "../../src/lab/pace/play.ts";
import { stretchOf, type Trace, Tracer } from "../../src/lab/pace/stretch.ts";
import { labKey } from "../../src/lab/run.ts";
import { quantile } from "../../src/lab/statistics.ts";
import type { RoomCreated, SeatTaken } from "../../src/protocol/http.ts";
import { bundle } from "../../src/tools/bundle.ts";
import { startWorkerd } from "../../src/tools/workerd.ts";
import { launchBrowser } from "../browser/chromium.ts";
import { Ears } from "./pace/ears.ts";
import { type Tap, tap } from "./pace/hand.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: "string", default: "10" },
    rooms: { type: "string", default: "6" },
    url: { type: "string" },
    port: { type: "string", default: "0" },
  },
});
const setups = positionals.length > 0 ? positionals : Object.keys(scenarios);
for (const id of setups) if (!scenarios[id]) throw new Error(`there is no setup ${id}`);

/** Nobody is idle for longer, in half of the rounds; and so soon comes the first real choice. s */
const IDLE = 8;
const FIRST = 3;
/** Rounds without a browser that tell which courses the sharp bot takes. */
const LEARNS = 150;
/** How often a page is looked at. ms */
const LOOKS = 100;
/** A round takes no longer than this, whatever goes wrong. ms */
const AT_MOST = 360_000;
/** A page may take so long to come, and so often a round is begun. */
const COMES = 120_000;
const TRIES = 3;

const PHONE = { width: 390, height: 844 };
const wait = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

async function post<T>(url: string, body: object): Promise<T> {
  for (;;) {
    const response = await fetch(url, { method: "POST", body: JSON.stringify(body) });
    if (response.ok) return response.json() as Promise<T>;
    if (response.status !== 429) throw new Error(`${url}: ${response.status} ${await response.text()}`);
    await wait(1000);
  }
}

interface Played {
  trace: Trace;
  taps: Tap[];
  /** Commands that the script knew no button for, or found none: by verb. */
  missing: string[];
  faults: string[];
}

/** Plays one round of a setup in a room of its own. */
async function play(browser: Browser, url: string, id: string): Promise<Played> {
  const scenario = scenarios[id] as (typeof scenarios)[string];
  const { code, hostToken } = await post<RoomCreated>(`${url}/api/rooms`, { scenario: id, mode: "friends" });
  const { token } = await post<SeatTaken>(`${url}/api/rooms/${code}/seats`, { name: "Amber Otter" });
  const context = await browser.newContext({ viewport: PHONE, hasTouch: true, reducedMotion: "reduce" });
  const played: Played = { trace: { steps: [], end: 0 }, taps: [], missing: [], faults: [] };
  try {
    await context.addInitScript(
      ([at, seat, host]) => {
        localStorage.setItem(`leaderless.room.${at}`, JSON.stringify({ seat, host }));
        sessionStorage.setItem(`leaderless.seat.${at}`, seat as string);
      },
      [code, token, hostToken],
    );
    const page = await context.newPage();
    page.on("pageerror", (error) => played.faults.push(error.message));
    const ears = new Ears(page);
    await page.goto(`${url}/r/${code}`, { timeout: COMES });
    await page.getByRole("button", { name: "Start the round" }).click({ timeout: 60_000 });
    const tracer = new Tracer(scenario.mechanism);
    const began = performance.now();
    const looking = (async () => {
      while (!ears.over && performance.now() - began < AT_MOST) {
        const { seen } = ears;
        if (seen) tracer.look(seen);
        await wait(LOOKS);
      }
    })();
    while (!ears.plays && performance.now() - began < AT_MOST) await wait(LOOKS);
    const liar = ears.seen?.role.kind === "liar";
    const policy = sharpAt(scenario, liar);
    const memory: Record<string, number> = {};
    const luck = { uniform: () => Math.random(), pick: (_what: string, weights: number[]) => weighted(weights) };
    while (!ears.over && performance.now() - began < AT_MOST) {
      await wait(pauseOf(Math.random()));
      const { seen } = ears;
      const choice = seen && policy.decide(seen, memory, luck);
      if (!seen || !choice || !("act" in choice)) continue;
      const done = await tap(page, choice.act, seen);
      played.taps.push(done);
      if (done.came === "no button") played.missing.push(choice.act.verb);
    }
    await looking;
    played.trace = tracer.trace;
    return played;
  } finally {
    await context.close();
  }
}

/** A round that a busy machine did not bring to its beginning is played again: an hour's measuring does not end with it. */
async function playAgain(browser: Browser, url: string, id: string): Promise<Played> {
  for (let tries = 1; ; tries++) {
    try {
      return await play(browser, url, id);
    } catch (fault) {
      if (tries === TRIES) throw fault;
      console.log(`            again: ${String(fault).split("\n")[0]}`);
    }
  }
}

function weighted(weights: readonly number[]): number {
  const at = Math.random() * weights.reduce((sum, w) => sum + w, 0);
  let sum = 0;
  for (const [i, w] of weights.entries()) {
    sum += w;
    if (at < sum) return i;
  }
  return 0;
}

function coursesOf(id: string): Courses {
  return playPaced(setUp(id, {}, { world: {}, mechanism: {} }), labKey("pace"), 0, LEARNS).courses;
}

/** Prints a setup's line, and says whether it holds. */
function report(id: string, rounds: readonly Played[]): boolean {
  const courses = coursesOf(id);
  const each = rounds.map(({ trace }) => stretchOf(trace, courses));
  const sorted = each.map(({ longest }) => longest / 1000).sort((a, b) => a - b);
  const firsts = each.map(({ first = Number.POSITIVE_INFINITY }) => first / 1000).sort((a, b) => a - b);
  const median = quantile(sorted, 0.5);
  const first = quantile(firsts, 0.5);
  const taps = rounds.flatMap((one) => one.taps);
  const count = (came: Tap["came"]) => taps.filter((one) => one.came === came).length;
  const changed = count("changed");
  const ok = median <= IDLE && first <= FIRST && changed === 0;
  const worst = each.reduce((a, b) => (b.longest > a.longest ? b : a));
  const cells = [
    id.padEnd(11),
    String(rounds.length).padStart(6),
    median.toFixed(1).padStart(7),
    `${(sorted[0] ?? 0).toFixed(1)}–${(sorted.at(-1) ?? 0).toFixed(1)}`.padStart(11),
    first.toFixed(1).padStart(6),
    String(taps.length).padStart(5),
    String(changed).padStart(8),
    String(count("gone")).padStart(5),
    String(count("no button")).padStart(10),
    ok ? " yes" : "  NO",
  ];
  console.log(cells.join(" "));
  console.log(
    `            longest: from ${(worst.from / 1000).toFixed(0)} s, ${worst.kinds.slice(0, 4).join(", then ")}`,
  );
  const missing = [...new Set(rounds.flatMap((one) => one.missing))];
  if (missing.length > 0) console.log(`            no button for: ${missing.join(", ")}`);
  const changes = taps.flatMap((one) => one.changed ?? []);
  if (changes.length > 0) console.log(`            under the finger: ${changes.join("; ")}`);
  for (const fault of new Set(rounds.flatMap((one) => one.faults))) console.log(`            fault: ${fault}`);
  return ok;
}

const stateDir = mkdtempSync(join(tmpdir(), "leaderless-pace-"));
if (values.url === undefined && !(await bundle())) process.exit(1);
const server =
  values.url === undefined
    ? await startWorkerd({ stateDir, port: Number(values.port), vars: { ADDRESS_HEADER: "" } })
    : undefined;
const url = values.url ?? `http://127.0.0.1:${server?.port}`;
const browser = await launchBrowser();
const wanted = Number(values.rounds);
const waiting = setups.flatMap((id) => Array.from({ length: wanted }, () => id));
const done = new Map<string, Played[]>();
let ok = true;
console.log("setup       rounds  median  least–most  first  taps  changed  gone  no button  ok   (s; taps in all)");
try {
  const room = async () => {
    for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) {
      const rounds = done.get(id) ?? [];
      done.set(id, rounds);
      rounds.push(await playAgain(browser, url, id));
      if (rounds.length === wanted) ok = report(id, rounds) && ok;
    }
  };
  await Promise.all(Array.from({ length: Number(values.rooms) }, room));
} finally {
  await browser.close();
  await server?.stop();
  rmSync(stateDir, { recursive: true, force: true });
}
process.exit(ok ? 0 : 1);
