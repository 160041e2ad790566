import { type ErrorBody, errorBody } from "../../src/protocol/http.ts";
import { type Route, type RouteName, routes } from "../../src/protocol/routes.ts";
import { errorsOf } from "../../src/tools/openapi.ts";
import { prose } from "../../src/tools/openapi-prose.ts";

const patterns = (Object.entries(routes) as [RouteName, Route][]).map(([name, route]) => ({
  name,
  route,
  at: new RegExp(`^${route.path.replaceAll(/:\w+/g, "[^/]*").replaceAll(".", "\\.")}$`),
}));

/** Throws where an answer's status, shape or error's code is not in the API's description. `path` is below /api. */
export async function described(method: string, path: string, response: Response): Promise<void> {
  const asked = path.split("?")[0]!;
  const found = patterns.find(({ route, at }) => route.method === method.toLowerCase() && at.test(asked));
  if (!found) return;
  const { name, route } = found;
  const entry = prose[name];
  const wrong = (what: string): Error => new Error(`${method} ${path}: ${what} is not in the API's description`);
  if (response.ok) {
    if (response.status !== (entry.status ?? 200)) throw wrong(`status ${response.status}`);
    if (entry.answer === undefined || entry.answer instanceof Function) return;
    const { error } = entry.answer.safeParse(await response.clone().json());
    if (error) throw wrong(JSON.stringify(error.issues[0]));
    return;
  }
  const { error }: ErrorBody = errorBody.parse(await response.clone().json());
  if (!errorsOf(route, entry).some((code) => code === error)) throw wrong(`the error ${error}`);
}
