// A cartel in a real browser: who is of it has a line above the buttons, betrays it, and the reveal tells who did what.
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { sayAsHost } from "./support/host.ts";
import { house } from "./support/house.ts";
import { looked, PHONES } from "./support/look.ts";
import { PHONE, Player } from "./support/player.ts";

const here = house({ pace: 1 });
/** Where pictures of all that was looked at go, to be looked at by people. */
const { SHOTS } = process.env;

async function look(page: Page, name: string): Promise<string[]> {
  const found = await looked(page, name, PHONES, { still: true });
  await page.setViewportSize(PHONE);
  return found;
}

test("a cartel is joined or begun, betrayed, and told", { timeout: 200_000 }, async () => {
  const { url } = here.server;
  const made = await fetch(`${url}/api/rooms`, { method: "POST", body: JSON.stringify({ scenario: "meadow" }) });
  const { code, hostToken } = (await made.json()) as Record<"code" | "hostToken", string>;
  const { page, ...player } = await Player.arrive(here.browser, `${url}/r/${code}`);
  await page.evaluate(
    ([at, host]) => localStorage.setItem(at as string, JSON.stringify({ host })),
    [`leaderless.room.${code}`, hostToken],
  );
  await page.reload();
  const tap = (name: string | RegExp) => page.getByRole("button", { name }).first().click();
  await tap("Take a seat");
  await tap("Start the round");
  await page.locator("[data-part=actions] button").first().waitFor({ timeout: 60_000 });
  if (SHOTS) {
    await page.locator("[data-part=console-open]").click();
    await page.locator("[data-part=cards] button").last().scrollIntoViewIfNeeded();
    await look(page, "plot hand");
    await page.keyboard.press("Escape");
  }

  // All but one begin it, and bribe the last: the person is a member, or is asked.
  const options = { share: 0.9, price: 0, faithless: 0, purse: 60 };
  await sayAsHost(page, { type: "card", trial: "cartel", options });
  const line = page.locator("[data-part=plot] > button");
  await line.first().waitFor({ timeout: 60_000 });
  const found: string[] = [];
  await page.locator("[data-part=moment]").waitFor({ state: "detached" });
  found.push(...(await look(page, "plot line")));
  if ((await line.first().textContent())?.startsWith("A secret offer")) {
    await line.first().click();
    if (SHOTS) await look(page, "plot offer");
    await tap(/^Take \d+ points/);
    await page.locator("[data-part=plot] > button", { hasText: "Your cartel" }).waitFor();
  }
  await page.locator("[data-part=plot] > button", { hasText: "Your cartel" }).click();
  await page.getByRole("button", { name: "Betray the cartel" }).waitFor();
  if (SHOTS) await look(page, "plot cartel");
  await tap("Betray the cartel");
  await tap("Yes, bring the proof");
  await line.first().waitFor({ state: "detached" });
  await page.locator("[data-part=lasting]", { hasText: "Proved to be in the cartel" }).waitFor({ timeout: 20_000 });
  await page.locator("[data-part=moment]").waitFor({ state: "detached" });
  found.push(...(await look(page, "plot proved")));

  await sayAsHost(page, { type: "end" });
  await tap("Show everything");
  const told = page.locator("[data-part=played-cards] li");
  await told.first().waitFor({ timeout: 60_000 });
  expect(await told.first().textContent()).toMatch(/betrayed it for 15 points.*Betrayed by/);
  if (SHOTS) await page.locator("[data-part=played-cards]").screenshot({ path: `${SHOTS}/plot told.png` });
  await page.context().close();
  expect(player.faults).toEqual([]);
  expect(found).toEqual([]);
});
