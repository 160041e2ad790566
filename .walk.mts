import { gunzipSync, gzipSync } from "node:zlib";
import { writeFileSync, readFileSync } from "node:fs";
import { launchBrowser } from "./test/browser/chromium.ts";
import { startServer } from "./test/browser/server.ts";
import { Player } from "./test/browser/support/player.ts";
import { openWall, turnTo } from "./test/browser/support/wall.ts";
import { misfits } from "./test/browser/support/fit.ts";
const OUT = "/tmp/dbf/w1";
const only = process.argv.slice(2);
const [server, browser] = await Promise.all([startServer({ vars: { PACE: "10" } }), launchBrowser()]);
const { url } = server;
const here = { server, browser };
const log = (...a: unknown[]) => console.log(new Date().toISOString().slice(11, 19), ...a);
const make = async (scenario: string, more: object = {}) => (await (await fetch(`${url}/api/rooms`, { method: "POST", body: JSON.stringify({ scenario, ...more }) })).json()) as Record<string, string>;
let id = 0;
const drive = async (room: Record<string, string>, body: object) => {
  const r = await fetch(`${url}/api/rooms/${room.code}/drive`, { method: "POST", headers: { Authorization: `Bearer ${room.hostToken}` }, body: JSON.stringify({ id: `testhost.w${++id}`, ...body }) });
  if (!r.ok) log("drive", JSON.stringify(body), r.status, await r.text());
};
const revealed = async (page: any, ms = 120_000) => {
  await page.getByRole("heading", { name: "How it ended", level: 1 }).waitFor({ timeout: ms, state: "attached" });
  await page.getByRole("button", { name: "Show everything" }).click({ timeout: 5000 }).catch(() => 0);
  await page.locator("[data-card]").first().waitFor({ timeout: 30_000 });
};
const shot = async (page: any, name: string, sizes: any[], full = true, still = false) => {
  for (const scheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme: scheme });
    for (const size of sizes) {
      await page.setViewportSize(size);
      await page.waitForTimeout(700);
      for (const one of await misfits(page, { still, letters: still ? 0.022 : 0 })) log("MISFIT", name, scheme, size.width, one);
      await page.screenshot({ path: `${OUT}/${name} ${scheme} ${size.width}.png`, fullPage: full });
    }
  }
};
const P = [{ width: 390, height: 844 }, { width: 320, height: 568 }];
const W = [{ width: 1920, height: 1080 }, { width: 1024, height: 768 }];
const tasks: Record<string, () => Promise<void>> = {
  async compare() {
    const room = await make("robbers");
    const player = await Player.arrive(browser, `${url}/r/${room.code}`);
    const { page } = player;
    await player.tap("Take a seat"); await player.tap("Start the round"); await revealed(page);
    for (let n = 1; n < 4; n++) { const rules = page.locator("[data-part=again] button"); await rules.first().waitFor(); await rules.nth((n - 1) % (await rules.count())).click(); await page.locator("[data-part=again]").waitFor({ state: "detached" }); await revealed(page); }
    log("4 rounds");
    await page.locator("[data-part=compared] tbody tr").nth(3).waitFor({ state: "attached", timeout: 30000 });
    await page.locator("[data-part=compared]").scrollIntoViewIfNeeded();
    for (const size of P) { await page.setViewportSize(size); await page.waitForTimeout(500); await page.locator("[data-part=compared]").screenshot({ path: `${OUT}/compared ${size.width}.png` }); }
    await page.setViewportSize(P[0]!);
    for (const part of ["power"]) { await page.locator(`[data-part=${part}] [data-nakamoto]`).waitFor({ timeout: 60000 }); await page.locator(`[data-part=${part}]`).screenshot({ path: `${OUT}/power 390.png` }); }
    await page.evaluate(() => { window.print = () => undefined; });
    await player.tap("Print this as a page");
    await page.emulateMedia({ media: "print" });
    const paper = await page.pdf({ format: "A4", path: `${OUT}/print.pdf` });
    log("pages", paper.toString("latin1").match(/\/Type \/Page\b/g)?.length);
    await page.setViewportSize({ width: 688, height: 1017 });
    await page.screenshot({ path: `${OUT}/print.png`, fullPage: true });
    await page.emulateMedia({ media: null }); await page.setViewportSize(P[0]!);
    const wall = await openWall(here, room.code!, room.screenToken);
    await wall.locator("[data-part=end]").waitFor();
    for (const what of ["truth", "moments", "power", "axes", "band", "compared", "recount", "fork"]) {
      await turnTo(wall, wall.locator(`[data-screen=${what}]:not([data-hidden]) h2`)).catch((e) => log("wall", what, String(e).slice(0, 80)));
      await wall.waitForTimeout(5000);
      for (const size of W) { await wall.setViewportSize(size); await wall.waitForTimeout(1500);
        for (const one of await misfits(wall, { still: true, letters: 0.022 })) log("MISFIT wall", what, size.width, one);
        await wall.screenshot({ path: `${OUT}/wall ${what} ${size.width}.png` }); }
      await wall.setViewportSize(W[0]!);
    }
    await player.context.close(); await wall.context().close(); log(player.faults);
  },
  async ends() {
    // ended early by the host at once; deserted; alone; paused.
    const room = await make("meadow");
    const player = await Player.arrive(browser, `${url}/r/${room.code}`);
    const { page } = player;
    await page.evaluate(([at, token]) => { const k = JSON.parse(localStorage.getItem(at!) ?? "{}"); localStorage.setItem(at!, JSON.stringify({ ...k, host: token })); }, [`leaderless.room.${room.code}`, room.hostToken]);
    await page.reload();
    await player.tap("Take a seat"); await player.tap("Start the round");
    await page.locator("[data-part=actions]").waitFor({ timeout: 60000 });
    await drive(room, { type: "end" });
    await revealed(page);
    await page.waitForTimeout(4000);
    await shot(page, "early", P.slice(0, 1));
    log("early:", (await page.locator("main").innerText()).replaceAll("\n", " | ").slice(0, 3000));
    await player.context.close(); log(player.faults);
  },
  async languages() {
    for (const [lang, setup] of [["de", "robbers"], ["zh", "bft"], ["en", "pow"]] as const) {
      const room = await make(setup);
      const player = await Player.arrive(browser, `${url}/r/${room.code}?lang=${lang}`);
      const { page } = player;
      const seat = { en: "Take a seat", de: "Platz nehmen", zh: "入座" }[lang];
      await page.locator("main button").first().waitFor();
      await page.getByRole("button", { name: seat }).first().click({ timeout: 5000 }).catch(async () => { log(lang, await page.locator("main").innerText()); await page.locator("main button[data-kind=main], main button").first().click(); });
      await page.waitForTimeout(1500);
      await drive(room, { type: "start" });
      await page.locator("[data-part=headlines], [data-card]").first().waitFor({ timeout: 120_000 }).catch(() => 0);
      await page.locator("[data-card=changed] [data-state=done], [data-part=changed][data-state=done]").first().waitFor({ timeout: 60_000 }).catch(() => log(lang, "no changed"));
      const more = page.locator("[data-card] + button, main section > button").filter({ hasText: /more question|weitere Frage|还有|更多/ });
      for (let n = 0; n < 8 && (await more.count()) > 0; n++) await more.first().click({ timeout: 2000 }).catch(() => 0);
      await page.waitForTimeout(3000);
      await shot(page, `debrief ${lang}`, P);
      log(lang, setup, (await page.locator("[data-part=changed]").innerText().catch(() => "")).replaceAll("\n", " | "));
      await player.context.close(); log(player.faults);
    }
  },
  async lab() {
    const open = async (hash: string) => { const c = await browser.newContext({ viewport: P[0]! }); const page = await c.newPage(); page.on("pageerror", (e) => log("LAB ERROR", e.message)); await page.goto(`${url}/lab${hash}`); return page; };
    const fig = async (page: any) => (await page.locator("main").innerText()).replaceAll("\n", " | ");
    const one = await open("#scenario=robbers&runs=60&seed=abc&b.scenario=robbers&b.liars=0");
    await one.getByRole("heading", { name: "What B changes" }).waitFor({ timeout: 60000 });
    await one.waitForFunction(() => !document.querySelector("progress"), null, { timeout: 120000 });
    await shot(one, "lab two", P);
    const two = await open(new URL(one.url()).hash);
    await two.getByRole("heading", { name: "What B changes" }).waitFor({ timeout: 60000 });
    await two.waitForFunction(() => !document.querySelector("progress"), null, { timeout: 120000 });
    const [x, y] = [await fig(one), await fig(two)];
    log("link reproduces:", x === y, x.length);
    await two.context().close();
    for (const ex of ["ants", "council"]) {
      const p = await open(`#experiment=${ex}&runs=${ex === "ants" ? 3 : 30}&seed=1`);
      await p.getByRole("button", { name: /^Run/ }).first().click({ timeout: 10000 }).catch(() => 0);
      await p.locator("table tbody tr").first().waitFor({ timeout: 180_000 }).catch(() => log("no table", ex));
      await shot(p, `lab ${ex}`, P.slice(0, 1)); log(ex, (await fig(p)).slice(0, 400));
      await p.context().close();
    }
  },
  async replay() {
    const room = await make("robbers");
    const player = await Player.arrive(browser, `${url}/r/${room.code}`);
    const { page } = player;
    await player.tap("Take a seat"); await player.tap("Start the round"); await revealed(page);
    const got = await (await fetch(`${url}/api/rooms/${room.code}/recordings`, { headers: { Authorization: `Bearer ${room.hostToken}` } })).text();
    writeFileSync(`${OUT}/file.json`, got);
    const exact = JSON.parse(got);
    const variant = (f: (r: any) => void) => { const c = structuredClone(exact); f(c.rounds[0]); return JSON.stringify(c); };
    const files: Record<string, string> = { exact: got, contradict: variant((r) => { r.inputs = (r.inputs ?? []).slice(0, -3); }), rules: variant((r) => { r.rules = "0123456789abcdef"; }), junk: "hello, this is no file {", empty: "{}" };
    for (const [name, text] of Object.entries(files)) {
      const c = await browser.newContext({ viewport: P[0]! }); const p = await c.newPage(); p.on("pageerror", (e) => log("ERR", name, e.message));
      await p.goto(`${url}/replay`, { waitUntil: "commit" });
      // Dropped as soon as there is a document and any first script.
      const where = await p.evaluate(async (text) => {
        const began = performance.now();
        const drop = () => { const data = new DataTransfer(); data.items.add(new File([text], "a.json", { type: "application/json" })); const event = new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }); document.documentElement.dispatchEvent(event); return event.defaultPrevented; };
        while (performance.now() - began < 60000) { if (drop()) return { at: performance.now() - began, title: document.querySelector("h1")?.textContent ?? "(no page yet)", text: document.body?.innerText.slice(0, 60) }; await new Promise((d) => setTimeout(d, 1)); }
        return { at: -1 };
      }, text);
      log(name, "taken", JSON.stringify(where));
      await p.locator("[role=alert]:not(:empty), [data-verdict]").first().waitFor({ timeout: 60_000 }).catch(() => log(name, "NO VERDICT"));
      await p.waitForTimeout(1500);
      log(name, (await p.locator("main").innerText()).replaceAll("\n", " | ").slice(0, 700));
      await p.screenshot({ path: `${OUT}/replay ${name}.png`, fullPage: true });
      await c.close();
    }
    await player.context.close(); log(player.faults);
  },
};
try { for (const [name, task] of Object.entries(tasks)) if (only.length === 0 || only.includes(name)) { log("==", name); await task().catch((e) => log("FAILED", name, String(e.stack).slice(0, 600))); } }
finally { await browser.close(); await server.stop(); }
