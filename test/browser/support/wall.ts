import type { Browser, Locator, Page } from "playwright-core";
import type { Size } from "./look.ts";

/** A wall turned by hand goes on after so long: its cards are mounted as they are reached. ms */
const TURN = 700;
/** More cards than any round has. */
const TURNS = 40;

/** Turns the projector's pages after a round, by its arrow key, until something stands on one. @throws where it comes on none. */
export async function turnTo(wall: Page, what: Locator): Promise<void> {
  for (let turn = 0; turn < TURNS; turn++) {
    if (await what.first().isVisible()) return;
    await wall.keyboard.press("ArrowRight");
    await wall.waitForTimeout(TURN);
  }
  throw new Error(`the wall never shows ${what}`);
}

/** A page of its own that is a room's projector, by the key that making the room gave; in this language, where one is named. */
export async function openWall(
  { browser, server }: { browser: Browser; server: { url: string } },
  code: string,
  screenToken: string | undefined,
  { lang, viewport }: { lang?: string; viewport?: Size } = {},
): Promise<Page> {
  const wall = await (await browser.newContext(viewport && { viewport })).newPage();
  await wall.goto(server.url);
  const key = [`leaderless.room.${code}`, JSON.stringify({ screen: screenToken })] as const;
  await wall.evaluate(([place, keys]) => localStorage.setItem(place, keys), key);
  await wall.goto(`${server.url}/r/${code}?screen${lang ? `&lang=${lang}` : ""}`);
  return wall;
}
