// How long a recording of 30 seats and five minutes takes to open, and to be moved to any time: `npm run bench:replay`, or with
// scenarios' names (`npm run bench:replay -- robbers pow`). In Chromium, on the page that opens files: from the file to what it
// turned out to be, and from the tap on the button to what is drawn. The budget is 2 s for both, and 200 ms a move.
import { gzipSync } from "node:zlib";
import type { Page } from "playwright-core";
import { apply, endOf, headOf, type Input, recordingOf, type Scenario, scenarios } from "../../src/game/index.ts";
import { Chance, purpose } from "../../src/game/kit/chance.ts";
import { advance, createSession } from "../../src/game/session.ts";
import { recorded as sensible } from "../../src/lab/changed/recorded.ts";
import { bundle } from "../../src/tools/bundle.ts";
import { launchBrowser } from "../browser/chromium.ts";
import { startServer } from "../browser/server.ts";
import { commandOf, ownView } from "../game/support/play.ts";

const OPEN_MAX = 2000;
const SEEK_MAX = 200;
const SEATS = 30;
const PEOPLE = 6;
const CLOCK = 300_000;
const SEEKS = 40;

const given = process.argv.slice(2);
const ids = given.length > 0 ? given : ["meadow", "ec", "bft"];
if (!process.env.LEADERLESS_BUILT && !(await bundle())) throw new Error("the build failed");
const { RULES } = await import("../../src/game/rules.generated.ts");

const WHAT = purpose("bench of recordings");

/** How a round of the bench is played: by bots and one who decides as they do, or with six who tap whatever is on offer. */
const WAYS = { sensible: played, random: tapped };

function played(scenario: Scenario) {
  const setup = { ...scenario, fill: SEATS, clock: CLOCK, briefing: 1000 };
  return { ...sensible(setup, "243f6a8885a308d313198a2e03707344", "honest").recording, rules: RULES };
}

/**
 * A round of six people who tap at random every second, among bots, until its clock runs out or it is decided. Where blocks take
 * votes, hardly one becomes final: a round with more in its state than any that is played.
 */
function tapped(scenario: Scenario) {
  const luck = new Chance("243f6a8885a308d313198a2e03707344");
  const s = createSession();
  for (let i = 0; i < PEOPLE; i++) apply(s, { t: 0, type: "sit", name: `Player ${i + 1}` });
  apply(s, { t: 0, type: "plan", steps: [{ ...scenario, fill: SEATS, clock: CLOCK, briefing: 1000 }] });
  const refused = apply(s, { t: 0, type: "start", key: luck.derive(WHAT, 0), away: [] });
  if (refused) throw new Error(`${scenario.id} does not start: ${refused.code}`);
  const inputs: Input[] = [{ t: 0, type: "start", key: "", away: [] }];
  for (let t = 700; s.phase === "round"; t += 700) {
    advance(s, t);
    for (let seat = 0; seat < PEOPLE && s.phase === "round"; seat++) {
      if (luck.chooses(WHAT, 0.65, seat, t)) continue;
      const offers = ownView(s, seat, t).offers.filter((offer) => !offer.not);
      const offer = offers[luck.int(WHAT, Math.max(1, offers.length), seat, t)];
      if (!offer) continue;
      const command = commandOf(offer, luck.int(WHAT, 100, seat, t, 2), luck.int(WHAT, 7, seat, t, 3));
      const input: Input = { t, type: "act", seat, round: s.rounds, command };
      if (!apply(s, input)) inputs.push(input);
    }
  }
  const [head, end] = [headOf(s, RULES), endOf(s)];
  if (!head || !end) throw new Error(`${scenario.id} did not end`);
  return recordingOf(head, end, inputs);
}

/** How long after this event something is on the page and a frame with it was drawn, in ms: the page itself takes the time, since Playwright looks twice a second. */
function appearance(page: Page, event: "change" | "click", selector: string): Promise<number> {
  return page.evaluate(
    ([event, selector]) =>
      new Promise<number>((done) => {
        addEventListener(
          event,
          () => {
            const from = performance.now();
            const look = (): void => {
              if (!document.querySelector(selector)) return;
              seen.disconnect();
              requestAnimationFrame(() => setTimeout(() => done(performance.now() - from)));
            };
            const seen = new MutationObserver(look);
            seen.observe(document, { subtree: true, childList: true, attributes: true });
          },
          { once: true, capture: true },
        );
      }),
    [event, selector] as const,
  );
}

const server = await startServer();
const browser = await launchBrowser();
let over = 0;
try {
  // A server keeps its build of the game once a room was made.
  await fetch(`${server.url}/api/rooms`, { method: "POST", body: "{}" });
  const page = await (await browser.newContext({ viewport: { width: 390, height: 844 } })).newPage();
  // Whoever opens the page looks for their file first: the page gets ready meanwhile.
  await page.goto(`${server.url}/replay`, { waitUntil: "networkidle" });
  for (const [id, way] of ids.flatMap((id) =>
    Object.keys(WAYS).map((way) => [id, way as keyof typeof WAYS] as const),
  )) {
    const scenario = scenarios[id];
    if (!scenario) throw new Error(`there is no scenario ${id}`);
    const recording = WAYS[way](scenario);
    const buffer = gzipSync(JSON.stringify({ format: recording.format, rounds: [recording] }));
    const verdict = appearance(page, "change", "[data-verdict='replays exactly']");
    await page
      .locator("input[type=file]")
      .setInputFiles({ name: `${id}.json.gz`, mimeType: "application/gzip", buffer });
    const checked = await verdict;
    const picture = appearance(page, "click", "[data-part=everybody] li");
    await page.getByRole("button", { name: "Watch" }).click();
    const opened = await picture;
    await page.getByRole("button", { name: "Pause" }).click();
    const seeks: number[] = [];
    for (const eyes of ["everything", "projector", "0"]) {
      await page.getByRole("combobox", { name: "Whose eyes" }).selectOption(eyes);
      seeks.push(
        ...(await page.evaluate(async (count) => {
          const slider = document.querySelector<HTMLInputElement>("input[type=range][aria-label=Time]")!;
          const times: number[] = [];
          for (let i = 0; i < count; i++) {
            // All over the round, back and forth.
            slider.valueAsNumber = Math.round((((i * 0.618) % 1) * Number(slider.max)) / 500) * 500;
            const from = performance.now();
            slider.dispatchEvent(new Event("input", { bubbles: true }));
            await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
            times.push(performance.now() - from);
          }
          return times;
        }, SEEKS)),
      );
    }
    await page.getByRole("button", { name: "Close" }).click();
    seeks.sort((a, b) => a - b);
    const worst = seeks.at(-1) ?? Number.NaN;
    const p95 = seeks[Math.floor(0.95 * seeks.length)] ?? Number.NaN;
    const took = ((recording.until - recording.opened) / 1000).toFixed(0);
    const size = (buffer.length / 1024).toFixed(0);
    console.log(
      `${id.padEnd(8)} ${way.padEnd(8)} ${took} s, ${recording.inputs.length} inputs, ${size} KB: checked in ${checked.toFixed(0)} ms, opened in ${opened.toFixed(0)} ms; ` +
        `moved in ${p95.toFixed(0)} ms (p95 of ${seeks.length}), at most ${worst.toFixed(0)}`,
    );
    if (checked + opened > OPEN_MAX || worst > SEEK_MAX) over++;
  }
} finally {
  await browser.close();
  await server.stop();
}
process.exitCode = over > 0 ? 1 : 0;
