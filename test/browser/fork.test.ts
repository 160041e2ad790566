import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import type { AllView } from "../../src/game/views.ts";
import { SUBPROTOCOL } from "../../src/protocol/limits.ts";
import { faults } from "./support/faults.ts";
import { house } from "./support/house.ts";
import { Player, PROJECTOR } from "./support/player.ts";
import { openWall, turnTo } from "./support/wall.ts";

// Fast, but so that a slow machine has the seconds that a vote takes.
const here = house({ pace: 3 });

/** Where pictures go, to be looked at by people; and in which language. */
const { SHOTS, SPEAK = "en" } = process.env;

/** Somebody in a seat without a page, who votes. */
class Voter {
  readonly #socket: WebSocket;
  readonly #tab: string;
  #said = 0;

  constructor(url: string, code: string, token: string, n: number) {
    this.#socket = new WebSocket(`${url.replace(/^http/, "ws")}/api/rooms/${code}/socket`, [SUBPROTOCOL, token]);
    this.#tab = `voter00${n}`;
  }

  async says(message: object): Promise<void> {
    while (this.#socket.readyState === WebSocket.CONNECTING) await new Promise((done) => setTimeout(done, 20));
    this.#socket.send(JSON.stringify({ ...message, id: `${this.#tab}.${++this.#said}` }));
  }

  close(): void {
    this.#socket.close();
  }
}

test("who lost a vote parts ways with one tap, both rooms' rounds stand on both walls, and one comes back", async () => {
  const { url } = here.server;
  const post = async (path: string, body: object, key?: string): Promise<Record<string, string>> => {
    const headers: Record<string, string> = key ? { Authorization: `Bearer ${key}` } : {};
    const answer = await fetch(`${url}/api/rooms${path}`, { method: "POST", headers, body: JSON.stringify(body) });
    return (await answer.json()) as Record<string, string>;
  };
  const { code, hostToken, screenToken } = (await post("", { scenario: "meadow" })) as Record<
    "code" | "hostToken" | "screenToken",
    string
  >;
  let said = 0;
  const drive = (room: string, message: object) =>
    post(`/${room}/drive`, { ...message, id: `program1.${++said}` }, hostToken);
  const shown = async (room: string): Promise<AllView> => {
    const answer = await fetch(`${url}/api/rooms/${room}/state`, { headers: { Authorization: `Bearer ${hostToken}` } });
    return ((await answer.json()) as { views: { all: AllView } }).views.all;
  };
  const until = async (holds: () => Promise<boolean>): Promise<void> => {
    while (!(await holds())) await new Promise((done) => setTimeout(done, 50));
  };
  const wallOf = (room: string) => openWall(here, room, screenToken, { lang: SPEAK, viewport: PROJECTOR });
  const loser = await Player.arrive(here.browser, `${url}/r/${code}?lang=${SPEAK}`);
  const stays = await Player.arrive(here.browser, `${url}/r/${code}?lang=${SPEAK}`);
  for (const { page } of [loser, stays])
    await page.locator("form button[type=submit], button[data-kind=main]").first().click();
  for (const { page } of [loser, stays]) await page.locator("[data-part=footer]").waitFor();
  const voters: Voter[] = [];
  for (const n of [1, 2, 3, 4]) {
    const { token } = await post(`/${code}/seats`, { name: `Voter ${n}` });
    voters.push(new Voter(url, code, token ?? "", n));
  }
  const wall = await wallOf(code);
  // Nobody but people votes.
  await drive(code, { type: "bots", bots: 0 });

  // Four change who decides, two are against it, one of them at a page.
  await drive(code, { type: "assembly" });
  await until(async () => (await shown(code)).assembly?.stage === "propose");
  await voters[0]!.says({ type: "propose", part: "round", option: "mechanism", to: "queen" });
  await until(async () => (await shown(code)).assembly?.proposals.length === 1);
  await drive(code, { type: "count" });
  await until(async () => (await shown(code)).assembly?.stage === "vote");
  for (const [i, voter] of voters.entries()) await voter.says({ type: "ballot", proposal: 0, votes: i === 3 ? -1 : 1 });
  const ballot = (page: Page, which: number) => page.locator("[data-part=ballot] button").nth(which).click();
  // The one whose vote matters first: the vote is over once its time is.
  await ballot(loser.page, 1);
  await ballot(stays.page, 0);

  const found: string[] = [];
  const ask = loser.page.locator("[data-part=part-ways]");
  await ask.waitFor();
  expect(await stays.page.locator("[data-part=part-ways]").count()).toBe(0);
  if (SHOTS) await faults(loser.page, "part result");
  // It stands in the lobby as well, until the next round.
  await drive(code, { type: "lobby" });
  await loser.page.locator("[data-view=assembly]").waitFor({ state: "detached" });
  found.push(...(await faults(loser.page, "part")));
  const before = (await shown(code)).seats[0];
  await ask.locator("button[data-kind=main]").click();
  await loser.page.waitForURL((at) => at.pathname.startsWith("/r/") && !at.pathname.endsWith(code));
  const sister = new URL(loser.page.url()).pathname.slice(-5);
  const kin = (page: Page, room: string) => page.locator(`[data-part=family] [data-room=${room}]`);
  await kin(loser.page, code).waitFor();
  // The same seat and name, and nothing to enter.
  const mine = (await shown(sister)).seats[0];
  expect(mine?.name).toBe(before?.name);
  found.push(...(await faults(loser.page, "parted")));
  await kin(wall, sister).waitFor();
  found.push(...(await faults(wall, "wall parted", true)));
  // A page that comes to the old address goes on to the new one.
  await loser.page.goto(`${url}/r/${code}?lang=${SPEAK}`);
  await loser.page.waitForURL(`**/r/${sister}`);

  const there = await wallOf(sister);
  for (const room of [sister, code]) {
    await drive(room, { type: "start" });
    await until(async () => (await shown(room)).round?.phase === "play");
    // For pictures, so long that something comes of it.
    if (SHOTS) await new Promise((done) => setTimeout(done, 9000));
    await drive(room, { type: "end" });
    await until(async () => (await shown(room)).phase === "reveal");
  }
  for (const [page, other] of [
    [wall, sister],
    [there, code],
  ] as const) {
    await turnTo(page, page.locator("[data-screen=family] [data-part=family]"));
    await kin(page, other).and(page.locator("[data-round]")).waitFor();
  }
  found.push(...(await faults(wall, "wall rounds", true)));
  for (const room of [sister, code]) await drive(room, { type: "lobby" });
  await kin(stays.page, sister).and(stays.page.locator("[data-round]")).waitFor();
  found.push(...(await faults(loser.page, "rounds")));
  found.push(...(await faults(there, "wall lobby", true)));

  await loser.page.locator("[data-part=family] > button").click();
  await loser.page.waitForURL(`**/r/${code}`);
  await until(async () => Object.keys((await shown(code)).family?.parted ?? {}).length === 0);
  expect((await shown(code)).seats[0]).toMatchObject({ name: mine?.name });
  expect((await shown(code)).seats[0]?.bot).toBeUndefined();
  for (const voter of voters) voter.close();
  expect(found).toEqual([]);
  expect([...loser.faults, ...stays.faults]).toEqual([]);
});
