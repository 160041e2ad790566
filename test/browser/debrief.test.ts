// The debrief in a real browser: the host leads, the projector and everybody's phone follow; and key moments that can be tapped.
import type { Page } from "playwright-core";
import { expect, test, vi } from "vitest";
import { findings } from "./support/axe.ts";
import { sayAsHost } from "./support/host.ts";
import { house } from "./support/house.ts";
import { looked, PHONES, WALLS } from "./support/look.ts";
import { Player } from "./support/player.ts";
import { openWall } from "./support/wall.ts";

const here = house({ pace: 10 });

/** Where pictures go, to be looked at by people, and of which setup. */
const { SHOTS, SETUP = "robbers" } = process.env;

async function revealed(page: Page): Promise<void> {
  await page.getByRole("heading", { name: "How it ended", level: 1 }).waitFor({ timeout: 90_000 });
  await page
    .getByRole("button", { name: "Show everything" })
    .click({ timeout: 3000 })
    .catch(() => undefined);
  await page.locator("[data-card=moments] ol li").first().waitFor();
}

test("the host leads through the debrief: the projector shows one thought after the other, phones mark it", {
  timeout: 240_000,
}, async () => {
  const { url } = here.server;
  const made = await fetch(`${url}/api/rooms`, { method: "POST", body: JSON.stringify({ scenario: SETUP }) });
  const { code, hostToken, screenToken } = (await made.json()) as Record<"code" | "hostToken" | "screenToken", string>;
  const key = `leaderless.room.${code}`;
  const host = await Player.arrive(here.browser, `${url}/r/${code}`);
  await host.page.evaluate(
    ([at, token]) => localStorage.setItem(at!, JSON.stringify({ host: token })),
    [key, hostToken],
  );
  await host.page.reload();
  await host.tap("Take a seat");
  await sayAsHost(host.page, { type: "mode", mode: "class" });
  const guest = await Player.arrive(here.browser, `${url}/r/${code}`);
  await guest.tap("Take a seat");
  const wall = await openWall(here, code, screenToken);
  await wall.locator("[data-view=projector]").waitFor();
  await host.tap("Start the round");
  // What a phone tells of what one changed is there before the round is over, with the game in its worker.
  await expect.poll(() => guest.page.workers().length, { timeout: 60_000 }).toBe(1);
  expect(await guest.page.getByRole("heading", { name: "How it ended", level: 1 }).count()).toBe(0);
  await Promise.all([revealed(host.page), revealed(guest.page)]);
  const found: string[] = [];

  // Only who may leads.
  const lead = host.page.locator("[data-part=lead]");
  await lead.waitFor();
  expect(await guest.page.locator("[data-part=lead]").count()).toBe(0);
  const next = lead.getByRole("button", { name: "Next" });
  const end = wall.locator("[data-part=end]");
  for (const at of ["ask-feel", "truth", "moments"]) {
    await next.click();
    await expect.poll(() => end.getAttribute("data-at")).toBe(at);
  }
  await wall.locator("[data-screen=moments] [data-part=moments] svg").waitFor();
  found.push(...(await looked(wall, "wall moments", WALLS, { wall: true, settle: 1200 })));

  // The phones have it first, and say so.
  const first = guest.page.locator("[data-card]").first();
  await expect.poll(() => first.getAttribute("data-card")).toBe("moments");
  await guest.page.getByText("The room is here").waitFor();
  found.push(...(await looked(guest.page, "phone", PHONES)));
  found.push(...(await looked(host.page, "phone of the host", PHONES)));
  expect(await findings(guest.page)).toEqual([]);
  expect(await findings(wall)).toEqual([]);

  // All the way through, each one a screen that fits; and back.
  const ids: string[] = [];
  for (let at = ""; !ids.includes(at); ) {
    if (at) ids.push(at);
    if ((await next.getAttribute("aria-disabled")) === "true") break;
    const was = await lead.getByRole("status").textContent();
    await next.click();
    await expect.poll(() => lead.getByRole("status").textContent()).not.toBe(was);
    await wall.waitForTimeout(1500);
    at = (await end.getAttribute("data-at")) ?? "";
    if (SHOTS) await wall.screenshot({ path: `${SHOTS}/${SETUP} wall ${ids.length} ${at}.png` });
  }
  expect(ids).toEqual(expect.arrayContaining(["points", "ask-next"]));
  await lead.getByRole("button", { name: "Back" }).click();
  await expect.poll(() => end.getAttribute("data-at")).toBe(ids.at(-2));

  // A reload comes back to where the room is; somebody at the wall may look elsewhere, until the host leads on.
  await wall.reload();
  await expect.poll(() => end.getAttribute("data-at")).toBe(ids.at(-2));
  await vi.waitFor(async () => {
    await wall.keyboard.press("ArrowLeft");
    expect(await end.getAttribute("data-at")).not.toBe(ids.at(-2));
  });
  await next.click();
  await expect.poll(() => end.getAttribute("data-at")).toBe(ids.at(-1));

  await Promise.all([host.context.close(), guest.context.close(), wall.context().close()]);
  expect([...host.faults, ...guest.faults]).toEqual([]);
  expect(found).toEqual([]);
});
