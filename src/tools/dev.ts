// Serves the game on this machine and rebuilds it at every change: `npm start`.
//   npm start -- --lan          phones in the same network can join
//   npm start -- --port 9000    another port; everything else goes to `wrangler dev` as it is
import { spawn } from "node:child_process";
import { parseArgs } from "node:util";
import { lanAddresses } from "./lan.ts";
import { portFault } from "./port.ts";
import { root } from "./run.ts";

const given = process.argv.slice(2);
const { values } = parseArgs({
  args: given,
  strict: false,
  options: { port: { type: "string", default: "8787" }, lan: { type: "boolean" } },
});
const port = String(values.port);

const fault = await portFault(port, "--port", values.lan ? undefined : "127.0.0.1");
if (fault) {
  console.error(`Leaderless: ${fault}`);
  process.exit(1);
}
console.log(`Leaderless: open http://localhost:${port} in a browser as soon as it is ready. Ctrl-C stops it.`);
if (values.lan) for (const address of lanAddresses()) console.log(`Phones in this network: http://${address}:${port}`);

const rest = given.filter((arg) => arg !== "--lan");
if (!given.some((arg) => arg.startsWith("--port"))) rest.unshift("--port", port);
const addresses = values.lan ? lanAddresses() : [];
if (values.lan) rest.unshift("--ip", "0.0.0.0");
// The host's page shows them in place of localhost.
if (addresses.length > 0) rest.unshift("--var", `LAN_ADDRESSES:${addresses.join(",")}`);

const wrangler = spawn("wrangler", ["dev", "--show-interactive-dev-session=false", ...rest], {
  cwd: root,
  stdio: ["ignore", "inherit", "inherit"],
  env: { ...process.env, WRANGLER_HIDE_BANNER: "true" },
  shell: process.platform === "win32",
});
// Ctrl-C reaches Wrangler by itself; this only waits for it to clear up.
process.on("SIGINT", () => {});
for (const signal of ["SIGTERM", "SIGHUP"] as const) process.on(signal, () => wrangler.kill(signal));
wrangler.on("error", (error) => {
  console.error(error.message);
  process.exitCode = 1;
});
wrangler.on("exit", (code) => {
  process.exitCode = code ?? 0;
});
