import { expect, test } from "vitest";
import { house } from "./support/house.ts";
import { Player } from "./support/player.ts";

const here = house();

test("a tap changes the language, a room's link carries it, and one's own tap is stronger", async () => {
  const { url } = here.server;
  const { page, ...host } = await Player.arrive(here.browser, url);
  const lang = (of = page) => of.locator("html").getAttribute("lang");
  expect(await lang()).toBe("en-GB");
  await page.getByRole("button", { name: "简体中文" }).click();
  await page.getByRole("button", { name: "和朋友玩" }).click();
  await page.getByRole("button", { name: "开始这一局" }).waitFor();
  expect(await lang()).toBe("zh-CN");
  // Names that the game gave are in the language too.
  expect(await page.locator("[data-part=names] bdi").first().textContent()).toMatch(/^\p{Script=Han}+$/u);
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.getByRole("button", { name: "复制链接" }).click();
  await page.getByRole("button", { name: "已复制" }).waitFor();
  const link = await page.evaluate(() => navigator.clipboard.readText());

  const guest = await Player.arrive(here.browser, "about:blank");
  const words: string[] = [];
  guest.page.on("request", (request) => words.push(...(/words-.*(?=-[\w-]{8}\.js$)/.exec(request.url()) ?? [])));
  await guest.page.goto(link);
  await guest.page.getByRole("heading", { name: "加入房间" }).waitFor();
  // One language alone.
  expect(words.filter((name) => !/-zh\b/.test(name))).toEqual([]);
  await guest.page.getByRole("button", { name: "English" }).click();
  await guest.page.getByRole("heading", { name: "Join the room" }).waitFor();
  // Loaded anew by the same link, it stays as it was tapped.
  await guest.page.goto(link);
  await guest.page.getByRole("heading", { name: "Join the room" }).waitFor();
  expect(await lang(guest.page)).toBe("en-GB");
  expect([...host.faults, ...guest.faults]).toEqual([]);
  await Promise.all([page.context().close(), guest.context.close()]);
});

test("whoever types a code and has chosen no language reads the room's; a plan brings one, a host sets another", async () => {
  const { url } = here.server;
  const plan = {
    id: "own",
    minutes: 5,
    language: "de",
    steps: [
      { kind: "join", id: "join", minutes: 1 },
      { kind: "round", id: "bees", minutes: 2, scenario: "meadow" },
    ],
  };
  const made = await fetch(`${url}/api/rooms`, { method: "POST", body: JSON.stringify({ mode: "class", plan }) });
  const { code, hostToken } = (await made.json()) as { code: string; hostToken: string };
  const guest = await Player.arrive(here.browser, `${url}/r/${code}`);
  await guest.tap("Platz nehmen");
  await guest.page.getByText("Du bist drin.").waitFor();
  expect(await guest.page.locator("html").getAttribute("lang")).toBe("de-DE");
  // Who taps one reads that, whatever the room speaks.
  const other = await Player.arrive(here.browser, `${url}/r/${code}?lang=en`);
  await other.tap("Take a seat");
  const body = JSON.stringify({ id: "teacher1.1", type: "language", language: "zh" });
  const headers = { Authorization: `Bearer ${hostToken}` };
  expect((await fetch(`${url}/api/rooms/${code}/drive`, { method: "POST", headers, body })).status).toBe(200);
  await expect.poll(() => guest.page.locator("html").getAttribute("lang"), { timeout: 10_000 }).toBe("zh-CN");
  expect(await other.page.locator("html").getAttribute("lang")).toBe("en-GB");
  expect([...guest.faults, ...other.faults]).toEqual([]);
  await Promise.all([guest.context.close(), other.context.close()]);
});
