// A moment shows on two phones and the projector, and takes the picture from nobody's thumb.
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { scenarios } from "../../src/game/index.ts";
import { house } from "./support/house.ts";
import { PHONE, PROJECTOR } from "./support/player.ts";
import { type Seated, seatedRoom } from "./support/seated.ts";

const held = house({ pace: 3 });

/** Every round of bots has a quorum that pipes or comes apart. */
const STEP = { ...scenarios.meadow!, briefing: 1000 };
const PHONE_ASIDE = { width: 844, height: 390 };

/** Where the buttons are; and whether a finger on the middle of each would press it. */
const buttons = (page: Page): Promise<{ at: string; hit: boolean }[]> =>
  page.locator("[data-part=actions] button").evaluateAll((all) =>
    all.map((button) => {
      const { left, top, width, height } = button.getBoundingClientRect();
      const under = document.elementFromPoint(left + width / 2, top + height / 2);
      return { at: [left, top, width, height].map(Math.round).join(), hit: button.contains(under) };
    }),
  );

/** The moment that takes a page's picture, as it is drawn, and the buttons just then; when it has come. */
async function taken({ page }: Seated) {
  const picture = page.locator("[data-part=moment]");
  await picture.waitFor({ timeout: 100_000 });
  const text = await picture.locator("p").textContent();
  const box = await picture.evaluate((it) => {
    const { left, top, right, bottom } = it.getBoundingClientRect();
    return { left, top, right, bottom };
  });
  const pressable = await buttons(page);
  return { text, box, pressable };
}

test.concurrent("a quorum that pipes takes two phones' pictures and the projector's, and never their buttons", async () => {
  const room = await seatedRoom(held, STEP, [PHONE, PHONE_ASIDE], PROJECTOR);
  const { phones, screen } = room;
  await room.start();
  const [one, other, wall] = await Promise.all([...phones, screen].map(taken));
  expect(other?.text).toBe(one?.text);
  expect(wall?.text).toBe(one?.text);
  for (const phone of [one, other]) {
    expect(phone?.pressable.length).toBeGreaterThan(0);
    for (const { hit } of phone?.pressable ?? []) expect(hit).toBe(true);
    for (const { at } of phone?.pressable ?? []) {
      const [left = 0, top = 0] = at.split(",").map(Number);
      expect(phone!.box.bottom <= top + 1 || phone!.box.right <= left + 1).toBe(true);
    }
  }
  // It is read aloud once.
  const log = await phones[0]!.page.locator("[role=log] p").allTextContents();
  expect(log.filter((text) => text === one?.text)).toEqual([one?.text]);
  // And the picture is given back.
  for (const { page } of [...phones, screen])
    await page.locator("[data-part=moment]").waitFor({ state: "hidden", timeout: 4000 });
  for (const { faults } of [...phones, screen]) expect(faults).toEqual([]);
  await room.close();
});

test.concurrent("who wants no motion reads the sentence alone; sound is off on a phone and on for the projector, and remembered", async () => {
  const room = await seatedRoom(held, STEP, [PHONE], PROJECTOR, { reducedMotion: "reduce" });
  const [phone] = room.phones as [Seated];
  await room.start();
  const { text } = await taken(phone);
  expect(text?.length).toBeGreaterThan(10);
  expect(await phone.page.locator("[data-part=moment] svg").first().isVisible()).toBe(false);
  await phone.page.getByRole("button", { name: "Help" }).click();
  await phone.page.getByRole("button", { name: "Turn sound on" }).click();
  await phone.page.getByRole("button", { name: "Turn sound off" }).waitFor();
  await phone.page.reload();
  await phone.page.getByRole("button", { name: "Help" }).click();
  await phone.page.getByRole("button", { name: "Turn sound off" }).waitFor();
  const control = room.screen.page.locator("[data-part=sound]");
  // Browsers let nobody be heard before a tap: the projector says so, and one tap will do.
  expect(await control.textContent()).toMatch(/Turn sound off|Sound is blocked/);
  if ((await control.textContent())?.includes("blocked")) await control.click();
  await room.screen.page.getByRole("button", { name: "Turn sound off" }).click();
  await room.screen.page.getByRole("button", { name: "Turn sound on" }).waitFor();
  await room.close();
});
