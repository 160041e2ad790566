import { expect, test } from "vitest";
import { faults } from "./support/faults.ts";
import { house } from "./support/house.ts";
import { Player, PROJECTOR } from "./support/player.ts";
import { openWall } from "./support/wall.ts";

const here = house();

/** Where pictures go, to be looked at by people; and in which language. */
const { SHOTS, SPEAK = "en" } = process.env;

test("friends change a rule between two rounds, on phones and the wall, and play by it", {
  timeout: 120_000,
}, async () => {
  const { url } = here.server;
  const made = await fetch(`${url}/api/rooms`, { method: "POST", body: JSON.stringify({ scenario: "meadow" }) });
  const { code, hostToken, screenToken } = (await made.json()) as Record<string, string>;
  let said = 0;
  const drive = async (message: object): Promise<number> => {
    const headers = { Authorization: `Bearer ${hostToken}` };
    const body = JSON.stringify({ ...message, id: `program1.${++said}` });
    return (await fetch(`${url}/api/rooms/${code}/drive`, { method: "POST", headers, body })).status;
  };
  const [ada, ben] = [
    await Player.arrive(here.browser, `${url}/r/${code}?lang=${SPEAK}`),
    await Player.arrive(here.browser, `${url}/r/${code}?lang=${SPEAK}`),
  ];
  for (const { page } of [ada, ben])
    await page.locator("form button[type=submit], button[data-kind=main]").first().click();
  const wall = await openWall(here, code ?? "", screenToken, { lang: SPEAK, viewport: PROJECTOR });
  await ada.page.locator("[data-part=footer]").waitFor();
  const found: string[] = [];

  // A round that nobody plays: bots that had nothing of it want something else. Then all of an assembly takes twice as long, to look at.
  await drive({ type: "start" });
  await ada.page.locator("[data-part=actions]").waitFor();
  await drive({ type: "end" });
  await drive({ type: "slow", seat: 0, times: 2 });
  await drive({ type: "assembly" });
  const sheet = ada.page.locator("[data-view=assembly]");
  await sheet.and(ada.page.locator("[data-stage=propose]")).waitFor();
  await ada.page.locator("[data-view=assembly] > button[data-kind=main]").click();
  if (SHOTS) found.push(...(await faults(ada.page, "rules")));
  await ada.page.locator("[data-part=rules] button").nth(2).click();
  if (SHOTS) found.push(...(await faults(ada.page, "values")));
  await ada.page.locator("[data-part=values] button").first().click();
  const own = ben.page.locator("[data-part=proposal]:not([data-bot]) button");
  await own.first().click();
  await wall.locator("[data-part=proposal]").first().waitFor();
  found.push(...(await faults(wall, "wall propose", true)));
  found.push(...(await faults(ben.page, "propose")));

  await drive({ type: "count" });
  await sheet.and(ada.page.locator("[data-stage=vote]")).waitFor();
  for (const { page } of [ada, ben])
    await page.locator("[data-part=ballot]").first().getByRole("button").first().click();
  await ada.page.locator("[data-part=ballot] button[aria-pressed=true]").waitFor();
  found.push(...(await faults(wall, "wall vote", true)));
  found.push(...(await faults(ada.page, "vote")));
  await drive({ type: "count" });
  await sheet.and(ada.page.locator("[data-stage=over]")).waitFor();
  await ada.page.locator("[data-part=outcome]").first().waitFor();
  found.push(...(await faults(wall, "wall result", true)));
  found.push(...(await faults(ada.page, "result")));

  // The room goes on at a friend's tap.
  await ada.page.locator("[data-part=footer] button").first().click();
  await sheet.waitFor({ state: "detached" });
  await ben.page.locator("[data-view=assembly]").waitFor({ state: "detached" });
  expect(found).toEqual([]);
  expect([...ada.faults, ...ben.faults]).toEqual([]);
});

test("a campaign's end tells round by round how few could decide, on the phone and on the wall", {
  timeout: 120_000,
}, async () => {
  const { url } = here.server;
  const round = { kind: "round", minutes: 2, scenario: "captured-queen" };
  const steps = [
    { ...round, id: "first" },
    { kind: "assembly", id: "meet", minutes: 1 },
    { ...round, id: "second" },
  ];
  const made = await fetch(`${url}/api/rooms`, {
    method: "POST",
    body: JSON.stringify({ plan: { id: "short", minutes: 10, steps } }),
  });
  const { code, hostToken, screenToken } = (await made.json()) as Record<string, string>;
  let said = 0;
  const drive = (message: object): Promise<Response> =>
    fetch(`${url}/api/rooms/${code}/drive`, {
      method: "POST",
      headers: { Authorization: `Bearer ${hostToken}` },
      body: JSON.stringify({ ...message, id: `program2.${++said}` }),
    });
  const { page, ...ada } = await Player.arrive(here.browser, `${url}/r/${code}?lang=${SPEAK}`);
  await page.locator("form button[type=submit], button[data-kind=main]").first().click();
  const wall = await openWall(here, code ?? "", screenToken, { lang: SPEAK, viewport: PROJECTOR });
  const playOut = async (): Promise<void> => {
    await page.locator("[data-part=actions]").waitFor();
    for (
      let over = false;
      !over;
      over = (await page.locator("[data-part=actions], [data-part=naming]").count()) === 0
    ) {
      await drive({ type: "end" });
      await page.waitForTimeout(500);
    }
  };
  await drive({ type: "start" });
  await playOut();
  await drive({ type: "start" });
  await page.locator("[data-view=assembly]").waitFor();
  await page.locator("[data-view=assembly] > button[data-kind=main]").click();
  await page.locator("[data-part=rules] button").first().click();
  await page.locator("[data-part=values] button").first().click();
  await page.locator("[data-part=proposal]:not([data-bot])").waitFor();
  await drive({ type: "count" });
  await page.locator("[data-part=ballot]").first().waitFor();
  for (const one of await page.locator("[data-part=ballot]").all()) await one.getByRole("button").first().click();
  await drive({ type: "count" });
  await page.locator("[data-part=our-rules]").waitFor();
  await drive({ type: "start" });
  await playOut();
  await drive({ type: "start" });
  await page.locator("[data-part=story] li").nth(1).waitFor();
  await wall.locator("[data-part=story] li").nth(1).waitFor();
  const found = [...(await faults(wall, "wall story", true)), ...(await faults(page, "story"))];
  expect(found).toEqual([]);
  expect(ada.faults).toEqual([]);
});
