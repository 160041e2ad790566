import { env, runInDurableObject, SELF } from "cloudflare:test";
import { afterEach, describe, expect, test, vi } from "vitest";
import { settingsOf, settingsOrUsual } from "../../src/settings/settings.ts";
import { makeRoom, post, roomOf, takeSeat } from "../room/client.ts";

const BASE = "https://leaderless.test/api";
const usual = { ...env };
afterEach(() => {
  Object.assign(env, { LAN_ADDRESSES: undefined }, usual);
  vi.restoreAllMocks();
});

const wrong: [keyof Cloudflare.Env, string, string][] = [
  ...["abc", "", "0", "-100", "19", "2001", "100ms", "1e2", "Infinity", "NaN", " 100"].map(
    (text): [keyof Cloudflare.Env, string, string] => ["FLUSH_MS", text, "a number of milliseconds from 20 to 2000"],
  ),
  ...["0", "", "24h", "-1", "NaN", "8761", "0.01", "1d", "24,5"].map((text): [keyof Cloudflare.Env, string, string] => [
    "ROOM_TTL_HOURS",
    text,
    "a number of hours from 0.05 to 8760",
  ]),
  ...[
    "play.example.org",
    "https://play.example.org/game",
    "*",
    "ftp://play.example.org",
    "https://a.example https",
  ].map((text): [keyof Cloudflare.Env, string, string] => [
    "ALLOWED_ORIGINS",
    text,
    "addresses such as https://play.example.org, without a path, set apart by commas",
  ]),
  ["ADDRESS_HEADER", "X-Real-IP, X-Other", "the name of one header such as X-Real-IP, or empty"],
  ["LAN_ADDRESSES", "here", "IPv4 addresses, set apart by commas"],
];

test.each(wrong)(
  "%s of %j makes no room; health and the answer name it and what is allowed",
  async (name, text, what) => {
    Object.assign(env, { [name]: text });
    vi.spyOn(console, "error").mockImplementation(() => undefined);
    const said = {
      error: "bad_setting",
      field: name,
      message: `This instance's ${name} is wrong: it has to be ${what}.`,
    };
    for (const response of [await post("/rooms", {}), await SELF.fetch(`${BASE}/health`)]) {
      expect(response.status).toBe(500);
      expect(await response.json()).toEqual(said);
    }
  },
);

test.each([
  ["FLUSH_MS", "500", 500],
  ["FLUSH_MS", 250 as unknown as string, 250],
  ["ROOM_TTL_HOURS", "0.5", 0.5],
  ["ROOM_TTL_HOURS", "720", 720],
  ["ALLOWED_ORIGINS", "", []],
  [
    "ALLOWED_ORIGINS",
    "https://Play.example.org, http://b.example:8080/,https://c.example:443",
    ["https://play.example.org", "http://b.example:8080", "https://c.example"],
  ],
  ["ADDRESS_HEADER", "X-Real-IP", "x-real-ip"],
  ["LAN_ADDRESSES", "192.168.1.5,10.0.0.2", ["192.168.1.5", "10.0.0.2"]],
])("%s of %j is read", (name, text, value) => {
  expect(settingsOf({ [name]: text })).toMatchObject({ [name]: value });
});

test("a room that is there goes on under the usual values", async () => {
  const { code } = await makeRoom();
  Object.assign(env, { FLUSH_MS: "abc", ROOM_TTL_HOURS: "0", ALLOWED_ORIGINS: "*" });
  expect(settingsOrUsual(env)).toMatchObject({ FLUSH_MS: 100, ROOM_TTL_HOURS: 24, ALLOWED_ORIGINS: [] });
  await runInDurableObject(roomOf(code), async (room, { storage }) => {
    await room.alarm();
    expect(await storage.getAlarm()).toBeGreaterThan(Date.now() + 23 * 3_600_000);
  });
  expect((await takeSeat(code, "Amber Otter")).seat).toBe(0);
});

describe("where phones find a server that was opened as localhost", () => {
  const ask = async (host: string) => (await SELF.fetch(`http://${host}/api/where`)).json();

  test.each(["localhost:8787", "localhost", "127.0.0.1:8787", "[::1]:8787", "a.localhost"])(
    "%s is told",
    async (host) => {
      expect(await ask(host)).toEqual({ addresses: [] });
      Object.assign(env, { LAN_ADDRESSES: "192.168.1.5,10.0.0.2" });
      expect(await ask(host)).toEqual({ addresses: ["192.168.1.5", "10.0.0.2"] });
    },
  );

  test.each(["leaderless.test", "192.168.1.5:8787", "localhost.evil.test", "127.0.0.1.evil.test"])(
    "%s is not",
    async (host) => {
      Object.assign(env, { LAN_ADDRESSES: "192.168.1.5" });
      expect(await ask(host)).toEqual({ addresses: [] });
    },
  );
});
