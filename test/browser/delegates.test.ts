// Delegates at the harbour as a person meets them: standing, the ballot with what one knows of each, recalling, the reveal.
import { expect, test } from "vitest";
import { scenarios } from "../../src/game/index.ts";
import { findings } from "./support/axe.ts";
import { house, NARROW, sideways } from "./support/house.ts";
import { PROJECTOR } from "./support/player.ts";
import { seatedRoom } from "./support/seated.ts";

const here = house({ pace: 3 });

test("a validator checks, elects delegates and watches them", async () => {
  const room = await seatedRoom(here, scenarios["council-bft"]!, [NARROW], PROJECTOR);
  const { page, faults } = room.phones[0]!;
  const seen = new Map<string, string[]>();
  const look = async (name: string): Promise<void> => {
    if (seen.has(name)) return;
    seen.set(name, await findings(page));
    expect(await sideways(page), name).toBeLessThanOrEqual(0);
  };
  const press = async (name: RegExp): Promise<boolean> => {
    const button = page
      .locator("[data-part=actions] button:not([aria-disabled], [data-term])", { hasText: name })
      .first();
    if ((await button.count()) === 0) return false;
    await button.click({ timeout: 500 }).catch(() => undefined);
    return true;
  };
  await room.start();
  let votes = 0;
  const over = page.getByRole("heading", { name: "How it ended", level: 1 });
  while (!(await over.isVisible())) {
    const said = (await page.locator("[data-part=actions]").allTextContents()).join(" ");
    if (/votes? left/.test(said)) {
      await look("ballot");
      const chip = page.locator("[data-part=actions] fieldset button[aria-pressed=false]:not([aria-disabled])");
      if ((await chip.count()) > 0 && votes++ < 3)
        await chip
          .first()
          .click({ timeout: 500 })
          .catch(() => undefined);
    } else if (/Recall one/.test(said)) await look("recall");
    if (/Stand for delegate/.test(said)) {
      await look("stand");
      await press(/^Stand for delegate/);
    }
    (await press(/^Check/)) || (await press(/^Approve/));
    if (await page.locator("[data-part=naming]").count())
      await page
        .locator("main button", { hasText: /nobody|That is it/ })
        .first()
        .click({ timeout: 500 })
        .catch(() => undefined);
    await page.waitForTimeout(250);
  }
  await page.getByRole("button", { name: "Show everything" }).click();
  await page.locator("[data-part=council]", { hasText: /attacker/ }).waitFor();
  await look("reveal");
  expect(Object.fromEntries([...seen].filter(([, found]) => found.length > 0))).toEqual({});
  expect([...seen.keys()]).toEqual(expect.arrayContaining(["stand", "ballot", "reveal"]));
  expect(votes).toBeGreaterThan(0);
  expect(faults).toEqual([]);
  await room.close();
});
