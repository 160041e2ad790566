import { SELF } from "cloudflare:test";
import { expect, test } from "vitest";
import { SEATS_PATIENCE, seatWait } from "../../src/http/rates.ts";
import { Bucket } from "../../src/protocol/bucket.ts";
import { SEATS_BURST, SEATS_PER_SECOND } from "../../src/protocol/limits.ts";
import { makeRoom } from "../room/client.ts";

const sit = (code: string, address?: string): Promise<Response> =>
  SELF.fetch(`https://leaderless.test/api/rooms/${code}/seats`, {
    method: "POST",
    body: JSON.stringify({ name: "Amber Otter" }),
    ...(address !== undefined && { headers: { "CF-Connecting-IP": address } }),
  });

test("a school behind one address gets in, a program waits and is told when to come again; others do not notice", async () => {
  const { code } = await makeRoom();
  const school = "203.0.113.50";
  const began = Date.now();
  const all = await Promise.all(Array.from({ length: SEATS_BURST + 150 }, () => sit(code, school)));
  const statuses = all.map((answer) => answer.status);
  const took = (Date.now() - began) / 1000;
  const inside = statuses.filter((status) => status === 201).length;
  // In which order they arrive is not theirs to say: what counts is how many are in.
  expect(inside).toBeGreaterThanOrEqual(SEATS_BURST + (SEATS_PER_SECOND * SEATS_PATIENCE) / 1000);
  expect(inside).toBeLessThanOrEqual(SEATS_BURST + SEATS_PER_SECOND * took + 1);
  expect(took).toBeGreaterThan(1);
  const late = all.filter((answer) => answer.status !== 201);
  expect(late.length).toBeGreaterThan(0);
  for (const answer of late) {
    expect(answer.status).toBe(429);
    expect(Number(answer.headers.get("Retry-After"))).toBeGreaterThan(0);
    expect(Number(answer.headers.get("Retry-After"))).toBeLessThan(15);
    expect(await answer.json()).toMatchObject({ error: "too_fast" });
  }
  // From elsewhere, in another room, or where nobody says from where, it is as ever.
  const other = await makeRoom();
  for (const [room, address] of [
    [code, "203.0.113.51"],
    [other.code, school],
    [code, undefined],
  ] as const)
    expect((await sit(room, address)).status).toBe(201);
});

test("300 people behind one address who come again when told have their seats within 20 s", () => {
  const waiting = Array.from({ length: 300 }, () => 0);
  let last = 0;
  while (waiting.length > 0) {
    waiting.sort((a, b) => a - b);
    const now = waiting.shift() as number;
    const wait = seatWait("HALLX", "203.0.113.60", now);
    if (wait > SEATS_PATIENCE) waiting.push(now + Math.ceil(wait / 1000) * 1000);
    else last = Math.max(last, now + wait);
  }
  expect(last).toBeLessThan(20_000);
  expect(last).toBeGreaterThanOrEqual(((300 - SEATS_BURST) / SEATS_PER_SECOND) * 1000 - 1);
});

test("a bucket gives its burst, then its pace; who would wait too long takes nothing; a clock set back locks nobody out", () => {
  const strict = new Bucket(3, 10);
  expect([1, 2, 3, 4].map(() => strict.take(1000))).toEqual([0, 0, 0, 100]);
  expect(strict.take(1050)).toBe(50);
  expect(strict.take(1100)).toBe(0);
  expect(strict.take(1150)).toBe(50);
  expect(strict.idle(1150)).toBe(false);
  expect(strict.idle(60_000)).toBe(true);
  const patient = new Bucket(3, 10, 200);
  // The last one came too late to wait, so it does not make the next one wait longer.
  expect([1, 2, 3, 4, 5, 6, 7].map(() => patient.take(1000))).toEqual([0, 0, 0, 100, 200, 300, 300]);
  expect(patient.take(1100)).toBe(200);
  for (const bucket of [strict, patient]) {
    expect(bucket.take(60_000)).toBe(0);
    expect([1, 2, 3].map(() => bucket.take(0))).toEqual([0, 0, 0]);
    expect(bucket.take(0)).toBe(100);
  }
});
