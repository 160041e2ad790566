// The API's description, by OpenAPI 3.1: made at build time from the schemas that check requests (src/protocol), and served
// as /api/openapi.json. What only people need to know, what a request is for and what limits it, stands in openapi-prose.ts.
import * as z from "zod/mini";
import { plan, plans } from "../game/plans/index.ts";
import { named as namedRound } from "../game/plans/whole.ts";
import { scenario } from "../game/scenario.ts";
import { type ErrorCode, errors } from "../protocol/errors.ts";
import { errorBody } from "../protocol/http.ts";
import { RULES_HASH } from "../protocol/limits.ts";
import { clientMessage, driveMessage, frame } from "../protocol/messages.ts";
import { bodyMaxOf, type Route, type RouteName, routes } from "../protocol/routes.ts";
import { type Entry, prose } from "./openapi-prose.ts";

type Json = Readonly<Record<string, unknown>>;

const schemaOf = (schema: z.ZodMiniType, io: "input" | "output"): Json => {
  const { $schema: _, ...plain } = z.toJSONSchema(schema, { io });
  return plain;
};
const ref = (name: string): Json => ({ $ref: `#/components/schemas/${name}` });
const json = (schema: Json): Json => ({ content: { "application/json": { schema } } });

/** What the game checks by schemas of its own, by the field that carries it: src/room/setup.ts, src/game/plans/read.ts. */
const named = z.strictObject({ scenario: z.string(), fill: z.optional(z.int()) });
const CHECKED_BY_THE_GAME: Json = {
  steps: { type: "array", minItems: 1, items: { anyOf: [schemaOf(named, "input"), ref("Scenario")] } },
  plan: { anyOf: [{ enum: plans.map(({ id }) => id), description: "A plan that every instance has." }, ref("Plan")] },
};

/** A plan as people write it: a round may name its setup, and say what is to be another. */
function planSchema(): Json {
  const { properties, ...rest } = schemaOf(plan, "input") as { properties: Record<string, Json> };
  const { items, ...list } = properties.steps as { items: { oneOf: readonly Json[] } };
  const steps = { ...list, items: { anyOf: [schemaOf(namedRound, "input"), ...items.oneOf] } };
  return { ...rest, properties: { ...properties, steps } };
}

/** A body's schema; where it carries a plan, with what the game demands of that. */
function bodyOf(body: z.ZodMiniType): Json {
  const fill = (made: Json): Json => {
    const { properties, anyOf } = made as { properties?: Json; anyOf?: readonly Json[] };
    if (anyOf) return { ...made, anyOf: anyOf.map(fill) };
    const entries = Object.entries(properties ?? {}).map(([name, schema]) => {
      const never = typeof schema === "object" && schema !== null && "not" in schema;
      return [name, never ? schema : (CHECKED_BY_THE_GAME[name] ?? schema)];
    });
    return { ...made, properties: Object.fromEntries(entries) };
  };
  return fill(schemaOf(body, "input"));
}

const PARAMETERS: Readonly<Record<string, Json>> = {
  code: {
    name: "code",
    in: "path",
    required: true,
    description: "The room's code: five letters. Spaces, dashes and small letters do no harm.",
    schema: { type: "string", examples: ["KTMHX"] },
  },
  hash: {
    name: "hash",
    in: "path",
    required: true,
    description: "The hash of a build of the game, as recordings and states name it under `rules`.",
    schema: { type: "string", pattern: RULES_HASH.source },
  },
};

function parametersOf(route: Route): Json[] {
  const inPath = [...route.path.matchAll(/:(\w+)/g)].map(([, name]) => PARAMETERS[name!]!);
  if (!route.query) return inPath;
  const { properties = {}, required = [] } = schemaOf(route.query, "input") as {
    properties?: Json;
    required?: string[];
  };
  const asked = Object.entries(properties).map(([name, schema]) => ({
    name,
    in: "query",
    required: required.includes(name),
    schema,
  }));
  return [...inPath, ...asked];
}

/** What any request may be answered with; one with a body; one of a room; one with a key. */
const ANY = ["bad_origin", "broken", "busy_here"] as const satisfies ErrorCode[];
const WITH_BODY = ["bad_body", "too_big"] as const satisfies ErrorCode[];
const OF_ROOM = ["bad_code", "no_room", "too_fast", "newer_schema", "old_schema"] as const satisfies ErrorCode[];
const WITH_KEY = ["wrong_token"] as const satisfies ErrorCode[];

export function errorsOf(route: Route, { key, errors: own }: Entry): ErrorCode[] {
  const all: ErrorCode[] = [...ANY, ...own];
  if (route.body) all.push(...WITH_BODY);
  if (route.query) all.push(route.wrongQuery ?? "bad_body");
  if (route.path.includes(":code")) all.push(...OF_ROOM);
  if (key !== "none") all.push(...WITH_KEY);
  return [...new Set(all)];
}

function refusalsOf(codes: readonly ErrorCode[]): Json {
  const byStatus = Map.groupBy(codes, (code) => errors[code][0]);
  const answers = [...byStatus].map(([status, same]) => [
    status,
    {
      description: same.map((code) => `\`${code}\`: ${errors[code][1]}`).join("\n\n"),
      ...json({ allOf: [ref("Error"), { properties: { error: { enum: same } } }] }),
    },
  ]);
  return Object.fromEntries(answers);
}

const KEYS: Readonly<Record<Entry["key"], readonly Json[]>> = {
  none: [],
  // Known to some, and more to whoever brings a key.
  optional: [{}, { key: [] }],
  any: [{ key: [] }],
  host: [{ key: [] }],
  maker: [{ key: [] }],
  socket: [{ socketKey: [] }],
};

function operation(name: RouteName): Json {
  const route: Route = routes[name];
  const entry = prose[name];
  const { status = 200, answer, type = "application/json" } = entry;
  const parameters = parametersOf(route);
  const limits = [...(route.body ? [`The body has at most ${bodyMaxOf(route)} bytes.`] : []), ...entry.limits];
  const content = answer && {
    content: { [type]: { schema: answer instanceof Function ? answer(ref) : schemaOf(answer, "output") } },
  };
  return {
    operationId: name,
    summary: entry.summary,
    description: [...entry.text, ...limits.map((limit) => `- ${limit}`)].join("\n"),
    "x-limits": limits,
    "x-body-max": route.body ? bodyMaxOf(route) : 0,
    security: KEYS[entry.key],
    ...(parameters.length > 0 && { parameters }),
    ...(route.body && {
      requestBody: {
        required: true,
        ...json(route.body === driveMessage ? schemaOf(route.body, "input") : bodyOf(route.body)),
      },
    }),
    responses: {
      [status]: { description: entry.answers, ...content },
      ...refusalsOf(errorsOf(route, entry)),
    },
  };
}

/** The whole document. */
export function openapi(): Json {
  const paths: Record<string, Record<string, Json>> = {};
  for (const name of Object.keys(routes) as RouteName[]) {
    const { method, path } = routes[name];
    const at = path.replaceAll(/:(\w+)/g, "{$1}");
    paths[at] = { ...paths[at], [method]: operation(name) };
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "Leaderless",
      version: "1",
      summary: "Rooms made, driven and read by programs.",
      description:
        "Every answer that is no success has a code, a sentence for people and, where one part of the request was wrong, its name. Times are in ms.",
      license: { name: "MIT", identifier: "MIT" },
    },
    servers: [{ url: "/api" }],
    paths,
    components: {
      securitySchemes: {
        key: {
          type: "http",
          scheme: "bearer",
          description:
            "A room's key: the host's or the screen's, which making the room gives, or a seat's. 128 bits in base64url; the room keeps only their hashes, so that a lost key is lost.",
        },
        socketKey: {
          type: "apiKey",
          in: "header",
          name: "Sec-WebSocket-Protocol",
          description: "`leaderless.v2`, and one to three keys, with commas between.",
        },
      },
      schemas: {
        Error: schemaOf(errorBody, "output"),
        Scenario: schemaOf(scenario, "input"),
        Plan: planSchema(),
        Message: schemaOf(clientMessage, "input"),
        Frame: schemaOf(frame, "output"),
      },
    },
  };
}
