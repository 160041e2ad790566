// A wall and a phone in a real Chromium while a crowd plays: how long each of their frames takes; and beside them, as a measure of
// the machine, those of an empty page.
import type { Browser, Page } from "playwright-core";
import type { RoomCreated } from "../../src/protocol/http.ts";

/** Of a page's frames in ms, until it is asked again. */
export interface Frames {
  page: string;
  step: string;
  count: number;
  half: number;
  p95: number;
  most: number;
}

interface Counting {
  frames: number[];
}

/** Counts every frame of a page from now on. */
async function count(page: Page): Promise<void> {
  await page.evaluate(() => {
    const counting: Counting = { frames: [] };
    (window as unknown as { counting: Counting }).counting = counting;
    let last = performance.now();
    const frame = (now: number): void => {
      counting.frames.push(now - last);
      last = now;
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  });
}

const take = (page: Page): Promise<number[]> =>
  page.evaluate(() => (window as unknown as { counting: Counting }).counting.frames.splice(0));

/** The pages whose frames are counted. */
const COUNTED = ["wall", "phone", "empty"] as const;

export class Watched {
  readonly frames: Frames[] = [];
  readonly faults: string[] = [];
  readonly #pages: Readonly<Record<string, Page>>;
  readonly #all: Record<string, number[]> = {};

  private constructor(pages: Readonly<Record<string, Page>>) {
    this.#pages = pages;
    for (const [name, page] of Object.entries(pages))
      page.on("pageerror", (error) => this.faults.push(`${name}: ${error.message}`));
  }

  /** Opens the wall, a phone that takes a seat, and the console, from where the data are taken at the end. */
  static async open(browser: Browser, url: string, { code, hostToken, screenToken }: RoomCreated): Promise<Watched> {
    const page = async (keys: object, width: number, height: number, search = ""): Promise<Page> => {
      const context = await browser.newContext({ viewport: { width, height } });
      const opened = await context.newPage();
      await opened.addInitScript(
        ([at, held]) => localStorage.getItem(at as string) ?? localStorage.setItem(at as string, held as string),
        [`leaderless.room.${code}`, JSON.stringify(keys)],
      );
      await opened.goto(`${url}/r/${code}${search}`);
      return opened;
    };
    const wall = await page({ screen: screenToken }, 1920, 1080, "?screen");
    const phone = await page({}, 390, 844);
    await phone.getByRole("textbox").first().fill("Watcher");
    await phone.getByRole("button", { name: "Take a seat" }).click();
    await phone.locator("[data-view=step], [data-part=step]").first().waitFor();
    const host = await page({ host: hostToken }, 1280, 800);
    const empty = await (await browser.newContext()).newPage();
    const watched = new Watched({ wall, phone, host, empty });
    for (const name of COUNTED) await count(watched.#pages[name] as Page);
    return watched;
  }

  /** What a step took, of wall, phone and the empty page. */
  async turned(step: string): Promise<void> {
    for (const name of COUNTED) {
      const frames = await take(this.#pages[name] as Page);
      this.#all[name] = [...(this.#all[name] ?? []), ...frames];
      this.frames.push({ page: name, step, ...told(frames) });
    }
  }

  /** Over all steps. */
  whole(): Frames[] {
    return Object.entries(this.#all).map(([page, frames]) => ({ page, step: "all", ...told(frames) }));
  }

  /** From the tap on the button to the file. ms, and its size in bytes. */
  async zip(): Promise<{ ms: number; name: string }> {
    const page = this.#pages.host as Page;
    await page.getByRole("button", { name: "Take the data along" }).first().click();
    await page.getByRole("checkbox", { name: /^Who lied/ }).check();
    const from = performance.now();
    const [file] = await Promise.all([
      page.waitForEvent("download", { timeout: 300_000 }),
      page.getByRole("button", { name: "Make the zip" }).click(),
    ]);
    return { ms: Math.round(performance.now() - from), name: await file.path() };
  }

  /** Does what the phone offers first, if anything. */
  async tap(): Promise<void> {
    const button = this.#pages.phone?.locator("[data-part=actions] button:not([aria-disabled], [data-term])").first();
    await button?.click({ timeout: 300 }).catch(() => undefined);
  }
}

function told(frames: readonly number[]): Pick<Frames, "count" | "half" | "p95" | "most"> {
  const sorted = [...frames].sort((a, b) => a - b);
  const at = (share: number): number =>
    Math.round(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0);
  return { count: frames.length, half: at(0.5), p95: at(0.95), most: at(1) };
}
