import { signal } from "@preact/signals";
import { codeIn } from "../src/protocol/code.ts";

export type Route = { page: "home" } | { page: "room"; code: string; screen: boolean } | { page: "lost" };

function read(): Route {
  const { pathname, search } = location;
  if (pathname === "/") return { page: "home" };
  const code = codeIn(/^\/r\/([^/]+)\/?$/.exec(pathname)?.[1] ?? "");
  return code ? { page: "room", code, screen: new URLSearchParams(search).has("screen") } : { page: "lost" };
}

export const route = signal<Route>(read());
addEventListener("popstate", () => {
  route.value = read();
});

/** Goes to another page of the app without loading it anew. */
export function navigate(path: string, replace = false): void {
  if (replace) history.replaceState(null, "", path);
  else history.pushState(null, "", path);
  route.value = read();
  scrollTo(0, 0);
}
export const roomPath = (code: string): string => `/r/${code}`;
export const roomLink = (code: string): string => `${location.origin}${roomPath(code)}`;
