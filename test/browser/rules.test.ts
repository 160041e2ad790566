import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type * as Loader from "../../client/net/rules.ts";
import type * as Opener from "../../client/source/open-recording.ts";
import { hashOf as playedHash, type Recording, Replay, recordingSchema, Views } from "../../src/game/index.ts";
import { RULES } from "../../src/game/rules.generated.ts";
import { hashOf } from "../../src/tools/rules.ts";
import type { Workerd } from "../../src/tools/workerd.ts";
import { record } from "../game/support/recording.ts";
import { launchBrowser } from "./chromium.ts";
import { startServer } from "./server.ts";
import { type Deploy, otherDeploy } from "./support/deploy.ts";
import { takenAlong } from "./support/round.ts";

/** The rooms' folder, which a deploy keeps. */
const persistTo = mkdtempSync(join(tmpdir(), "leaderless-kept-"));
let next: Deploy;
let server: Workerd;
/** What somebody took along from a room of the deploy before, and of the next. */
let before: string;
let after: Promise<string> | undefined;

const ask = (rules: string): Promise<Response> => fetch(`${server.url}/api/rules/${rules}`);
const kept = (rules: string): Promise<Response> =>
  vi.waitUntil(async () => (await ask(rules).then((response) => response.ok && response)) || undefined, 10_000);
const openRoom = async (): Promise<void> => {
  expect((await fetch(`${server.url}/api/rooms`, { method: "POST", body: "{}" })).status).toBe(201);
};
const filesOnDisk = (): string[] => readdirSync(join(persistTo, "rooms"), { recursive: true, encoding: "utf8" }).sort();

beforeAll(async () => {
  next = await otherDeploy();
  const vars = { PACE: "10" };
  server = await startServer({ persistTo, vars });
  before = await takenAlong(server.url);
  await kept(RULES);
  await server.stop();
  server = await startServer({ persistTo, vars, deploy: next });
});
afterAll(async () => {
  await server.stop();
  rmSync(persistTo, { recursive: true, force: true });
  rmSync(dirname(next.dist), { recursive: true, force: true });
});

test("after a deploy with other rules the earlier build is served on, to be checked by its hash", async () => {
  const response = await ask(RULES);
  expect(response.status).toBe(200);
  expect(response.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
  expect(hashOf(await response.text())).toBe(RULES);

  expect((await ask(next.rules)).status).toBe(404);
  await openRoom();
  expect(hashOf(await (await kept(next.rules)).text())).toBe(next.rules);
  expect((await ask(RULES)).status).toBe(200);
});

test("guessed hashes leave nothing on the server's disk", async () => {
  await kept(RULES);
  const before = filesOnDisk();
  expect(before.some((file) => file.includes("leaderless-Build/"))).toBe(true);
  for (let i = 0; i < 200; i++) expect((await ask(i.toString(16).padStart(16, "0"))).status).toBe(404);
  // What SQLite writes beside a database comes and goes.
  const databases = (files: string[]) => files.filter((file) => file.endsWith(".sqlite"));
  expect(databases(filesOnDisk())).toEqual(databases(before));
});

test("a page plays a recording under its own rules and under earlier ones, and says what it cannot get", async () => {
  // Played meanwhile; awaited below.
  after = takenAlong(server.url);
  const { inputs, until, hash } = record();
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    const asked: string[] = [];
    page.on("request", (request) => asked.push(new URL(request.url()).pathname));
    await page.goto(server.url);
    await page.addScriptTag({ url: "/loader/main.js", type: "module" });
    const play = (rules: string) =>
      page.evaluate(
        async ([rules, log, end]) => {
          const { loadRules } = globalThis as unknown as typeof Loader;
          const loaded = await loadRules(rules);
          if ("error" in loaded) return loaded.error;
          return loaded.game.sessionHash(loaded.game.replay(log, end));
        },
        [rules, inputs, until] as const,
      );
    expect(await play(next.rules)).toBe(hash);
    expect(asked.filter((path) => path.startsWith("/api/rules"))).toEqual([]);
    expect(await play(RULES)).toBe(hash);
    expect(asked).toContain(`/api/rules/${RULES}`);
    expect(await play("0".repeat(16))).toBe("unknown");
    expect(await play("../health")).toBe("unknown");
    await page.context().setOffline(true);
    expect(await play("1".repeat(16))).toBe("offline");
    // The kept build never changes: the browser has it still.
    expect(await play(RULES)).toBe(hash);
  } finally {
    await browser.close();
  }
});

/** The rounds of a file as Node reads them. */
const filed = (text: string): Recording[] =>
  (JSON.parse(text) as { rounds: unknown[] }).rounds.map((one) => recordingSchema.parse(one) as Recording);

/** In the middle of a round: what its first seat saw. */
function seen(recording: Recording): [number, unknown] {
  const t = Math.floor((recording.opened + recording.until) / 2);
  const replay = new Replay(recording);
  replay.advance(t);
  const views = new Views(replay.session, t);
  return [t, JSON.parse(JSON.stringify(Object.fromEntries(views.ofSeat(0).map((name) => [name, views.view(name)]))))];
}

test("from the downloaded file alone, Node and Chromium come to the room's hash, under its own rules and after a deploy", async () => {
  after ??= takenAlong(server.url);
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    const asked = new Set<string>();
    page.on("request", (request) => asked.add(new URL(request.url()).pathname));
    await page.goto(server.url);
    await page.addScriptTag({ url: "/loader/main.js", type: "module" });
    const open = (text: string, t: number) =>
      page.evaluate(
        async ([text, t]) => {
          const { openRound, roundsIn } = globalThis as unknown as typeof Opener;
          const opened = [];
          for (const round of await roundsIn(new Blob([text]))) {
            const { verdict, drawable, recording, watch } = await openRound(round);
            const source = watch?.({ seat: 0 });
            source?.seek(t);
            opened.push({ verdict, drawable, hash: recording?.hash, views: source?.views.value });
          }
          return opened;
        },
        [text, t] as const,
      );
    for (const [text, rules] of [
      [before, RULES],
      [await after, next.rules],
    ] as const) {
      const rounds = filed(text);
      expect(rounds.map((one) => [one.scenario.mechanism, one.rules])).toEqual([
        ["bees", rules],
        ["bft", rules],
      ]);
      for (const one of rounds) {
        expect(one.inputs.filter(({ type }) => type === "act").length).toBeGreaterThan(5);
        expect(playedHash(one)).toBe(one.hash);
        const [t, views] = seen(one);
        const [opened] = await open(JSON.stringify(one), t);
        expect(opened).toEqual({ verdict: "replays exactly", drawable: true, hash: one.hash, views });
      }
      const verdicts = async (text: string) => (await open(text, 0)).map(({ verdict }) => verdict);
      expect(await verdicts(text)).toEqual(["replays exactly", "replays exactly"]);
      const acts = rounds.map((one) => ({ ...one, inputs: one.inputs.filter(({ type }) => type !== "act") }));
      expect(await verdicts(JSON.stringify({ format: 1, rounds: acts }))).toEqual(Array(2).fill("contradicts itself"));
    }
    // The page's own build, and the kept one.
    expect([asked.has(`/api/rules/${next.rules}`), asked.has(`/api/rules/${RULES}`)]).toEqual([false, true]);
    const unknown = filed(before).map((one) => ({ ...one, rules: "0".repeat(16) }));
    expect((await open(JSON.stringify(unknown[0]), 0))[0]).toMatchObject({ verdict: "unknown rules", drawable: false });
  } finally {
    await browser.close();
  }
});
