import type { Page } from "playwright-core";

/** So many stops a page has at most between two presses of one who looks for something. */
const STOPS_MAX = 120;

/** What has the focus: its name, as a person would hear it, or `nothing`. */
export const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const at = document.activeElement;
    if (!at || at === document.body) return "nothing";
    const labels = "labels" in at ? [...((at as HTMLInputElement).labels ?? [])].map((one) => one.textContent) : [];
    const name = at.getAttribute("aria-label") ?? (labels.length > 0 ? labels.join(" ") : at.textContent);
    return `${at.tagName.toLowerCase()} ${name?.trim().replace(/\s+/g, " ").slice(0, 80) ?? ""}`;
  });

/** Somebody who has a keyboard and nothing else. */
export class Keyboard {
  readonly page: Page;
  /** What stood there as the focus was nowhere. */
  readonly lost: string[] = [];

  constructor(page: Page) {
    this.page = page;
  }

  /** Goes on by Tab until what has the focus has this name. Undefined if it never does. */
  async reach(name: RegExp, most = STOPS_MAX): Promise<string | undefined> {
    for (let i = 0; i < most; i++) {
      const at = await focused(this.page);
      if (name.test(at)) return at;
      await this.page.keyboard.press("Tab");
    }
    return undefined;
  }

  async press(name: RegExp, key = "Enter"): Promise<void> {
    const at = await this.reach(name);
    if (at === undefined) throw new Error(`no Tab leads to ${name}; at ${await focused(this.page)}`);
    await this.page.keyboard.press(key);
  }

  /** Once a screen has come, the focus must be somewhere in it: `before` it did. */
  async keeps(where: string): Promise<void> {
    for (let i = 0; i < 20; i++) {
      if ((await focused(this.page)) !== "nothing") return;
      await this.page.waitForTimeout(50);
    }
    this.lost.push(where);
  }
}
