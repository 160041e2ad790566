import { signal } from "@preact/signals";
import { codeIn } from "../src/protocol/code.ts";
import { origin } from "./reach.ts";
import { languageOfLink } from "./words/language.ts";

/** What a link from another device carries; its secret stands in the fragment, which no server is sent. */
export interface Carried {
  role: "host" | "screen";
  secret: string;
}
export type Route =
  | { page: "home" }
  | { page: "replay" }
  | { page: "room"; code: string; screen: boolean; carried?: Carried }
  | { page: "lab" }
  | { page: "lessons"; path: string }
  | { page: "lost" };

function carriedIn(hash: string): Carried | undefined {
  const [, role, secret] = /^#(host|screen)=([A-Za-z0-9_-]{22})$/.exec(hash) ?? [];
  return role === undefined || secret === undefined ? undefined : { role: role as Carried["role"], secret };
}

function read(): Route {
  const { pathname, search, hash } = location;
  if (pathname === "/") return { page: "home" };
  if (/^\/replay\/?$/.test(pathname)) return { page: "replay" };
  if (/^\/lab\/?$/.test(pathname)) return { page: "lab" };
  if (/^\/(plans|teach)(\/|$)/.test(pathname)) return { page: "lessons", path: pathname };
  const code = codeIn(/^\/r\/([^/]+)\/?$/.exec(pathname)?.[1] ?? "");
  if (!code) return { page: "lost" };
  const carried = carriedIn(hash);
  return { page: "room", code, screen: new URLSearchParams(search).has("screen"), ...(carried && { carried }) };
}

export const route = signal<Route>(read());
for (const event of ["popstate", "hashchange"])
  addEventListener(event, () => {
    route.value = read();
  });

/** Goes to another page of the app without loading it anew. */
export function navigate(path: string, replace = false): void {
  if (replace) history.replaceState(null, "", path);
  else history.pushState(null, "", path);
  route.value = read();
  scrollTo(0, 0);
}
export const REPLAY_PATH = "/replay";
export const roomPath = (code: string): string => `/r/${code}`;
export const roomLink = (code: string): string => `${origin.value}${roomPath(code)}${languageOfLink()}`;
/** The link that carries a role to another device. */
export const carryLink = (code: string, role: Carried["role"], secret: string): string =>
  `${roomLink(code)}#${role}=${secret}`;
