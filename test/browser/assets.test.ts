import { cpSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { bundleFolder } from "../../src/tools/bundle.ts";
import { root } from "../../src/tools/run.ts";
import type { Workerd } from "../../src/tools/workerd.ts";
import { launchBrowser } from "./chromium.ts";
import { startServer } from "./server.ts";
import { Player } from "./support/player.ts";

let server: Workerd;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server?.stop());

const get = (path: string, init?: RequestInit) => fetch(server.url + path, init);

describe("what is missing", () => {
  test.each(["/assets/start-GONE.js", "/assets/words-en-GONE.js", "/assets/", "/assets/a/b.css", "/rules/0000.js"])(
    "at %s is a 404 that nothing keeps",
    async (path) => {
      // As a browser asks for a script, and as it asks for a page.
      for (const mode of ["cors", "navigate"]) {
        const answer = await get(path, { headers: { "Sec-Fetch-Mode": mode } });
        expect(answer.status).toBe(404);
        expect(answer.headers.get("cache-control")).toBe("no-store");
        expect(await answer.text()).toBe("");
      }
    },
  );

  test.each(["/nowhere", "/r", "/a/b/c", "/assets"])("at %s is told by the page", async (path) => {
    const answer = await get(path);
    expect(answer.status).toBe(200);
    expect(answer.headers.get("cache-control")).toBe("public, max-age=0, must-revalidate");
    expect(await answer.text()).toContain('id="app"');
  });

  test("takes no POST", async () => expect((await get("/nowhere", { method: "POST" })).status).toBe(405));
});

test.each(["/", "/r/KTMHX", "/r/KTMHX/", "/r/KTMHX?screen", "/r/gone.js"])(
  "the page is at %s, under its policy",
  async (path) => {
    const answer = await get(path);
    expect(answer.status).toBe(200);
    expect(answer.headers.get("content-security-policy")).toContain("default-src 'self'");
    expect(answer.headers.get("content-type")).toContain("text/html");
    expect(await answer.text()).toContain('id="app"');
    const again = await get(path, { headers: { "If-None-Match": answer.headers.get("etag") ?? "" } });
    expect(again.status).toBe(304);
  },
);

test("a script that is there is kept for a year", async () => {
  const script = readdirSync(join(root, "dist/assets")).find((name) => name.endsWith(".js"));
  const answer = await get(`/assets/${script}`);
  expect(answer.status).toBe(200);
  expect(answer.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
  expect(answer.headers.get("content-type")).toContain("javascript");
});

test.each(["/_headers", "/_redirects"])("%s is for the server alone", async (path) => {
  expect(await (await get(path)).text()).not.toMatch(/Cache-Control: public|\/r\/\*/);
});

/** The same client under other names, as after an update: browsers keep what they had under the old ones. */
function renamedClient(dist: string): void {
  cpSync(join(root, "dist"), dist, { recursive: true });
  const assets = join(dist, "assets");
  const names = readdirSync(assets);
  for (const name of names) renameSync(join(assets, name), join(assets, `later-${name}`));
  const texts = names.filter((name) => /\.(js|css)$/.test(name)).map((name) => join(assets, `later-${name}`));
  for (const file of [...texts, join(dist, "index.html")]) {
    const text = readFileSync(file, "utf8");
    writeFileSync(
      file,
      names.reduce((all, name) => all.replaceAll(name, `later-${name}`), text),
    );
  }
}

test.each([
  ["is loaded anew, once, and has its seat", true],
  ["is loaded anew once, and then says so, where the script stays away", false],
])("a page whose script a deploy took away %s", async (_, mended) => {
  const dist = mkdtempSync(join(tmpdir(), "leaderless-dist-"));
  const later = join(dist, "later");
  renamedClient(later);
  const state = mkdtempSync(join(tmpdir(), "leaderless-"));
  const browser = await launchBrowser();
  const first = await startServer({ persistTo: state });
  const player = await Player.arrive(browser, first.url);
  const { page } = player;
  let documents = 0;
  page.on("request", (request) => {
    documents += request.resourceType() === "document" ? 1 : 0;
  });
  await page.getByRole("button", { name: /Try the harbour/ }).waitFor();
  await first.stop();
  const second = await startServer({
    persistTo: state,
    port: first.port,
    deploy: { worker: bundleFolder, dist: later },
  });
  try {
    if (!mended) await page.route(/\/assets\/(later-)?chain-/, (route) => route.fulfill({ status: 404 }));
    await player.tap(/Try the harbour/);
    if (mended) await page.locator("[data-part=actions]").waitFor({ timeout: 30_000 });
    else await page.getByRole("button", { name: "Try again" }).waitFor({ timeout: 30_000 });
    await expect.poll(() => documents, { timeout: 10_000 }).toBe(1);
    await page.waitForTimeout(1500);
    expect(documents).toBe(1);
    const [kept] = await page.evaluate(() => Object.values(localStorage).filter((text) => text.includes("seat")));
    expect(kept).toBeDefined();
  } finally {
    await browser.close();
    await second.stop();
    for (const folder of [dist, state]) rmSync(folder, { recursive: true, force: true });
  }
});
