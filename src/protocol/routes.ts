import type * as z from "zod/mini";
import type { ErrorCode } from "./errors.ts";
import { acting, asking, claimLink, createRoom, makeLink, recordingsOf, setPlan, stateOf, takeSeat } from "./http.ts";
import { BODY_MAX, PLAN_MAX } from "./limits.ts";
import { driveMessage } from "./messages.ts";

/** A question that can be asked over HTTP, and the schemas that check it. `:code` and `:hash` stand for a part of the path. */
export interface Route {
  readonly method: "get" | "post" | "put" | "delete";
  /** Below /api. */
  readonly path: string;
  /** What the body has to be, as JSON; without it the body is not read. */
  readonly body?: z.ZodMiniType;
  /** Bytes that the body may have: BODY_MAX where nothing is said. */
  readonly bodyMax?: number;
  /** What stands behind the `?`. */
  readonly query?: z.ZodMiniType;
  /** What a query that does not fit is answered with: `bad_body` where nothing is said. */
  readonly wrongQuery?: ErrorCode;
}

/**
 * Every route of the API. The front door checks by this table (src/http/app.ts), and /api/openapi.json is made from it
 * (src/tools/openapi.ts), so that what is described is what is checked.
 */
export const routes = {
  health: { method: "get", path: "/health" },
  where: { method: "get", path: "/where" },
  describe: { method: "get", path: "/openapi.json" },
  create: { method: "post", path: "/rooms", body: createRoom, bodyMax: PLAN_MAX },
  info: { method: "get", path: "/rooms/:code" },
  wipe: { method: "delete", path: "/rooms/:code" },
  sit: { method: "post", path: "/rooms/:code/seats", body: takeSeat },
  link: { method: "post", path: "/rooms/:code/links", body: makeLink },
  claim: { method: "post", path: "/rooms/:code/claims", body: claimLink },
  plan: { method: "put", path: "/rooms/:code/plan", body: setPlan, bodyMax: PLAN_MAX },
  state: { method: "get", path: "/rooms/:code/state", query: stateOf },
  drive: { method: "post", path: "/rooms/:code/drive", body: driveMessage },
  recordings: { method: "get", path: "/rooms/:code/recordings", query: recordingsOf, wrongQuery: "no_recording" },
  socket: { method: "get", path: "/rooms/:code/socket" },
  views: { method: "get", path: "/rooms/:code/views", query: asking },
  act: { method: "post", path: "/rooms/:code/actions", body: acting },
  rules: { method: "get", path: "/rules/:hash" },
} as const satisfies Record<string, Route>;
export type RouteName = keyof typeof routes;

export const bodyMaxOf = ({ bodyMax = BODY_MAX }: Route): number => bodyMax;

type Of<S> = S extends z.ZodMiniType<infer T> ? T : undefined;
/** A request's body and query, checked. */
export interface Asked<R extends Route> {
  readonly body: Of<R["body"]>;
  readonly query: Of<R["query"]>;
}
