import { env, SELF } from "cloudflare:test";
import { afterEach, describe, expect, test, vi } from "vitest";
import { errorBody } from "../../src/protocol/http.ts";
import { PLAN_MAX } from "../../src/protocol/limits.ts";
import { makeRoom, takeSeat, upgrade, watch } from "../room/client.ts";

const BASE = "https://leaderless.test/api";

async function refused(response: Response, status: number): Promise<string> {
  expect(response.status).toBe(status);
  return errorBody.parse(await response.json()).error;
}

test("health is asked without a room", async () => {
  const response = await SELF.fetch(`${BASE}/health`);
  expect(response.status).toBe(200);
  expect(await response.json()).toEqual({ ok: true });
});

test.each([
  ["GET", "/nowhere"],
  ["GET", "/rooms"],
  ["DELETE", "/rooms/CFHJK/seats"],
  ["PUT", "/rooms/CFHJK/seats"],
])("there is nothing at %s %s", async (method, path) => {
  expect(await refused(await SELF.fetch(BASE + path, { method }), 404)).toBe("not_found");
});

describe("keys", () => {
  test("that do not fit get 401, for a question and for a socket", async () => {
    const { code } = await makeRoom();
    const { token } = await takeSeat(code, "Amber Otter");
    const other = await makeRoom();
    const ask = (key: string) => SELF.fetch(`${BASE}/rooms/${code}`, { headers: { Authorization: `Bearer ${key}` } });
    for (const wrong of [other.hostToken, "a".repeat(22), "", "' OR 1=1 --"]) {
      expect(await refused(await ask(wrong), 401)).toBe("wrong_token");
    }
    for (const wrong of [[], [other.hostToken], [token, other.hostToken], [`${token}x`], [token.slice(0, -1)]]) {
      expect(await refused(await upgrade(code, wrong), 401)).toBe("wrong_token");
    }
    expect((await ask(token)).status).toBe(200);
  });

  test("open what they are for: a seat, the host's chair, a screen, or several at once", async () => {
    const { code, hostToken, screenToken } = await makeRoom();
    const { token } = await takeSeat(code, "Amber Otter");
    const opened = [
      { keys: [token], you: { seat: 0 } },
      { keys: [hostToken], you: { host: true } },
      { keys: [screenToken], you: { screen: true } },
      { keys: [hostToken, token], you: { seat: 0, host: true } },
    ];
    for (const { keys, you } of opened) {
      const viewer = await watch(code, ...keys);
      expect(viewer.you).toEqual(you);
      viewer.close();
    }
  });

  test("are needed in our own subprotocol, which the answer names alone", async () => {
    const { code, hostToken } = await makeRoom();
    const response = await upgrade(code, [hostToken]);
    expect(response.status).toBe(101);
    expect(response.headers.get("Sec-WebSocket-Protocol")).toBe("leaderless.v2");
    response.webSocket?.accept();
    response.webSocket?.close(1000);
    const foreign = { Upgrade: "websocket", "Sec-WebSocket-Protocol": `chat, ${hostToken}` };
    expect(await refused(await SELF.fetch(`${BASE}/rooms/${code}/socket`, { headers: foreign }), 400)).toBe(
      "bad_message",
    );
    expect(await refused(await upgrade(code, Array(4).fill(hostToken)), 400)).toBe("bad_message");
  });
});

test("the socket's address without an upgrade is 426", async () => {
  const { code } = await makeRoom();
  expect(await refused(await SELF.fetch(`${BASE}/rooms/${code}/socket`), 426)).toBe("no_upgrade");
});

describe("another site's page", () => {
  const foreign = [
    "https://evil.test",
    "null",
    "https://leaderless.test.evil.test",
    "https://leaderless.test:8443",
    "garbage",
  ];

  test.each(foreign)("%s may neither make a room nor take a seat nor open a socket", async (origin) => {
    vi.spyOn(console, "warn").mockImplementation(() => undefined);
    const { code, hostToken } = await makeRoom();
    const headers = { Origin: origin };
    const body = JSON.stringify({ name: "Amber Otter" });
    const answers = [
      await SELF.fetch(`${BASE}/rooms`, { method: "POST", headers, body: "{}" }),
      await SELF.fetch(`${BASE}/rooms/${code}/seats`, { method: "POST", headers, body }),
      await upgrade(code, [hostToken], headers),
    ];
    for (const answer of answers) expect(await refused(answer, 403)).toBe("bad_origin");
    const info = await SELF.fetch(`${BASE}/rooms/${code}`);
    expect(await info.json()).toMatchObject({ people: 0 });
  });

  test("is told from our own", async () => {
    const headers = { Origin: "https://leaderless.test" };
    const made = await SELF.fetch(`${BASE}/rooms`, { method: "POST", headers, body: "{}" });
    expect(made.status).toBe(201);
    const { code, hostToken } = await made.json<{ code: string; hostToken: string }>();
    const opened = await upgrade(code, [hostToken], headers);
    expect(opened.status).toBe(101);
    opened.webSocket?.accept();
    opened.webSocket?.close(1000);
  });
});

describe("behind a reverse proxy", () => {
  const usual = env.ALLOWED_ORIGINS;
  afterEach(() => {
    Object.assign(env, { ALLOWED_ORIGINS: usual });
    vi.restoreAllMocks();
  });
  const make = (host: string, origin: string) =>
    SELF.fetch(`${BASE}/rooms`, { method: "POST", headers: { Host: host, Origin: origin }, body: "{}" });

  test.each([
    ["play.example.org:443", "https://play.example.org"],
    ["play.example.org:80", "http://play.example.org"],
    ["play.example.org:80", "https://play.example.org"],
    ["PLAY.example.org", "https://play.example.org"],
    ["play.example.org:8443", "https://play.example.org:8443"],
    ["[::1]:443", "https://[::1]"],
  ])("asked as %s, a page from %s is our own", async (host, origin) => {
    expect((await make(host, origin)).status).toBe(201);
  });

  test.each([
    ["127.0.0.1:8787", "https://play.example.org"],
    ["play.example.org:8080", "https://play.example.org"],
    ["play.example.org.evil.test:443", "https://play.example.org"],
  ])("asked as %s, one from %s is not, until it is named; the answer says to whom it matters", async (host, origin) => {
    vi.spyOn(console, "warn").mockImplementation(() => undefined);
    const answer = await make(host, origin);
    expect(answer.status).toBe(403);
    const { error, message } = errorBody.parse(await answer.json());
    expect(error).toBe("bad_origin");
    for (const part of [origin, host, "ALLOWED_ORIGINS", "Host header"]) expect(message).toContain(part);
    Object.assign(env, { ALLOWED_ORIGINS: `https://other.example, ${origin}/` });
    expect((await make(host, origin)).status).toBe(201);
    expect(await refused(await make(host, "https://evil.test"), 403)).toBe("bad_origin");
  });
});

describe("every answer of the API", () => {
  const POLICY = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

  test("is neither kept, nor guessed at, nor run: good ones, refusals and whatever goes wrong", async () => {
    const { code, hostToken } = await makeRoom();
    const answers = [
      await SELF.fetch(`${BASE}/health`),
      await SELF.fetch(`${BASE}/where`),
      await SELF.fetch(`${BASE}/rooms/${code}`),
      await SELF.fetch(`${BASE}/rooms/${code}/recordings`, { headers: { Authorization: `Bearer ${hostToken}` } }),
      await SELF.fetch(`${BASE}/rooms`, { method: "POST", body: "{}" }),
      await SELF.fetch(`${BASE}/rooms`, { method: "POST", body: "{" }),
      await SELF.fetch(`${BASE}/rooms/${code}`, { headers: { Origin: "https://evil.test" } }),
      await SELF.fetch(`${BASE}/rules/0000000000000000`),
      await SELF.fetch(`${BASE}/rooms/${code}/socket`),
      await upgrade(code, ["a".repeat(22)]),
      await SELF.fetch(`${BASE}/nowhere`),
    ];
    for (const { status, headers } of answers) {
      expect(headers.get("X-Content-Type-Options"), String(status)).toBe("nosniff");
      expect(headers.get("Cache-Control")).toBe("no-store");
      expect(headers.get("Content-Security-Policy")).toBe(POLICY);
    }
  });

  test("but a socket's 101, which goes back as the room made it", async () => {
    const { code, hostToken } = await makeRoom();
    const opened = await upgrade(code, [hostToken]);
    expect(opened.status).toBe(101);
    expect(opened.headers.get("Content-Security-Policy")).toBeNull();
    opened.webSocket?.accept();
    opened.webSocket?.close(1000);
  });
});

describe("a body that is too big gets 413", () => {
  const big = JSON.stringify({ scenario: "x".repeat(PLAN_MAX) });

  test("when it says so", async () => {
    expect(await refused(await SELF.fetch(`${BASE}/rooms`, { method: "POST", body: big }), 413)).toBe("too_big");
  });

  test("when it comes as a stream of unknown length", async () => {
    const body = new Blob([big]).stream();
    expect(await refused(await SELF.fetch(`${BASE}/rooms`, { method: "POST", body }), 413)).toBe("too_big");
  });

  test("and one just small enough is read", async () => {
    const body = JSON.stringify({ scenario: "x".repeat(PLAN_MAX - 20) });
    expect(await refused(await SELF.fetch(`${BASE}/rooms`, { method: "POST", body }), 400)).toBe("bad_body");
  });
});
