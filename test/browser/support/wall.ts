import type { Locator, Page } from "playwright-core";

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
