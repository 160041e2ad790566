// node src/tools/ensure.mjs <command> [arguments]
//
// Makes sure that the packages of package-lock.json are installed, then runs the command with them. Every npm script
// goes through here, so that a fresh clone needs nothing but Node 20 and npm: the packages bring a newer Node along,
// and the command runs on that one. This file is the exception: plain JavaScript, no packages, Node 20.
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { constants } from "node:os";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
const modules = join(root, "node_modules");
const stamp = join(modules, ".stamp");
const windows = process.platform === "win32";

const env = { ...process.env };
// Wrangler neither asks nor reports, and works without the internet.
env.WRANGLER_SEND_METRICS ??= "false";
env.WRANGLER_SEND_ERROR_REPORTS ??= "false";
env.WRANGLER_NO_SKILLS_UPDATE_PROMPTS ??= "true";
env.CLOUDFLARE_CF_FETCH_ENABLED ??= "false";
// Scripts that run scripts check once.
if (env.LEADERLESS_ENSURED !== root) install();
env.LEADERLESS_ENSURED = root;

const path = Object.keys(env).find((key) => key.toUpperCase() === "PATH") ?? "PATH";
env[path] = [join(modules, ".bin"), env[path]].filter(Boolean).join(delimiter);

const [command, ...args] = process.argv.slice(2);
if (command) run(command, args);

function install() {
  const wanted = createHash("sha256")
    .update(readFileSync(join(root, "package-lock.json")))
    .update(`${process.platform} ${process.arch}`)
    .digest("hex");
  if (existsSync(stamp) && readFileSync(stamp, "utf8").trim() === wanted) return;

  console.log("Leaderless: installing packages, once (a minute or two) …");
  // `npm ci` starts by deleting node_modules, which Windows refuses while a program from there is running.
  const verb = windows && existsSync(modules) ? "install" : "ci";
  const options = ["--include=dev", "--loglevel=error", "--no-audit", "--no-fund", "--no-update-notifier"];
  const npm = env.npm_execpath;
  const done =
    npm && /\.c?js$/.test(npm)
      ? spawnSync(process.execPath, [npm, verb, ...options], { cwd: root, stdio: "inherit", env })
      : spawnSync("npm", [verb, ...options], { cwd: root, stdio: "inherit", env, shell: windows });
  if (done.status !== 0) {
    console.error("Leaderless: npm could not install the packages. Is there a connection to the internet?");
    process.exit(1);
  }
  writeFileSync(stamp, `${wanted}\n`);
}

function run(command, args) {
  const child = spawn(command, args, { cwd: root, stdio: "inherit", env, shell: windows });
  // Ctrl-C reaches the whole group by itself; a signal to this process alone is handed on.
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
    process.on(signal, () => {
      if (signal !== "SIGINT") child.kill(signal);
    });
  }
  // Whoever ends npm alone leaves this process behind without a parent: then it ends as well.
  const parent = process.ppid;
  const watch = setInterval(() => process.ppid !== parent && child.kill("SIGTERM"), 1000);
  watch.unref();
  child.on("error", (error) => {
    console.error(`Leaderless: could not start ${command}: ${error.message}`);
    process.exit(127);
  });
  child.on("exit", (code, signal) => process.exit(code ?? 128 + (constants.signals[signal] ?? 0)));
}
