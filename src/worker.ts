import { app } from "./http/app.ts";
import { missing } from "./http/missing.ts";

export { Build } from "./builds/build.ts";
export { BuildIndex } from "./builds/build-index.ts";
export { RoomObject as Room } from "./room/object.ts";
export { RoomIndex } from "./room/room-index.ts";

export default {
  /** The files of the deploy never come here: see [assets] in wrangler.toml. */
  fetch(request: Request, env: Env, ctx: ExecutionContext): Response | Promise<Response> {
    const { pathname } = new URL(request.url);
    return pathname.startsWith("/api/") ? app.fetch(request, env, ctx) : missing(request, env, pathname);
  },
} satisfies ExportedHandler<Env>;
