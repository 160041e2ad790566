// An instance that had rooms before it had an index of them.
import { env, runInDurableObject, SELF } from "cloudflare:test";
import { expect, test } from "vitest";
import { indexOf as buildIndexOf } from "../../src/builds/find.ts";
import { roomOf } from "../room/client.ts";

const index = env.ROOMS.get(env.ROOMS.idFromName("index"));
const ask = async (code: string): Promise<number> =>
  (await SELF.fetch(`https://leaderless.test/api/rooms/${code}`)).status;

test("its rooms are found for as long as a room lives, and listed then; later only listed ones are", async () => {
  await buildIndexOf(env).add("0123456789abcdef");
  for (const code of ["CFHJK", "LMNPQ"]) expect(await roomOf(code).create(code, {})).toHaveProperty("ok");
  expect(await index.has("CFHJK")).toBe("maybe");
  expect(await ask("CFHJK")).toBe(200);
  expect(await index.has("CFHJK")).toBe("yes");
  expect(await ask("RTVWX")).toBe(404);
  expect(await index.has("RTVWX")).toBe("maybe");
  const until = await runInDurableObject(index, (_, { storage }) => storage.kv.get<number>("unlisted until"));
  expect((until ?? 0) - Date.now()).toBeGreaterThan(23.9 * 3_600_000);
  expect((until ?? 0) - Date.now()).toBeLessThanOrEqual(24 * 3_600_000);
  await runInDurableObject(index, (_, { storage }) => storage.kv.put("unlisted until", Date.now() - 1));
  expect(await ask("LMNPQ")).toBe(404);
  expect(await ask("CFHJK")).toBe(200);
});
