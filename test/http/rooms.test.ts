import { runInDurableObject, SELF } from "cloudflare:test";
import { describe, expect, test } from "vitest";
import { SEATS_MAX } from "../../src/game/limits.ts";
import { DEFAULT_SCENARIO } from "../../src/game/scenarios.ts";
import { errorBody, roomCreated, roomInfo, seatTaken } from "../../src/protocol/http.ts";
import { CLIENT } from "../../src/room/client.generated.ts";
import { makeRoom, post, roomOf, takeSeat, upgrade, watch } from "../room/client.ts";

const BASE = "https://leaderless.test/api";

/** An error as it must be: the status, a code with a sentence, and nothing of our insides. */
async function refusal(response: Response, status: number): Promise<{ error: string; field?: string | undefined }> {
  const text = await response.text();
  expect(response.status, text).toBe(status);
  expect(text).not.toMatch(/\bat .*:\d+|\.ts\b|Error:|node_modules|SQLITE/);
  const { message, ...rest } = errorBody.parse(JSON.parse(text));
  expect(message).toMatch(/^[A-Z].*\.$/);
  return rest;
}

describe("making a room", () => {
  test("answers 201 with a code and the keys to it", async () => {
    const response = await post("/rooms", {});
    expect(response.status).toBe(201);
    const { code, hostToken, screenToken } = roomCreated.parse(await response.json());
    expect(code).toMatch(/^[CFHJKLMNPQRTVWXY]{5}$/);
    for (const token of [hostToken, screenToken]) expect(token).toMatch(/^[\w-]{22}$/);
    expect(hostToken).not.toBe(screenToken);
  });

  test("without a wish plays the usual round", async () => {
    const { code, hostToken } = await makeRoom({});
    const host = await watch(code, hostToken);
    expect(host.view("all")).toMatchObject({ scenario: { id: DEFAULT_SCENARIO } });
    host.close();
  });

  test("takes a scenario and a number of scouts", async () => {
    const { code, hostToken } = await makeRoom({ scenario: "practice", fill: 17 });
    const host = await watch(code, hostToken);
    expect(host.view("all")).toMatchObject({ scenario: { id: "practice", fill: 17 } });
    host.close();
  });

  test.each([
    [{ fill: "many" }, "fill"],
    [{ fill: 1.5 }, "fill"],
    [{ fill: 4 }, "fill"],
    [{ scenario: "nowhere" }, "scenario"],
    [{ scenario: "__proto__" }, "scenario"],
    [{ scenario: 7 }, "scenario"],
    [{ colour: "red" }, "colour"],
    [[], "body"],
    [null, "body"],
  ])("answers 400 to %j and names %s", async (body, field) => {
    expect((await refusal(await post("/rooms", body), 400)).field).toBe(field);
  });

  test("answers 400 to a body that is no JSON", async () => {
    const response = await SELF.fetch(`${BASE}/rooms`, { method: "POST", body: "{" });
    expect(await refusal(response, 400)).toEqual({ error: "bad_body", field: "body" });
  });
});

describe("taking a seat", () => {
  test("answers 201 with a seat, a key to it, and the name it got", async () => {
    const { code } = await makeRoom();
    const response = await post(`/rooms/${code}/seats`, { name: "  Amber   Otter " });
    expect(response.status).toBe(201);
    expect(seatTaken.parse(await response.json())).toMatchObject({ seat: 0, name: "Amber Otter" });
    expect(await takeSeat(code, "Amber Otter")).toMatchObject({ seat: 1, name: "Amber Otter 2" });
  });

  test("takes the code as people type it", async () => {
    const { code } = await makeRoom();
    const typed = `${code.slice(0, 2).toLowerCase()}-${code.slice(2).toLowerCase()}`;
    expect(await takeSeat(typed, "Amber Otter")).toMatchObject({ seat: 0 });
  });

  test.each([
    [{}, "name"],
    [{ name: "" }, "name"],
    [{ name: "   " }, "name"],
    [{ name: "x".repeat(25) }, "name"],
    [{ name: "x".repeat(61) }, "name"],
    [{ name: null }, "name"],
    [{ name: "Otter", seat: 3 }, "seat"],
  ])("answers 400 to %j and names %s", async (body, field) => {
    const { code } = await makeRoom();
    expect((await refusal(await post(`/rooms/${code}/seats`, body), 400)).field).toBe(field);
  });

  test("answers 409 in a full room", async () => {
    const { code } = await makeRoom();
    await runInDurableObject(roomOf(code), async (room) => {
      for (let i = 0; i < SEATS_MAX; i++) room.sit(`Person ${i}`);
    });
    expect(await refusal(await post(`/rooms/${code}/seats`, { name: "One more" }), 409)).toEqual({
      error: "room_full",
    });
    const info = roomInfo.parse(await (await SELF.fetch(`${BASE}/rooms/${code}`)).json());
    expect(info).toEqual({ code, phase: "lobby", people: SEATS_MAX, full: true, client: CLIENT });
  });
});

describe("a code that no room has", () => {
  test("is answered 404 by every route, and leaves nothing behind", async () => {
    const code = "CFHJK";
    const answers = [
      await SELF.fetch(`${BASE}/rooms/${code}`),
      await SELF.fetch(`${BASE}/rooms/${code}`, { headers: { Authorization: "Bearer x" } }),
      await post(`/rooms/${code}/seats`, { name: "Amber Otter" }),
      await upgrade(code, ["a".repeat(22)]),
    ];
    for (const answer of answers) expect(await refusal(answer, 404)).toEqual({ error: "no_room" });
    await runInDurableObject(roomOf(code), async (_, { storage }) => {
      expect(
        storage.sql.exec("SELECT name FROM sqlite_master WHERE name NOT LIKE '\\_cf%' ESCAPE '\\'").toArray(),
      ).toEqual([]);
      expect(await storage.getAlarm()).toBeNull();
    });
  });

  test.each(["AAAAA", "CFHJ", "CFHJKL", "CF%20HJ", "..%2f..", "%00", "%E0%A4%A"])(
    "is 400 or 404 for %s",
    async (code) => {
      for (const answer of [
        await SELF.fetch(`${BASE}/rooms/${code}`),
        await post(`/rooms/${code}/seats`, { name: "Otter" }),
      ]) {
        expect([400, 404]).toContain(answer.status);
        await refusal(answer, answer.status);
      }
    },
  );
});

test("a token is stored nowhere, only its hash", async () => {
  const { code, hostToken, screenToken } = await makeRoom();
  const { token } = await takeSeat(code, "Amber Otter");
  await runInDurableObject(roomOf(code), async (_, { storage }) => {
    const tables = storage.sql.exec<{ name: string }>("SELECT name FROM sqlite_master WHERE type = 'table'").toArray();
    const own = tables.map(({ name }) => name).filter((name) => !name.startsWith("_cf"));
    expect(own.sort()).toEqual(["grants", "links", "log", "meta", "rounds", "snapshot"]);
    const all = own.map((name) => JSON.stringify(storage.sql.exec(`SELECT * FROM ${name}`).toArray())).join();
    expect(all).toContain("Amber Otter");
    for (const secret of [hostToken, screenToken, token]) expect(all).not.toContain(secret);
    expect(storage.sql.exec("SELECT hash FROM grants WHERE length(hash) = 64").toArray()).toHaveLength(3);
  });
});
