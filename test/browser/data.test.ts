import { readFileSync, writeFileSync } from "node:fs";
import { gunzipSync, strFromU8, unzipSync } from "fflate";
import Papa from "papaparse";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { hashOf, type SessionRecording } from "../../src/game/index.ts";
import { findings } from "./support/axe.ts";
import { keysOf, sayAsHost } from "./support/host.ts";
import { house } from "./support/house.ts";
import { PHONE, Player } from "./support/player.ts";

const here = house({ pace: 10 });

/** Where pictures go, to be looked at by people. */
const { SHOTS } = process.env;
const SIZES = [PHONE, { width: 844, height: 390 }, { width: 320, height: 568 }, { width: 1280, height: 800 }];

async function pictures(page: Page, name: string): Promise<void> {
  if (!SHOTS) return;
  for (const size of SIZES) {
    await page.setViewportSize(size);
    await page.waitForTimeout(300);
    await page.screenshot({ path: `${SHOTS}/data ${name} ${size.width}×${size.height}.png` });
  }
  await page.setViewportSize(PHONE);
}

/** Takes the zip, and reads what is in it as anybody would. */
async function taken(page: Page) {
  const [file] = await Promise.all([
    page.waitForEvent("download", { timeout: 60_000 }),
    page.getByRole("button", { name: "Make the zip" }).click(),
  ]);
  const bytes = readFileSync(await file.path());
  if (SHOTS) writeFileSync(`${SHOTS}/${file.suggestedFilename()}`, bytes);
  const files = unzipSync(bytes);
  const text = (name: string): string => strFromU8(files[name] ?? new Uint8Array());
  const rows = (name: string) =>
    Papa.parse<Record<string, string>>(text(`${name}.csv`), { header: true, skipEmptyLines: true }).data;
  return { name: file.suggestedFilename(), files: Object.keys(files).sort(), text, rows, bytes: files };
}

test("a host takes the data along from the room's own page, with who lied and without names, and the tables are the room's", {
  timeout: 240_000,
}, async () => {
  const { url } = here.server;
  const made = await fetch(`${url}/api/rooms`, { method: "POST", body: JSON.stringify({ scenario: "robbers" }) });
  const { code, hostToken } = (await made.json()) as { code: string; hostToken: string };
  const player = await Player.arrive(here.browser, `${url}/r/${code}`);
  const { page } = player;
  await page.evaluate(
    ([at, host]) => localStorage.setItem(at as string, JSON.stringify({ host })),
    [`leaderless.room.${code}`, hostToken],
  );
  await page.reload();
  await player.tap("Take a seat");
  const { host } = await keysOf(page);
  expect(host).toBe(hostToken);
  await player.tap("Start the round");
  await page.locator("[data-part=actions] button").first().waitFor();
  for (let i = 0; i < 6; i++) await player.step();
  await sayAsHost(page, { type: "end" });
  await page.getByRole("heading", { name: "How it ended", level: 1 }).waitFor({ timeout: 90_000 });
  await page
    .getByRole("button", { name: "Show everything" })
    .click({ timeout: 3000 })
    .catch(() => undefined);
  await player.tap("Take the data along");
  await page.getByRole("heading", { name: "Take the data along" }).waitFor();
  await pictures(page, "drawer");
  expect(await findings(page)).toEqual([]);

  // Stopped while it is made: nothing is saved, and one can begin anew.
  const asked = Promise.withResolvers<void>();
  const free = Promise.withResolvers<void>();
  let saved = 0;
  page.on("download", () => saved++);
  await page.route("**/recordings*", async (way) => {
    asked.resolve();
    await free.promise;
    await way.continue();
  });
  await page.getByRole("button", { name: "Make the zip" }).click();
  await asked.promise;
  await page.getByRole("button", { name: "Stop", exact: true }).click();
  free.resolve();
  await page.getByRole("status").filter({ hasText: "Stopped. Nothing was saved." }).waitFor();
  await page.unroute("**/recordings*");
  expect(saved).toBe(0);

  // As it is offered first: with names, without who lied.
  const silent = await taken(page);
  expect(saved).toBe(1);
  expect(silent.name).toBe(`leaderless-${code}-data.zip`);
  expect(silent.rows("rounds")).toMatchObject([{ replays: "exactly", recording: "0", liars: "", key: "" }]);
  expect(silent.files).not.toContain("recordings/session.json.gz");
  expect(silent.text("summary.html")).toContain(`Room ${code}`);

  // With who lied, and without names.
  await page.getByRole("checkbox", { name: /^Who lied/ }).check();
  await page.getByRole("checkbox", { name: /^Numbers/ }).check();
  const all = await taken(page);
  await page.getByRole("status").filter({ hasText: "Saved as" }).waitFor();
  await pictures(page, "saved");
  const recordings = await (
    await fetch(`${url}/api/rooms/${code}/recordings`, { headers: { Authorization: `Bearer ${hostToken}` } })
  ).json();
  const { rounds, clocks } = recordings as Required<SessionRecording>;
  const [round] = rounds;
  expect(all.rows("rounds")).toMatchObject([
    { replays: "exactly", recording: "1", key: round?.key, rules: round?.rules },
  ]);
  const seats = all.rows("seats");
  expect(seats.filter(({ role }) => role === "liar").length).toBe(Number(all.rows("rounds")[0]?.liars));
  const moves = round?.inputs.filter((input) => input.type === "act" && !["name", "done"].includes(input.command.verb));
  expect(all.rows("actions").filter(({ by }) => by === "person").length).toBe(moves?.length);
  // Real time: the round's first stored moment and the first act are within the round, to the second.
  const began = Date.parse(all.rows("rounds")[0]?.began ?? "");
  expect(Math.abs(began - (clocks[0]?.points[0]?.[0] ?? 0))).toBeLessThan(10_000);
  // The clock ran ten times as fast as a real one.
  const [{ took = "", ended = "" } = {}] = all.rows("rounds");
  expect(Math.abs(Date.parse(ended) - began - Number(took) / 10)).toBeLessThan(500);
  for (const { time } of all.rows("actions")) expect(Date.parse(time ?? "")).toBeGreaterThanOrEqual(began);
  // Nobody's name, and the recording still replays to its end.
  const own = round?.seats.find(({ kind }) => kind === "person")?.name ?? "nobody";
  const file = JSON.parse(
    strFromU8(gunzipSync(all.bytes["recordings/session.json.gz"] as Uint8Array)),
  ) as SessionRecording;
  const everything =
    JSON.stringify(file) +
    all.files
      .filter((one) => /csv|html/.test(one))
      .map(all.text)
      .join("\n");
  for (const { name } of round?.seats ?? []) expect(everything).not.toContain(name);
  expect(everything).not.toContain(own);
  expect(hashOf(file.rounds[0] as never)).toBe(round?.hash);
  // Every column has its sentence.
  for (const row of all.rows("codebook")) expect(row.meaning, `${row.file} ${row.column}`).toMatch(/\.$/);
  if (SHOTS) {
    const sheet = await here.browser.newPage({ viewport: { width: 900, height: 1200 } });
    await sheet.setContent(silent.text("summary.html"));
    await sheet.screenshot({ path: `${SHOTS}/data summary.png` });
    await sheet.setViewportSize(PHONE);
    await sheet.screenshot({ path: `${SHOTS}/data summary phone.png` });
    await sheet.close();
  }
  expect(player.faults).toEqual([]);
});
