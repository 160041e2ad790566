// workerd's own configuration for serving the bundled Worker: what wrangler.toml says, in workerd's words.
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { bundleFolder, type Settings } from "./bundle.ts";
import { root } from "./run.ts";

interface ConfigOptions {
  host?: string;
  port?: number;
  vars?: Record<string, string>;
  /** The folders of another deploy than the one that was just built. */
  deploy?: { worker: string; dist: string };
}

const built = { worker: bundleFolder, dist: join(root, "dist") };

/** Puts all that this one server needs into its state folder, so that a rebuild does not reach a running server. */
export function writeConfig(stateDir: string, options: ConfigOptions): string {
  const { host = "127.0.0.1", port = 0, vars = {}, deploy = built } = options;
  const settingsFile = join(deploy.worker, "settings.json");
  if (!existsSync(settingsFile)) throw new Error("there is no bundle yet: call bundle() of src/tools/bundle.ts first");
  const settings: Settings = JSON.parse(readFileSync(settingsFile, "utf8"));
  mkdirSync(join(stateDir, "rooms"), { recursive: true });
  copyFileSync(join(deploy.worker, settings.main), join(stateDir, "worker.js"));
  copyFileSync(join(import.meta.dirname, "workerd-router.js"), join(stateDir, "router.js"));

  const text = (value: string) => JSON.stringify(value);
  const listed = (all: Record<string, string>, line: (name: string, value: string) => string) =>
    Object.entries(all)
      .map(([name, value]) => `(${line(text(name), text(value))}),`)
      .join("\n        ");
  const compatibility = `compatibilityDate = ${text(settings.compatibilityDate)},
      compatibilityFlags = [${settings.compatibilityFlags.map(text).join(", ")}],`;
  const config = join(stateDir, "config.capnp");
  writeFileSync(
    config,
    `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "router", worker = (
      modules = [(name = "router.js", esModule = embed "router.js")],
      ${compatibility}
      bindings = [(name = "worker", service = "worker"), (name = "files", service = "dist")],
    )),
    (name = "worker", worker = (
      modules = [(name = "worker.js", esModule = embed "worker.js")],
      ${compatibility}
      bindings = [
        ${listed(settings.objects, (name, value) => `name = ${name}, durableObjectNamespace = ${value}`)}
        ${listed({ ...settings.vars, ...vars }, (name, value) => `name = ${name}, text = ${value}`)}
        (name = "ASSETS", service = (name = "router", entrypoint = "Files")),
      ],
      durableObjectNamespaces = [
        ${Object.values(settings.objects)
          .map((name) => `(className = ${text(name)}, uniqueKey = ${text(`leaderless-${name}`)}, enableSql = true),`)
          .join("\n        ")}
      ],
      durableObjectStorage = (localDisk = "rooms"),
    )),
    (name = "rooms", disk = (path = ${text(join(stateDir, "rooms"))}, writable = true)),
    (name = "dist", disk = ${text(deploy.dist)}),
  ],
  sockets = [(name = "http", address = ${text(`${host}:${port}`)}, http = (), service = "router")],
);
`,
  );
  return config;
}
