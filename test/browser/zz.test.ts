import { readdirSync, writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import { misfits } from "./support/fit.ts";
import { house } from "./support/house.ts";
import { Player } from "./support/player.ts";

const here = house({ pace: 4 });
const OUT = "/tmp/zhshots2";
const SIZES = [
  [390, 844],
  [320, 568],
  [844, 390],
] as const;
test("shots", async () => {
  const { page } = await Player.arrive(here.browser, `${here.server.url}/?lang=zh`);
  const found: string[] = [];
  const shot = async (name: string, p = page) => {
    for (const [width, height] of SIZES) {
      await p.setViewportSize({ width, height });
      await p.waitForTimeout(300);
      for (const one of await misfits(p, { still: false, letters: 0 })) found.push(`${name} ${width}: ${one}`);
      await p.screenshot({ path: `${OUT}/${name} ${width}.png` });
    }
  };
  await page.locator("form[data-part=join]").waitFor();
  await page.waitForTimeout(1000);
  await page.evaluate(() => scrollTo(0, 9999));
  await shot("home");
  await page.locator("[data-part=help-open]").click();
  await page.locator("[data-part=help] [data-part=languages]").waitFor();
  await shot("help");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "和全班玩" }).click();
  await page.locator("[data-part=console-open]").waitFor();
  await page.waitForTimeout(800);
  await shot("lobby");
  const guest = await Player.arrive(here.browser, `${page.url()}?in=zh`);
  await guest.page.locator("button[data-kind=main]").waitFor();
  await guest.page.waitForTimeout(500);
  await shot("join", guest.page);
  await guest.page.locator("button[data-kind=main]").click();
  await guest.page.locator("[data-part=host-wait]").waitFor();
  await shot("guest", guest.page);
  await page.locator("[data-part=console-open]").click();
  await page.locator("#console-clock").waitFor();
  await shot("console");
  await page.keyboard.press("Escape");
  await page.locator("[data-part=footer] [data-kind=main]").click();
  await page.locator("[data-view=conduct]").waitFor();
  await page.waitForTimeout(1500);
  await shot("conduct");
  await page.goto(`${here.server.url}/lab`);
  await page.waitForTimeout(4000);
  await shot("lab");
  await page.goto(`${here.server.url}/replay`);
  await page.waitForTimeout(1000);
  await shot("replay");
  console.log(found.join("\n"));
  // Sheets
  const sheet = async (dir: string, filter: RegExp, name: string, h: number) => {
    const files = readdirSync(dir)
      .filter((f) => filter.test(f))
      .slice(0, 40);
    const html = `<body style="margin:0;background:#888">${files.map((f) => `<figure style="display:inline-block;margin:4px"><img src="file://${dir}/${encodeURIComponent(f)}" style="height:${h}px"><figcaption style="font:10px sans-serif">${f}</figcaption></figure>`).join("")}</body>`;
    writeFileSync(`/tmp/${name}.html`, html);
    const p = await (await here.browser.newContext({ viewport: { width: 1700, height: 900 } })).newPage();
    await p.goto(`file:///tmp/${name}.html`);
    await p.waitForTimeout(500);
    await p.screenshot({ path: `/tmp/${name}.png`, fullPage: true });
  };
  await sheet(OUT, / (390|320)\.png/, "s-phone", 620);
  await sheet(OUT, / 844\.png/, "s-land", 260);
  expect(found).toEqual([]);
});
