// Stands in front of the Worker where it is served by workerd alone, and does what Cloudflare's asset server does with
// the [assets] settings of wrangler.toml: a path is a file of dist/, or what dist/_redirects has in its place; /api/* and
// the rest go to the Worker.
// Bindings: worker (the Worker), files (dist/ as a disk service).

import { WorkerEntrypoint } from "cloudflare:workers";

const types = {
  html: "text/html; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  css: "text/css; charset=utf-8",
  json: "application/json",
  webmanifest: "application/manifest+json",
  svg: "image/svg+xml",
  txt: "text/plain; charset=utf-8",
  png: "image/png",
  jpg: "image/jpeg",
  webp: "image/webp",
  avif: "image/avif",
  ico: "image/x-icon",
  woff2: "font/woff2",
  wasm: "application/wasm",
  mp3: "audio/mpeg",
};
const compressible = /^(text|application)\/|svg/;

let headerRules;
let redirects;

export default {
  async fetch(request, env) {
    const { pathname } = new URL(request.url);
    if (pathname.startsWith("/api/")) return env.worker.fetch(request);
    return (await asset(request, env.files, pathname)) ?? env.worker.fetch(request);
  },
};

/** The Worker's own way to the files, its binding ASSETS: what is missing here is missing. */
export class Files extends WorkerEntrypoint {
  async fetch(request) {
    const found = await asset(request, this.env.files, new URL(request.url).pathname);
    return found ?? new Response(null, { status: 404 });
  }
}

async function asset(request, files, pathname) {
  if (request.method !== "GET" && request.method !== "HEAD") return new Response(null, { status: 405 });
  headerRules ??= readHeaderRules(files);

  const [path, file] = (await find(files, pathname)) ?? [];
  if (!file) return undefined;
  const headers = new Headers({
    "content-type": types[path.slice(path.lastIndexOf(".") + 1)] ?? "application/octet-stream",
    "cache-control": "public, max-age=0, must-revalidate",
    etag: `"${await digest(file)}"`,
  });
  for (const rule of await headerRules) {
    if (rule.pattern.test(pathname)) for (const [name, value] of rule.headers) headers.set(name, value);
  }
  if (request.headers.get("if-none-match")?.includes(headers.get("etag"))) {
    return new Response(null, { status: 304, headers });
  }
  if (compressible.test(headers.get("content-type")) && /\bgzip\b/.test(request.headers.get("accept-encoding") ?? "")) {
    // workerd compresses what says that it is compressed.
    headers.set("content-encoding", "gzip");
    headers.set("vary", "accept-encoding");
  }
  return new Response(request.method === "HEAD" ? null : file, { headers });
}

/** The file for a path: itself, or the page that is meant without its .html. */
async function find(files, pathname) {
  if (pathname === "/_headers" || pathname === "/_redirects") return undefined;
  redirects ??= readRedirects(files);
  pathname = (await redirects).find(({ pattern }) => pattern.test(pathname))?.to ?? pathname;
  for (const path of pathname.endsWith("/") ? [`${pathname}index.html`] : [pathname, `${pathname}.html`]) {
    const file = await open(files, path);
    if (file) return [path, file];
  }
  return undefined;
}

async function open(files, path) {
  const response = await files.fetch(`http://files${path}`);
  // A folder answers with a listing: that is no file.
  const found = response.ok && response.headers.get("content-type") === "application/octet-stream";
  const bytes = await response.arrayBuffer();
  return found ? bytes : undefined;
}

async function digest(bytes) {
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return [...hash.slice(0, 12)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** dist/_redirects, of which only the kind is needed that shows one path's file at another, status 200. */
async function readRedirects(files) {
  const lines = new TextDecoder().decode((await open(files, "/_redirects")) ?? new ArrayBuffer(0)).split("\n");
  return lines.flatMap((line) => {
    const rule = /^(\/\S*)\s+(\/\S*)\s+200\s*$/.exec(line);
    return rule ? [{ pattern: glob(rule[1]), to: rule[2] }] : [];
  });
}

/** dist/_headers: a path (which may end in *), then its headers, indented. */
async function readHeaderRules(files) {
  const bytes = await open(files, "/_headers");
  const rules = [];
  for (const line of new TextDecoder().decode(bytes ?? new ArrayBuffer(0)).split("\n")) {
    if (/^\s*(#|$)/.test(line)) continue;
    const header = /^\s+([^:]+):\s*(.*)$/.exec(line);
    if (header) rules.at(-1)?.headers.push([header[1], header[2].trim()]);
    else rules.push({ pattern: glob(line.trim()), headers: [] });
  }
  return rules;
}

function glob(path) {
  const parts = path.split("*").map((part) => part.replace(/[.+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${parts.join(".*")}$`);
}
