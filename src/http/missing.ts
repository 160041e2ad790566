/** Folders that hold files alone: a page of the client is never there. */
const FILES = /^\/(assets|rules)\//;

/**
 * What is no file of the deploy. A script of another deploy is a 404 that nothing keeps, so that the page can tell and load
 * itself anew; any other path gets the page, which says what there is.
 */
export async function missing(request: Request, env: Env, pathname: string): Promise<Response> {
  if (request.method !== "GET" && request.method !== "HEAD") return nothing(405);
  if (FILES.test(pathname)) return nothing(404);
  return env.ASSETS.fetch(new Request(new URL("/", request.url), request));
}

const nothing = (status: number): Response =>
  new Response(null, { status, headers: { "Cache-Control": "no-store", "X-Content-Type-Options": "nosniff" } });
