import { expect, test } from "vitest";
import type { Workerd } from "../../src/tools/workerd.ts";
import { launchBrowser } from "./chromium.ts";
import { startServer } from "./server.ts";
import { PHONE, Player, PROJECTOR } from "./support/player.ts";

/** A machine's address in its network. Nobody has this one: it is kept for documents (RFC 5737). */
const ADDRESS = "192.0.2.7";

async function at(
  vars: Record<string, string>,
  doing: (server: Workerd, player: Player) => Promise<void>,
): Promise<void> {
  const [server, browser] = await Promise.all([startServer({ vars: { PACE: "1", ...vars } }), launchBrowser()]);
  try {
    const player = await Player.arrive(browser, "about:blank", PHONE);
    await player.page.clock.install();
    await player.page.goto(server.url);
    await player.tap(/With friends/);
    await player.page.getByRole("button", { name: "Start the round" }).waitFor();
    await doing(server, player);
    expect(player.faults).toEqual([]);
  } finally {
    await browser.close();
    await server.stop();
  }
}

test("opened as localhost, link, QR and screen name the machine's address; who waits in vain is told what it may be", () =>
  at({ LAN_ADDRESSES: `${ADDRESS}, 10.0.0.9` }, async (server, { page, context }) => {
    const code = new URL(page.url()).pathname.slice(-5);
    const link = `http://${ADDRESS}:${server.port}/r/${code}`;
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await page.getByRole("button", { name: "Copy the link" }).click();
    await page.getByRole("button", { name: "Copied" }).waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(link);
    const wall = await context.newPage();
    await wall.setViewportSize(PROJECTOR);
    await wall.goto(`${page.url()}?screen`);
    await wall.getByText(`${ADDRESS}:${server.port}`).first().waitFor();
    await wall.close();

    const told = page.locator("[data-part=unreached]");
    expect(await told.textContent()).toBe("");
    await page.clock.fastForward(60_000);
    await told.getByText("guests").waitFor();
    expect(await told.textContent()).toContain(String(server.port));
    expect(await told.textContent()).toContain(`http://${ADDRESS}:${server.port}`);
    // Somebody has come through.
    await page.request.post(`${server.url}/api/rooms/${code}/seats`, {
      data: { name: "Pia" },
      headers: { origin: server.url },
    });
    await page.locator("[data-part=names] li", { hasText: "Pia" }).waitFor();
    expect(await told.count()).toBe(0);
  }));

test("where only this machine can open the page, that is said at once", () =>
  at({}, async (server, { page }) => {
    await page.locator("[data-part=unreached]", { hasText: "npm start -- --lan" }).waitFor();
    expect(await page.locator("[data-part=corner], section").first().isVisible()).toBe(true);
    expect(server.url).toContain("localhost");
  }));
