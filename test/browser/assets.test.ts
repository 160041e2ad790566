import { readdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { root } from "../../src/tools/run.ts";
import type { Workerd } from "../../src/tools/workerd.ts";
import { startServer } from "./server.ts";

let server: Workerd;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server?.stop());

const get = (path: string, init?: RequestInit) => fetch(server.url + path, init);

describe("what is missing", () => {
  test.each(["/assets/start-GONE.js", "/assets/words-en-GONE.js", "/assets/", "/assets/a/b.css", "/rules/0000.js"])(
    "at %s is a 404 that nothing keeps",
    async (path) => {
      // As a browser asks for a script, and as it asks for a page.
      for (const mode of ["cors", "navigate"]) {
        const answer = await get(path, { headers: { "Sec-Fetch-Mode": mode } });
        expect(answer.status).toBe(404);
        expect(answer.headers.get("cache-control")).toBe("no-store");
        expect(await answer.text()).toBe("");
      }
    },
  );

  test.each(["/nowhere", "/r", "/a/b/c", "/assets"])("at %s is told by the page", async (path) => {
    const answer = await get(path);
    expect(answer.status).toBe(200);
    expect(answer.headers.get("cache-control")).toBe("public, max-age=0, must-revalidate");
    expect(await answer.text()).toContain('id="app"');
  });

  test("takes no POST", async () => expect((await get("/nowhere", { method: "POST" })).status).toBe(405));
});

test.each(["/", "/r/KTMHX", "/r/KTMHX/", "/r/KTMHX?screen", "/r/gone.js"])(
  "the page is at %s, under its policy",
  async (path) => {
    const answer = await get(path);
    expect(answer.status).toBe(200);
    expect(answer.headers.get("content-security-policy")).toContain("default-src 'self'");
    expect(answer.headers.get("content-type")).toContain("text/html");
    expect(await answer.text()).toContain('id="app"');
    const again = await get(path, { headers: { "If-None-Match": answer.headers.get("etag") ?? "" } });
    expect(again.status).toBe(304);
  },
);

test("a script that is there is kept for a year", async () => {
  const script = readdirSync(join(root, "dist/assets")).find((name) => name.endsWith(".js"));
  const answer = await get(`/assets/${script}`);
  expect(answer.status).toBe(200);
  expect(answer.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
  expect(answer.headers.get("content-type")).toContain("javascript");
});

test.each(["/_headers", "/_redirects"])("%s is for the server alone", async (path) => {
  expect(await (await get(path)).text()).not.toMatch(/Cache-Control: public|\/r\/\*/);
});
