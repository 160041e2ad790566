// How long it takes to take the data of a lecture hall along: `npm run bench:data`. Five rounds of 300 people at the meadow, or
// of the scenarios that are named, in Chromium, from the tap on the button to the file. The budget is 10 s.
import { readFileSync } from "node:fs";
import { unzipSync } from "fflate";
import { type Scenario, type SessionRecording, scenarios } from "../../src/game/index.ts";
import { SEATS_MAX } from "../../src/game/limits.ts";
import { bundle } from "../../src/tools/bundle.ts";
import { launchBrowser } from "../browser/chromium.ts";
import { startServer } from "../browser/server.ts";
import { played } from "../lab/data/session.ts";

const BUDGET = 10_000;
const SETUPS = ["queen", "council", "meadow", "robbers", "ballot"];

const given = process.argv.slice(2);
if (!process.env.LEADERLESS_BUILT && !(await bundle())) throw new Error("the build failed");
const { RULES } = await import("../../src/game/rules.generated.ts");

const began = performance.now();
const steps = (given.length > 0 ? given : SETUPS).map((id) => {
  const setup = scenarios[id];
  if (!setup) throw new Error(`there is no scenario ${id}`);
  return { ...setup, fill: 5 } as Scenario;
});
const names = Array.from({ length: SEATS_MAX }, (_, i) => `Player ${i + 1}`);
// Somebody does something every five seconds, as people do who look at a phone and at each other.
const session = played({ names, steps, looks: 5000 });
const rounds = session.rounds.map((one) => ({ ...one, rules: RULES }));
const whole: SessionRecording = { format: 1, rounds, clocks: [...session.clocks] as never };
const inputs = rounds.reduce((sum, one) => sum + one.inputs.length, 0);
console.log(
  `${steps.length} rounds of ${SEATS_MAX}: ${inputs} inputs, made in ${Math.round(performance.now() - began)} ms`,
);

const server = await startServer();
const browser = await launchBrowser();
try {
  const made = await fetch(`${server.url}/api/rooms`, { method: "POST", body: JSON.stringify({ mode: "class" }) });
  const { code, hostToken } = (await made.json()) as { code: string; hostToken: string };
  const page = await (await browser.newContext({ viewport: { width: 1280, height: 800 } })).newPage();
  await page.addInitScript(
    ([at, host]) => localStorage.setItem(at as string, JSON.stringify({ host })),
    [`leaderless.room.${code}`, hostToken],
  );
  await page.route(`**/api/rooms/${code}/recordings*`, (route) =>
    route.fulfill({ contentType: "application/json", body: JSON.stringify(whole) }),
  );
  await page.goto(`${server.url}/r/${code}`);
  await page.getByRole("button", { name: "Run the room" }).click();
  await page.getByRole("button", { name: "Take the data along" }).click();
  await page.getByRole("checkbox", { name: /^Who lied/ }).check();
  // How long the page does not answer meanwhile.
  await page.evaluate(() => {
    const held = { worst: 0, last: performance.now() };
    (window as unknown as { held: typeof held }).held = held;
    setInterval(() => {
      const now = performance.now();
      held.worst = Math.max(held.worst, now - held.last - 20);
      held.last = now;
    }, 20);
  });
  const from = performance.now();
  const [file] = await Promise.all([
    page.waitForEvent("download", { timeout: 300_000 }),
    page.getByRole("button", { name: "Make the zip" }).click(),
  ]);
  const took = Math.round(performance.now() - from);
  const bytes = readFileSync(await file.path());
  const held = await page.evaluate(() => Math.round((window as unknown as { held: { worst: number } }).held.worst));
  for (const [name, content] of Object.entries(unzipSync(bytes)))
    console.log(`${(content.length / 1000).toFixed(0).padStart(8)} KB  ${name}`);
  console.log(
    `${took} ms for ${(bytes.length / 1_000_000).toFixed(1)} MB; the page stood still for ${held} ms at most`,
  );
  if (took > BUDGET) process.exitCode = 1;
} finally {
  await browser.close();
  await server.stop();
}
