import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Workerd } from "../../src/tools/workerd.ts";
import { launchBrowser } from "./chromium.ts";
import { startServer } from "./server.ts";
import { PHONE, Player } from "./support/player.ts";
import { type HoldingProxy, holdingBack } from "./support/proxy.ts";

let server: Workerd;
let browser: Browser;
let proxy: HoldingProxy;

/** A name of this machine that is not localhost: over plain http a browser keeps from such a page what secure ones have. */
const NAME = "leaderless.test";

beforeAll(async () => {
  server = await startServer({ vars: { PACE: "3" } });
  proxy = await holdingBack(server.url, 300);
  browser = await launchBrowser({ args: [`--host-resolver-rules=MAP ${NAME} 127.0.0.1`] });
});
afterAll(async () => {
  await browser?.close();
  await proxy?.close();
  await server?.stop();
});

/** Somebody at this address, in whose browser sockets are forbidden, or never open. */
async function arrive(url: string, sockets: "as they are" | "forbidden" | "silent"): Promise<Player> {
  const player = await Player.arrive(browser, "about:blank", PHONE);
  await player.page.addInitScript((how) => {
    if (how === "forbidden")
      window.WebSocket = class extends EventTarget {
        constructor() {
          super();
          throw new DOMException("not here", "SecurityError");
        }
      } as unknown as typeof WebSocket;
    if (how === "silent")
      window.WebSocket = class extends EventTarget {
        readonly readyState = 0;
        close(): void {}
      } as unknown as typeof WebSocket;
  }, sockets);
  await player.page.goto(url);
  return player;
}

/** A page of a person in a room, by its path. */
async function join(player: Player, name: string): Promise<void> {
  await player.page.getByRole("textbox").fill(name);
  await player.tap("Take a seat");
  await player.page.getByRole("list", { name: "Who is here" }).waitFor({ timeout: 60_000 });
}

// Both at once: most of each is waiting.
test.concurrent("a whole round without WebSockets, over plain http, and behind a proxy that holds answers back", async () => {
  const plain = new URL(server.url);
  plain.hostname = NAME;
  const host = await arrive(plain.href, "forbidden");
  await host.tap(/With friends/);
  await host.page.waitForURL(/\/r\/[A-Z]{5}$/);
  const path = new URL(host.page.url()).pathname;
  expect(
    await host.page.evaluate(() => [isSecureContext, "randomUUID" in crypto, "serviceWorker" in navigator]),
  ).toEqual([false, false, false]);
  await host.page.getByRole("radio", { name: /Practice/ }).check();

  const [held, usual] = [
    await arrive(`http://${NAME}:${proxy.port}${path}`, "as they are"),
    await arrive(server.url + path, "as they are"),
  ];
  await Promise.all([join(held, "Swift"), join(usual, "Wren")]);
  for (const player of [host, held, usual]) await player.page.getByText("Wren").first().waitFor({ timeout: 15_000 });

  await host.tap("Start the round");
  for (const player of [host, held, usual])
    await player.page.locator("[data-part=actions]").waitFor({ timeout: 20_000 });
  // A reload in the middle is the same seat, without a socket as well.
  await held.page.reload();
  await held.page.locator("[data-part=actions]").waitFor({ timeout: 15_000 });
  await Promise.all([host, held, usual].map((player) => player.playOn()));
  const outcome = (player: Player) => player.page.locator("[data-part=headlines]").textContent();
  for (const player of [host, held]) {
    // The headlines come one after the other, on each page at its own time.
    while ((await outcome(player)) !== (await outcome(usual))) await player.page.waitForTimeout(300);
    expect(player.faults).toEqual([]);
  }
  // What it did counted: the autopilot never had its seat.
  expect(await usual.page.getByText("Autopilot plays for you").count()).toBe(0);
  expect(proxy.refused).toBeGreaterThanOrEqual(3);
  expect(proxy.leaked).toEqual([]);

  await host.tap("Play another round");
  await held.page.locator("[data-part=actions]").waitFor({ timeout: 30_000 });
  for (const player of [host, held, usual]) await player.context.close();
});

test.concurrent("where sockets never open the page says that the line is slow, and gets in", async () => {
  const player = await arrive(server.url, "silent");
  await player.tap(/With friends/);
  await player.page.getByText("The connection is slow.").first().waitFor({ timeout: 15_000 });
  const began = Date.now();
  await player.page.getByRole("list", { name: "Who is here" }).waitFor({ timeout: 60_000 });
  console.log(`in ${Math.round((Date.now() - began) / 1000)} s after the page called the line slow`);
  await player.tap("Start the round");
  await player.page.locator("[data-part=actions]").waitFor({ timeout: 20_000 });
  // It need not be found out again.
  await player.page.reload();
  await player.page.locator("[data-part=actions]").waitFor({ timeout: 8000 });
  expect(player.faults).toEqual([]);
  await player.context.close();
});
