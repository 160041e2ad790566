// A moment shows on two phones and the projector, and takes the picture from nobody's thumb.
import { expect, test } from "vitest";
import { scenarios } from "../../src/game/index.ts";
import { house } from "./support/house.ts";
import { PHONE, PROJECTOR } from "./support/player.ts";
import { type Seated, seatedRoom } from "./support/seated.ts";

const held = house({ pace: 2 });

/** Nearly every round of bots has a quorum that pipes or comes apart. */
const STEP = { ...scenarios.meadow!, briefing: 1000 };
const PHONE_ASIDE = { width: 844, height: 390 };

/** The first moment that takes a page's picture, seen in the page at that very time: it is gone again within two seconds. */
function taken({ page }: Seated) {
  return page.evaluate(
    () =>
      new Promise<{
        text: string;
        /** How often it was read aloud. */
        said: number;
        drawn: boolean;
        box: Record<"left" | "top" | "right" | "bottom", number>;
        /** Where each button is, and whether a finger on its middle would press it. */
        buttons: { left: number; top: number; pressable: boolean; what: string }[];
      }>((done) => {
        const look = (): void => {
          const it = document.querySelector("[data-part=moment]");
          if (!it) return;
          seen.disconnect();
          const { left, top, right, bottom } = it.getBoundingClientRect();
          const buttons = [...document.querySelectorAll("[data-part=actions] button:not([data-term])")].map(
            (button) => {
              const at = button.getBoundingClientRect();
              const under = document.elementFromPoint(at.left + at.width / 2, at.top + at.height / 2);
              return {
                left: at.left,
                top: at.top,
                pressable: button.contains(under),
                what: `${button.textContent} at ${Math.round(at.top)} of ${innerHeight}, under ${under?.outerHTML.slice(0, 120)}`,
              };
            },
          );
          const svg = it.querySelector("svg");
          const drawn = svg !== null && svg.getClientRects().length > 0;
          const text = it.querySelector("p")?.textContent ?? "";
          // What is read aloud has been by now.
          setTimeout(() => {
            const said = [...document.querySelectorAll("[role=log] p")].filter(
              (one) => one.textContent === text,
            ).length;
            done({ text, said, drawn, box: { left, top, right, bottom }, buttons });
          }, 300);
        };
        const seen = new MutationObserver(look);
        seen.observe(document.body, { childList: true, subtree: true });
      }),
  );
}

test.concurrent("a quorum that pipes takes two phones' pictures and the projector's, and never their buttons", async () => {
  const room = await seatedRoom(held, STEP, [PHONE, PHONE_ASIDE], PROJECTOR);
  const { phones, screen } = room;
  const pages = [...phones, screen];
  const come = Promise.all(pages.map(taken));
  await room.start();
  const all = await come;
  for (const { text, said, drawn } of all) expect([text, said, drawn]).toEqual([all[0]?.text, 1, true]);
  for (const { buttons, box } of all.slice(0, phones.length)) {
    expect(buttons.length).toBeGreaterThan(0);
    for (const { left, top, pressable, what } of buttons) {
      expect(pressable, what).toBe(true);
      expect(box.bottom <= top + 1 || box.right <= left + 1).toBe(true);
    }
  }
  // The picture is given back.
  for (const { page } of pages) await page.locator("[data-part=moment]").waitFor({ state: "hidden" });
  for (const { faults } of pages) expect(faults).toEqual([]);
  await room.close();
});

test.concurrent("who wants no motion reads the sentence alone; sound is off on a phone and on for the projector, and remembered", async () => {
  const room = await seatedRoom(held, STEP, [PHONE], PROJECTOR, { reducedMotion: "reduce" });
  const [phone] = room.phones as [Seated];
  const come = taken(phone);
  await room.start();
  const { text, drawn } = await come;
  expect(text.length).toBeGreaterThan(10);
  expect(drawn).toBe(false);
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
