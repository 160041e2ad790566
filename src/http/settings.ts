import { createMiddleware } from "hono/factory";
import { settingsOf } from "../settings/settings.ts";
import { fail } from "./answers.ts";

/** Nothing new begins under a wrong setting: it is named, with what it has to be. Rooms that are there go on. */
export const rightSettings = createMiddleware<{ Bindings: Env }>(async (c, next) => {
  const settings = settingsOf(c.env);
  if (!("wrong" in settings)) return next();
  console.error(settings.message);
  return fail(c, "bad_setting", settings.wrong, settings.message);
});
