// How far apart a moment reaches ten pages of one room: `npm run bench:moments`, or with a scenario's name and the number of
// rounds (`npm run bench:moments -- robbers 2`). Nine phones and a projector, each a browser context of its own with its own
// line, on this machine's clock. A page marks a moment as it shows it.
import { scenarios } from "../../src/game/index.ts";
import { bundle } from "../../src/tools/bundle.ts";
import { launchBrowser } from "../browser/chromium.ts";
import { startServer } from "../browser/server.ts";
import { seatedRoom } from "../browser/support/seated.ts";

const [id = "storm", rounds = "1"] = process.argv.slice(2);
const scenario = scenarios[id];
if (!scenario) throw new Error(`there is no scenario ${id}`);
if (!process.env.LEADERLESS_BUILT && !(await bundle())) throw new Error("the build failed");

const PHONES = Array.from({ length: 9 }, () => ({ width: 390, height: 844 }));
const server = await startServer({ vars: { PACE: "2" } });
const browser = await launchBrowser();
const spreads: number[] = [];
try {
  for (let round = 0; round < Number(rounds); round++) {
    const room = await seatedRoom({ browser, server }, { ...scenario, briefing: 1000 }, PHONES, {
      width: 1920,
      height: 1080,
    });
    await room.start();
    const pages = [...room.phones, room.screen].map(({ page }) => page);
    // A moment of one's own is on one page alone, and is left out below.
    await room.screen.page.locator("[data-part=end]").waitFor({ timeout: 200_000 });
    await room.screen.page.waitForTimeout(1500);
    const at = new Map<string, number[]>();
    for (const page of pages) {
      const marks = await page.evaluate(() =>
        performance
          .getEntriesByType("mark")
          .filter(({ name }) => name.startsWith("moment "))
          .map(({ name, startTime }) => [name, performance.timeOrigin + startTime] as const),
      );
      for (const [name, t] of marks) at.set(name, [...(at.get(name) ?? []), t]);
    }
    for (const [name, times] of at) {
      if (times.length < pages.length) continue;
      const spread = Math.max(...times) - Math.min(...times);
      spreads.push(spread);
      console.log(`${name.padEnd(24)} on ${times.length} pages within ${spread.toFixed(0)} ms`);
    }
    await room.close();
  }
} finally {
  await browser.close();
  await server.stop();
}
spreads.sort((a, b) => a - b);
const worst = spreads.at(-1) ?? Number.NaN;
const median = spreads[Math.floor(spreads.length / 2)] ?? Number.NaN;
console.log(
  `${spreads.length} moments on all ten pages: median ${median.toFixed(0)} ms apart, at most ${worst.toFixed(0)} ms`,
);
