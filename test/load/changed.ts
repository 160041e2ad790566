// How long the reveal takes to say what one changed, and how smooth the page is meanwhile, in every setup, alone with bots:
//   node test/load/changed.ts [SETUP,SETUP …] [--shots FOLDER]
// Prints ms from the reveal to the first words and to the last, and the 95th percentile of the time between two frames.
// A benchmark, not a test: it says what this machine does. The build is taken as it is (npm run build).
import { join } from "node:path";
import type { Page } from "playwright-core";
import { scenarios } from "../../src/game/index.ts";
import { launchBrowser } from "../browser/chromium.ts";
import { startServer } from "../browser/server.ts";

/** As fast as a room runs: rounds of two minutes take twelve seconds. */
const PACE = 10;
/** A tap about so often, in real ms. */
const TAP = 260;
const SIZES = [
  { width: 390, height: 844 },
  { width: 320, height: 568 },
  { width: 844, height: 390 },
];

async function ask<T>(method: string, url: string, body: object, token?: string): Promise<T> {
  const headers: Record<string, string> = { "content-type": "application/json" };
  if (token !== undefined) headers.authorization = `Bearer ${token}`;
  const response = await fetch(url, { method, headers, body: JSON.stringify(body) });
  if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
  return response.json() as Promise<T>;
}

/** Counts frames, and when the card has which state, from the page's first script on. */
function watch(): void {
  const seen = { frames: [] as number[], reveal: 0, first: 0, done: 0 };
  Object.assign(globalThis, { seen });
  let last = 0;
  const look = (now: number): void => {
    const page = document.querySelector("h1.visually-hidden");
    const card = document.querySelector("[data-part=changed]");
    if (seen.reveal === 0 && page?.textContent === "How it ended") seen.reveal = now;
    // At once, as no hand could: the words are timed, and not who asks for them.
    if (seen.reveal > 0 && !card)
      [...document.querySelectorAll("button")].find(({ textContent }) => textContent === "Show everything")?.click();
    if (seen.reveal > 0 && seen.done === 0 && last > 0) seen.frames.push(now - last);
    if (
      card &&
      seen.first === 0 &&
      card.querySelectorAll("p").length > 0 &&
      !/Playing the round/.test(card.textContent ?? "")
    )
      seen.first = now;
    if (card && seen.done === 0 && card.getAttribute("data-state") !== "working") seen.done = now;
    last = now;
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

/** Taps something that can be tapped. */
async function tap(page: Page, n: number): Promise<void> {
  const open = page.locator("[data-part=actions] button:not([aria-disabled]), [data-part=prompt] button");
  const count = await open.count();
  if (count > 0)
    await open
      .nth(n % count)
      .click({ timeout: 400 })
      .catch(() => undefined);
}

const wanted = process.argv[2]?.startsWith("--") ? undefined : process.argv[2]?.split(",");
const shots = process.argv.includes("--shots") ? process.argv[process.argv.indexOf("--shots") + 1] : undefined;
const [server, browser] = await Promise.all([
  startServer({ port: Number(process.env.PORT ?? 0) || 8804, vars: { PACE: String(PACE) } }),
  launchBrowser(),
]);
try {
  console.log("setup        first words   last words   frame p95   told");
  for (const [id, scenario] of Object.entries(scenarios)) {
    if (wanted && !wanted.includes(id)) continue;
    const api = `${server.url}/api/rooms`;
    const { code, hostToken } = await ask<{ code: string; hostToken: string }>("POST", api, {});
    await ask("PUT", `${api}/${code}/plan`, { steps: [{ ...scenario, briefing: 1000 }] }, hostToken);
    const { token } = await ask<{ token: string }>("POST", `${api}/${code}/seats`, { name: "Amber Otter" });
    const context = await browser.newContext({ viewport: SIZES[0]!, hasTouch: true });
    await context.addInitScript(
      ([code, seat, host]) => {
        localStorage.setItem(`leaderless.room.${code}`, JSON.stringify({ seat, host }));
        sessionStorage.setItem(`leaderless.seat.${code}`, seat as string);
      },
      [code, token, hostToken],
    );
    await context.addInitScript(watch);
    const page = await context.newPage();
    page.on("pageerror", (error) => console.error(id, error.message));
    await page.goto(`${server.url}/r/${code}`);
    const onwards = page.getByRole("button", { name: /^Go on/ });
    const begin = page.getByRole("button", { name: /^Start/ });
    await onwards.or(begin).first().waitFor();
    if (await onwards.isVisible()) await onwards.click();
    await begin.first().click();
    const title = page.locator("h1.visually-hidden", { hasText: "How it ended" });
    for (let n = 0; n < 300 && (await title.count()) === 0; n++) {
      await tap(page, n);
      await page.waitForTimeout(TAP);
    }
    await title.waitFor({ state: "attached", timeout: 30_000 });
    const card = page.locator("[data-part=changed]");
    await card.waitFor({ timeout: 20_000 });
    await page.waitForFunction(
      () => document.querySelector("[data-part=changed]")?.getAttribute("data-state") !== "working",
      null,
      {
        timeout: 20_000,
      },
    );
    const seen = await page.evaluate(
      () => (globalThis as unknown as { seen: { frames: number[]; reveal: number; first: number; done: number } }).seen,
    );
    const frames = [...seen.frames].sort((a, b) => a - b);
    const p95 = frames[Math.floor(0.95 * frames.length)] ?? Number.NaN;
    const since = (t: number) => `${Math.round(t - seen.reveal)} ms`.padStart(10);
    const told = ((await card.textContent()) ?? "").replaceAll("\n", " | ");
    console.log(
      `${id.padEnd(12)} ${since(seen.first)}  ${since(seen.done)}  ${p95.toFixed(0).padStart(6)} ms   ${told}`,
    );
    if (shots) {
      for (const size of SIZES) {
        await page.setViewportSize(size);
        await card.scrollIntoViewIfNeeded();
        await page.screenshot({ path: join(shots, `${id}-${size.width}.png`) });
      }
    }
    await context.close();
  }
} finally {
  await browser.close();
  await server.stop();
}
