import type { Browser, BrowserContext, Page } from "playwright-core";

export const PHONE = { width: 390, height: 844 };
export const PROJECTOR = { width: 1920, height: 1080 };

/** A person at a browser of their own, who does what the buttons say. */
export class Player {
  readonly context: BrowserContext;
  readonly page: Page;
  /** What went wrong in the page: there should be nothing. */
  readonly faults: string[] = [];

  private constructor(context: BrowserContext, page: Page) {
    this.context = context;
    this.page = page;
    page.on("pageerror", (error) => this.faults.push(error.message));
  }

  /**
   * At a browser of its own, unless one is given. Nothing moves in it: to draw dozens of pages sixty times a second takes
   * a third of the processors. What moves is looked at by tests that bring a context in which it does.
   */
  static async arrive(browser: Browser, url: string, viewport = PHONE, given?: BrowserContext): Promise<Player> {
    const context =
      given ??
      (await browser.newContext({
        viewport,
        hasTouch: viewport === PHONE,
        reducedMotion: "reduce",
      }));
    const page = await context.newPage();
    const player = new Player(context, page);
    await page.goto(url);
    return player;
  }

  async tap(name: RegExp | string): Promise<void> {
    await this.page.getByRole("button", { name }).first().click();
  }

  heading(name: RegExp | string) {
    return this.page.getByRole("heading", { name, level: 1 });
  }

  /** The big buttons that can be pressed now. */
  async buttons(): Promise<string[]> {
    const list = this.page.locator("[data-part=actions] button:not([aria-disabled], [data-term])");
    return list.evaluateAll((all) => all.map((button) => button.querySelector("[data-verb]")?.textContent ?? ""));
  }

  /** Presses one of the buttons, the first that begins with one of these words, if there is any. */
  async press(...words: string[]): Promise<string | undefined> {
    const open = await this.buttons();
    const word = words.find((wanted) => open.some((button) => button.startsWith(wanted)));
    if (!word) return undefined;
    const button = this.page
      .locator("[data-part=actions] button:not([aria-disabled], [data-term])", { hasText: word })
      .first();
    // The button may have gone with the bee; then there will be another in a moment.
    await button.click({ timeout: 500 }).catch(() => undefined);
    return word;
  }

  /** Does one sensible thing, if there is one: looks before it leaves, and says what it saw. */
  async step(): Promise<string | undefined> {
    const open = await this.buttons();
    const looking = open.includes("Fly home") && !open.some((button) => button.startsWith("Stay"));
    return looking
      ? undefined
      : this.press("Propose it:", "Dance:", "Follow to", "Return", "Explore", "Stay quiet", "Fly home");
  }

  /** Plays until the reveal. */
  async playOn(): Promise<void> {
    const end = this.heading("How it ended");
    while (!(await end.isVisible())) {
      await this.step();
      await this.page.waitForTimeout(300);
    }
  }
}
