import { SELF } from "cloudflare:test";
import { expect, test } from "vitest";
import { makeRoom } from "../room/client.ts";

const KEY = "AAAAAAAAAAAAAAAAAAAAAA";
const OTHER = "BBBBBBBBBBBBBBBBBBBBBB";

async function post(path: string, body: object, token?: string) {
  const headers: Record<string, string> = { "content-type": "application/json" };
  if (token !== undefined) headers.authorization = `Bearer ${token}`;
  const answer = await SELF.fetch(`https://example.com/api/rooms/${path}`, {
    method: "POST",
    headers,
    body: JSON.stringify(body),
  });
  return { status: answer.status, body: (await answer.json()) as Record<string, string> };
}

test.each(["host", "screen"] as const)("a link carries the %s to one device, which may ask again", async (role) => {
  const { code, hostToken } = await makeRoom({});
  const made = await post(`${code}/links`, { role }, hostToken);
  expect(made.status).toBe(201);
  const secret = made.body.secret as string;
  const first = await post(`${code}/claims`, { secret, device: KEY });
  expect([first.status, first.body.role]).toEqual([201, role]);
  const again = await post(`${code}/claims`, { secret, device: KEY });
  expect(again.status).toBe(201);
  const second = await post(`${code}/claims`, { secret, device: OTHER });
  expect([second.status, second.body.error]).toEqual([409, "link_used"]);
  for (const token of [first.body.token, again.body.token]) {
    const info = await SELF.fetch(`https://example.com/api/rooms/${code}`, {
      headers: { authorization: `Bearer ${token}` },
    });
    expect(info.status).toBe(200);
  }
});

test("only a host makes links, and a secret that is none opens nothing", async () => {
  const { code, screenToken } = await makeRoom({});
  const seat = await post(`${code}/seats`, { name: "Ada" });
  for (const token of [screenToken, seat.body.token, "nonsense", undefined])
    expect((await post(`${code}/links`, { role: "host" }, token)).status).toBeGreaterThanOrEqual(401);
  expect((await post(`${code}/claims`, { secret: KEY, device: OTHER })).body.error).toBe("wrong_token");
  expect((await post(`${code}/claims`, { secret: "short", device: OTHER })).status).toBe(400);
});

test("asked again for a seat with the same key, the room gives the same seat", async () => {
  const { code } = await makeRoom({});
  const [a, b] = [
    await post(`${code}/seats`, { name: "Ada", token: KEY }),
    await post(`${code}/seats`, { name: "Ada", token: KEY }),
  ];
  expect([a.status, b.status]).toEqual([201, 201]);
  expect(b.body).toEqual(a.body);
  const info = (await (await SELF.fetch(`https://example.com/api/rooms/${code}`)).json()) as { people: number };
  expect(info.people).toBe(1);
});
