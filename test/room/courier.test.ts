import { afterEach, expect, test, vi } from "vitest";
import { Courier, type CourierMeans } from "../../src/room/courier.ts";
import { ADMIT_WITHIN } from "../../src/room/limits.ts";
import type { Room } from "../../src/room/room.ts";
import type { Store } from "../../src/room/store.ts";

afterEach(() => vi.restoreAllMocks());

/** A courier of room HOMEY, whose family are the rooms that answer so. */
function courier(kin: Record<string, { gone?: true; admit?: () => Promise<void>; has?: string }>) {
  const asked: string[] = [];
  const room = { session: { family: { kin } } } as unknown as Room;
  const means: CourierMeans = {
    store: () => ({ code: () => "HOMEY" }) as Store,
    rooms: (code) =>
      ({
        admit: (from: string) => {
          asked.push(`${from} to ${code}`);
          return kin[code]?.admit?.() ?? Promise.resolve();
        },
      }) as unknown as ReturnType<CourierMeans["rooms"]>,
    index: () => ({ reserve: () => Promise.resolve(true), has: (code) => Promise.resolve(kin[code]?.has ?? "yes") }),
    use: (use) => use(room, 0),
  };
  return { admit: (from?: string) => new Courier(means).admit("hash", { kind: "host" }, from), asked };
}

test("a key goes to all rooms of the family at once, but to those that are gone and the one that brought it", async () => {
  const warned = vi.spyOn(console, "warn").mockImplementation(() => undefined);
  const first = Promise.withResolvers<void>();
  const { admit, asked } = courier({
    // Answers only once the last one was asked.
    FIRST: { admit: () => first.promise },
    BROKE: { admit: () => Promise.reject(new Error("no disk")) },
    WIPED: { has: "no" },
    GONER: { gone: true },
    BRING: {},
    FINAL: { admit: async () => first.resolve() },
  });
  await admit("BRING");
  expect(asked).toEqual(["HOMEY to FIRST", "HOMEY to BROKE", "HOMEY to FINAL"]);
  expect(warned).toHaveBeenCalledTimes(1);
});

test("a room that never answers keeps a device waiting for a few seconds at most", async () => {
  vi.useFakeTimers();
  try {
    const { admit, asked } = courier({ MUTED: { admit: () => new Promise(() => {}) }, OTHER: {} });
    let done = false;
    const waits = admit().then(() => {
      done = true;
    });
    await vi.advanceTimersByTimeAsync(ADMIT_WITHIN - 1);
    expect([done, asked]).toEqual([false, ["HOMEY to MUTED", "HOMEY to OTHER"]]);
    await vi.advanceTimersByTimeAsync(1);
    await waits;
  } finally {
    vi.useRealTimers();
  }
});
