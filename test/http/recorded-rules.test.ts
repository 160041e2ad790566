import { env, listDurableObjectIds, runInDurableObject, SELF } from "cloudflare:test";
import { describe, expect, test, vi } from "vitest";
import { buildOf, indexOf } from "../../src/builds/find.ts";
import { rulesOf } from "../../src/builds/hash.ts";
import { Keeper, keepBuild } from "../../src/builds/keeper.ts";
import { RULES } from "../../src/game/rules.generated.ts";
import { errorBody } from "../../src/protocol/http.ts";
import { makeRoom } from "../room/client.ts";

const ask = (rules: string): Promise<Response> => SELF.fetch(`https://leaderless.test/api/rules/${rules}`);
const encode = (text: string): ArrayBuffer => new TextEncoder().encode(text).buffer as ArrayBuffer;
const builds = async (): Promise<number> => (await listDurableObjectIds(env.BUILD)).length;

async function missing(rules: string): Promise<void> {
  const response = await ask(rules);
  expect(response.status).toBe(404);
  expect(response.headers.get("Cache-Control")).toBe("no-store");
  expect(errorBody.parse(await response.json()).error).toBe("no_rules");
}

/** Another deploy: its rules, and the files it ships. */
async function deploy(code: string): Promise<{ rules: string; env: typeof env }> {
  const rules = await rulesOf(encode(code));
  const files = {
    fetch: async (url: string) => new Response(url.endsWith(`/rules/${rules}.js`) ? code : "<!doctype>"),
  };
  return { rules, env: { ...env, ASSETS: files as unknown as Fetcher } };
}

describe("the build that runs", () => {
  test("is kept by the first room that starts, and served as it was built, for good", async () => {
    await missing(RULES);
    await makeRoom();
    await vi.waitUntil(async () => await indexOf(env).has(RULES), 5000);
    const response = await ask(RULES);
    expect(response.status).toBe(200);
    expect(response.headers.get("Content-Type")).toMatch(/^text\/javascript/);
    expect(response.headers.get("Cache-Control")).toBe("public, max-age=31536000, immutable");
    expect(response.headers.get("X-Content-Type-Options")).toBe("nosniff");
    const script = await response.arrayBuffer();
    const shipped = await env.ASSETS.fetch(`https://assets/rules/${RULES}.js`);
    expect(new Uint8Array(script)).toEqual(new Uint8Array(await shipped.arrayBuffer()));
    expect(await rulesOf(script)).toBe(RULES);
    expect(new TextDecoder().decode(script)).toMatch(/export\s*\{/);
  });

  test("is stored once, however many rooms start", async () => {
    await keepBuild(env, RULES);
    const before = await runInDurableObject(indexOf(env), (_, { storage }) => storage.kv.get(RULES));
    for (let i = 0; i < 3; i++) await makeRoom();
    await keepBuild(env, RULES);
    expect(await runInDurableObject(indexOf(env), (_, { storage }) => storage.kv.get(RULES))).toEqual(before);
    expect(before).toBeDefined();
  });

  test("is kept at a later try where the first one failed, and no room hears of it", async () => {
    const next = await deploy("export const game = 'late';");
    const waits: Promise<unknown>[] = [];
    const ctx = { waitUntil: (promise: Promise<unknown>) => waits.push(promise) } as unknown as DurableObjectState;
    const keeper = new Keeper(next.rules);
    const errors = vi.spyOn(console, "error").mockImplementation(() => {});
    // This deploy has no such file: the page comes in its place.
    keeper.tend(ctx, env, 0);
    keeper.tend(ctx, env, 1000);
    expect(waits).toHaveLength(1);
    await Promise.all(waits);
    expect(errors).toHaveBeenCalledOnce();
    errors.mockRestore();
    await missing(next.rules);

    keeper.tend(ctx, next.env, 61_000);
    await Promise.all(waits);
    expect((await ask(next.rules)).status).toBe(200);
    keeper.tend(ctx, next.env, 999_000);
    expect(waits).toHaveLength(2);
  });
});

test("builds of other deploys are served beside it, each as it was", async () => {
  const texts = ["export const game = 1;", "export const game = 2; // ✓"];
  for (const text of texts) {
    const { rules, env: theirs } = await deploy(text);
    await keepBuild(theirs, rules);
  }
  for (const text of texts) {
    const response = await ask(await rulesOf(encode(text)));
    expect(response.status).toBe(200);
    expect(await response.text()).toBe(text);
  }
});

test("a script that was tampered with is refused, and neither stored nor listed", async () => {
  const { rules, env: theirs } = await deploy("export const game = 'good';");
  for (const bad of ["export const game = 'evil';", "export const game = 'good'; ", ""]) {
    const tampered = { ...theirs, ASSETS: { fetch: async () => new Response(bad) } as unknown as Fetcher };
    await expect(keepBuild(tampered, rules)).rejects.toThrow("another hash");
    await missing(rules);
  }
  expect(await runInDurableObject(buildOf(env, rules), (_, { storage }) => storage.kv.get("script"))).toBeUndefined();
  await keepBuild(theirs, rules);
  expect(await (await ask(rules)).text()).toBe("export const game = 'good';");
});

test("a guessed hash is 404, is not cached, and leaves no object behind", async () => {
  const before = await builds();
  const odd = ["a", "A".repeat(16), "0".repeat(15), "0".repeat(17), "index", "__proto__", "..%2F..%2Fhealth", "%00"];
  for (const guess of odd) await missing(guess);
  for (let i = 0; i < 50; i++) await missing(i.toString(16).padStart(16, "0"));
  expect(await builds()).toBe(before);
  expect((await listDurableObjectIds(env.BUILDS)).length).toBe(1);
});
