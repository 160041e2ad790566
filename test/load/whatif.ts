// How smooth a phone's page stays while rounds are played again beside it, and whether its memory grows: `npm run bench:whatif`,
// or with a scenario's name and seats (`npm run bench:whatif -- ec 30`). Each of ten what-ifs runs for some seconds and is
// stopped; frames are counted meanwhile, and the heap after each, once what is unused is gone.
import { scenarios } from "../../src/game/index.ts";
import { quantile } from "../../src/lab/statistics.ts";
import { bundle } from "../../src/tools/bundle.ts";
import { launchBrowser } from "../browser/chromium.ts";
import { startServer } from "../browser/server.ts";
import { seatedRoom } from "../browser/support/seated.ts";

const [id = "meadow", seats = "30"] = process.argv.slice(2);
const scenario = scenarios[id];
if (!scenario) throw new Error(`there is no scenario ${id}`);
if (!process.env.LEADERLESS_BUILT && !(await bundle())) throw new Error("the build failed");

/** How long each runs. ms */
const WATCHED = 4000;
const KINDS = ["fork", "re-play", "influence", "axes", "re-play"];
const MB = 1024 * 1024;

const server = await startServer({ vars: { PACE: "10" } });
const browser = await launchBrowser();
try {
  const step = { ...scenario, fill: Number(seats), briefing: 1000 };
  const size = { width: 390, height: 844 };
  const room = await seatedRoom({ browser, server }, step, [size], { width: 1920, height: 1080 });
  await room.start();
  const [phone] = room.phones;
  if (!phone) throw new Error("there is no phone");
  const { page } = phone;
  await room.screen.page.locator("[data-part=end]").waitFor({ timeout: 200_000 });
  await room.screen.page.close();
  await page
    .getByRole("button", { name: "Show everything" })
    .click({ timeout: 5000 })
    .catch(() => undefined);
  await page.locator("[data-part=power][data-state=done]").waitFor({ timeout: 60_000 });
  const more = page.getByRole("button", { name: /more questions? to work out/ });
  while ((await more.count()) > 0) await more.first().click();
  const tools = await page.context().newCDPSession(page);
  const heap = async (): Promise<number> => {
    await tools.send("HeapProfiler.collectGarbage");
    const { usedSize } = await tools.send("Runtime.getHeapUsage");
    return usedSize / MB;
  };
  const frames: number[] = [];
  const heaps = [await heap()];
  for (let n = 0; n < 10; n++) {
    const part = page.locator(`[data-part=${KINDS[n % KINDS.length]}]`);
    const button = part.getByRole("button", { name: /^Work it out/ }).first();
    // What is through has no button to begin again.
    if ((await button.count()) === 0) continue;
    const asked = performance.now();
    await button.click();
    const first = page.waitForFunction(
      (name) => document.querySelector(`[data-part=${name}] :is(li, figure, [data-axis])`) !== null,
      KINDS[n % KINDS.length],
      { timeout: 30_000, polling: 50 },
    );
    first.then(
      () => console.log(`${KINDS[n % KINDS.length]}: first figures after ${(performance.now() - asked).toFixed(0)} ms`),
      () => undefined,
    );
    const between = await page.evaluate(
      (watched) =>
        new Promise<number[]>((done) => {
          const times: number[] = [];
          const begun = performance.now();
          const tick = (t: number): void => {
            times.push(t);
            if (performance.now() - begun < watched) requestAnimationFrame(tick);
            else done(times.slice(1).map((one, i) => one - (times[i] as number)));
          };
          requestAnimationFrame(tick);
        }),
      WATCHED,
    );
    frames.push(...between);
    await part
      .getByRole("button", { name: "Stop" })
      .click({ timeout: 500 })
      .catch(() => undefined);
    heaps.push(await heap());
  }
  frames.sort((a, b) => a - b);
  const at = (q: number): string => quantile(frames, q).toFixed(0);
  console.log(
    `${id}, ${seats} seats, ${heaps.length - 1} what-ifs: frames median ${at(0.5)} ms, p95 ${at(0.95)} ms, longest ${at(1)} ms`,
  );
  console.log(`heap in MB: ${heaps.map((one) => one.toFixed(1)).join(" ")}`);
  for (const fault of phone.faults) console.error(fault);
  await room.close();
} finally {
  await browser.close();
  await server.stop();
}
