import { env, SELF } from "cloudflare:test";
import { describe, expect, test } from "vitest";
import { app } from "../../src/http/app.ts";
import { type ErrorCode, errors } from "../../src/protocol/errors.ts";
import { errorBody } from "../../src/protocol/http.ts";
import { driveMessage } from "../../src/protocol/messages.ts";
import { needs } from "../../src/protocol/powers.ts";
import { bodyMaxOf, type Route, routes } from "../../src/protocol/routes.ts";
import { openapi } from "../../src/tools/openapi.ts";
import { ask, makeRoom } from "../room/client.ts";

interface Operation {
  summary: string;
  "x-limits": string[];
  "x-body-max": number;
  security: unknown[];
  parameters?: { name: string; in: string; schema: object }[];
  requestBody?: { content: { "application/json": { schema: Record<string, unknown> } } };
  responses: Record<string, { description: string; content?: Record<string, { schema: object }> }>;
}
const document = openapi() as unknown as {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, object> };
};
const described = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
);
/** What the front door answers, guards and the last resort left out. */
const served = new Set(
  app.routes.filter(({ method }) => method !== "ALL").map(({ method, path }) => `${method} ${path}`),
);

test("every route of the front door is described, and nothing else", () => {
  const names = described.map(
    ({ path, method }) => `${method.toUpperCase()} /api${path.replaceAll(/\{(\w+)\}/g, ":$1")}`,
  );
  expect(new Set(names)).toEqual(served);
  expect(served.size).toBe(Object.keys(routes).length);
});

describe.each(described)("$method $path", ({ path, operation }) => {
  test("has what it is for, its parameters, its answer's schema, its errors and its limits", () => {
    expect(operation.summary).not.toBe("");
    expect(operation["x-limits"].length).toBeGreaterThan(0);
    const inPath = (operation.parameters ?? []).filter((one) => one.in === "path").map(({ name }) => name);
    expect(inPath).toEqual([...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name));
    const good = Object.entries(operation.responses).filter(([status]) => Number(status) < 300);
    expect(good).toHaveLength(1);
    for (const { schema } of Object.values(good[0]?.[1].content ?? {}))
      expect(Object.keys(schema).length).toBeGreaterThan(0);
    expect(Object.keys(good[0]?.[1].content ?? {})).toHaveLength(1);
    const refusals = Object.entries(operation.responses).filter(([status]) => Number(status) >= 400);
    expect(refusals.length).toBeGreaterThan(0);
    for (const [status, { content }] of refusals) {
      const { allOf } = (content as Record<string, { schema: object }>)["application/json"]!.schema as {
        allOf: { properties?: { error: { enum: ErrorCode[] } } }[];
      };
      for (const code of allOf[1]?.properties?.error.enum ?? []) expect(errors[code][0]).toBe(Number(status));
    }
  });
});

test("what is described of a body is what checks it: a field that is not there is refused by name, a byte too many by size", async () => {
  const { code, hostToken } = await makeRoom();
  const withBody = Object.values(routes).filter((route: Route) => route.body !== undefined);
  expect(withBody.length).toBeGreaterThan(5);
  for (const route of withBody) {
    const { method, path } = route;
    const at = path.replace(":code", code);
    const refused = async (body: unknown) =>
      errorBody.parse(await (await ask(method.toUpperCase(), at, hostToken, body)).json());
    const { operation } = described.find(
      (one) => one.method === method && one.path === path.replace(":code", "{code}"),
    )!;
    const schema = operation.requestBody?.content["application/json"].schema as {
      oneOf?: object[];
      anyOf?: object[];
      additionalProperties?: false;
    };
    for (const one of schema.oneOf ?? schema.anyOf ?? [schema])
      expect(one).toMatchObject({ type: "object", additionalProperties: false });
    expect(await refused({ nonsense: 1 }), path).toMatchObject({ error: "bad_body", field: expect.any(String) });
    expect(operation["x-body-max"]).toBe(bodyMaxOf(route));
    expect(await refused({ nonsense: "x".repeat(bodyMaxOf(route)) }), path).toMatchObject({ error: "too_big" });
  }
});

test("a program may drive with all that needs more than a seat, and with nothing else", () => {
  const types = driveMessage.def.options.flatMap((one) => {
    const { type } = one.shape;
    return "values" in type.def ? type.def.values : Object.values(type.def.entries);
  });
  const needed = Object.entries(needs).filter(([, need]) => need !== "own");
  expect(new Set<string>(types)).toEqual(new Set(needed.map(([type]) => type)));
});

test("it is served as it was built, to whoever asks", async () => {
  const response = await SELF.fetch("https://leaderless.test/api/openapi.json");
  expect(response.headers.get("content-type")).toBe("application/json");
  expect(await response.json()).toEqual(openapi());
  expect((await env.ASSETS.fetch("https://assets/openapi.json")).status).toBe(200);
});
