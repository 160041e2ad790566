import type { Locator, Page } from "playwright-core";
import { test } from "vitest";
import { sayAsHost } from "./support/host.ts";
import { house } from "./support/house.ts";
import { PHONE, Player } from "./support/player.ts";

const here = house({ pace: 2 });

/** Shares of a picture's colours, each with the share of pixels that have it, by CSS text. */
async function coloursOf(page: Page, part: Locator): Promise<Map<string, number>> {
  const png = (await part.screenshot({ animations: "disabled" })).toString("base64");
  const counts = await page.evaluate(async (png) => {
    const bytes = Uint8Array.from(atob(png), (letter) => letter.charCodeAt(0));
    const image = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [image.width, image.height];
    const pen = canvas.getContext("2d")!;
    pen.drawImage(image, 0, 0);
    const { data } = pen.getImageData(0, 0, image.width, image.height);
    const found: Record<string, number> = {};
    for (let i = 0; i < data.length; i += 4) {
      const colour = `rgb(${data[i]}, ${data[i + 1]}, ${data[i + 2]})`;
      found[colour] = (found[colour] ?? 0) + 4 / data.length;
    }
    return found;
  }, png);
  return new Map(Object.entries(counts));
}

/** A system colour as this page's browser has it. */
const system = (page: Page, name: string): Promise<string> =>
  page.evaluate((name) => {
    const probe = document.createElement("p");
    probe.style.cssText = `forced-color-adjust:none;color:${name}`;
    document.body.append(probe);
    const { color } = getComputedStyle(probe);
    probe.remove();
    return color;
  }, name);

/** A colour that lets some of another through, as it looks over that. */
function over(colour: string, below: string): string {
  const read = (text: string): number[] => text.match(/[\d.]+/g)!.map(Number);
  const [[r, g, b, alpha = 1], under] = [read(colour), read(below)];
  const mixed = [r!, g!, b!].map((x, i) => Math.round(x * alpha + under[i]! * (1 - alpha)));
  return `rgb(${mixed.join(", ")})`;
}

test.concurrent("in high contrast what is chosen, pressed, off, focused or filled is told apart by the system's colours", async ({
  expect,
}) => {
  const context = await here.browser.newContext({ viewport: PHONE, forcedColors: "active" });
  const player = await Player.arrive(here.browser, here.server.url, PHONE, context);
  const { page } = player;
  const highlight = await system(page, "Highlight");
  const lit = over(highlight, await system(page, "ButtonFace"));
  const [text, face] = [await system(page, "ButtonText"), await system(page, "ButtonFace")];
  expect(new Set([highlight, text, face]).size).toBe(3);
  const share = async (part: Locator, colour: string): Promise<number> =>
    (await coloursOf(page, part)).get(colour) ?? 0;

  // The one main action of a page, and the others.
  expect(await share(page.getByRole("button", { name: /Play now/ }), lit)).toBeGreaterThan(0.4);
  expect(await share(page.getByRole("button", { name: /With friends/ }), lit)).toBe(0);

  await player.tap(/With friends/);
  await page.getByRole("button", { name: "Start the round" }).waitFor();
  // Radios: the chosen one's dot and ring, and the border of its row.
  const chosen = page.locator("input[type=radio]:checked");
  const other = page.locator("input[type=radio]:not(:checked)").first();
  expect(await share(chosen, lit)).toBeGreaterThan(0.1);
  expect(await share(other, lit)).toBe(0);
  expect(await share(other, text)).toBeGreaterThan(0.05);
  const border = (radio: Locator): Promise<string> =>
    radio.evaluate((input) => getComputedStyle(input.closest("label")!).borderTopColor);
  expect(await border(chosen)).toBe(highlight);
  expect(await border(other)).not.toBe(highlight);
  // And the other way round once the other is chosen.
  await other.check();
  const now = page.locator("input[type=radio]:checked");
  expect(await share(now, lit)).toBeGreaterThan(0.1);

  // The slider has a track and a thumb.
  const slider = page.getByRole("slider").first();
  const drawn = await coloursOf(page, slider);
  expect(drawn.get(text) ?? 0).toBeGreaterThan(0.05);
  expect(drawn.get(lit) ?? 0).toBeGreaterThan(0.01);

  // Focus by keys.
  await page.getByRole("button", { name: "Copy the link" }).focus();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Shift+Tab");
  const outline = await page.evaluate(() => {
    const { outlineColor, outlineStyle, outlineWidth } = getComputedStyle(document.activeElement!);
    return { outlineColor, outlineStyle, outlineWidth };
  });
  expect(outline).toEqual({ outlineColor: highlight, outlineStyle: "solid", outlineWidth: "3px" });

  // A round: what cannot be pressed is grey. Whoever makes the blocks may have no such button: then in another round.
  await page.getByRole("radio", { name: /One in charge/ }).check();
  await player.tap("Start the round");
  const buttons = page.locator("[data-part=actions] button");
  const off = page.locator("[data-part=actions] button[aria-disabled]").first();
  for (let round = 1; ; round++) {
    await buttons.first().waitFor({ timeout: 30_000 });
    const met = off.waitFor({ timeout: 12_000 }).then(() => true);
    if (await met.catch(() => false)) break;
    expect(round).toBeLessThan(5);
    await sayAsHost(page, { type: "end" }).catch((error) => expect(String(error)).toContain("no_round"));
    await player.tap(/^Play another round/);
  }
  const grey = await system(page, "GrayText");
  expect(await off.evaluate((button) => getComputedStyle(button).color)).toBe(grey);
  await sayAsHost(page, { type: "end" }).catch((error) => expect(String(error)).toContain("no_round"));
  await player.heading("How it ended").waitFor({ timeout: 90_000 });
  expect(player.faults).toEqual([]);
  await context.close();
});
