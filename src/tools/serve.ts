// Serves the game to a class from this machine: `npm run serve`. As `npm start -- --lan`, but without the development
// tools: less than half the processor, an eighth of the memory. PORT sets the port, and every setting of wrangler.toml can
// be given in the environment; rooms are kept in .wrangler/serve.
import { join } from "node:path";
import { settingNames } from "../settings/settings.ts";
import { bundle } from "./bundle.ts";
import { keepServing } from "./keep-serving.ts";
import { lanAddresses } from "./lan.ts";
import { portFault } from "./port.ts";
import { root } from "./run.ts";
import { startWorkerd } from "./workerd.ts";

const say = (text: string): void => console.error(`Leaderless: ${text}`);
const port = process.env.PORT ?? "8787";
const fault = await portFault(port, "PORT");
if (fault) {
  say(fault);
  process.exit(1);
}
console.log("Leaderless: building …");
if (!(await bundle())) process.exit(1);

// Nothing stands in front that would set a header with the visitor's address, unless somebody says so.
const vars: Record<string, string> = { ADDRESS_HEADER: "", LAN_ADDRESSES: lanAddresses().join(",") };
for (const name of settingNames) {
  const given = process.env[name];
  if (given !== undefined) vars[name] = given;
}
const start = (wanted: number) =>
  startWorkerd({ stateDir: join(root, ".wrangler/serve"), port: wanted, host: "*", vars, verbose: true });
const server = await keepServing(start, Number(port), say).catch((fault) => {
  // The server's own answer says which setting is wrong.
  say(/"message":"([^"]+)"/.exec(String(fault))?.[1] ?? (fault instanceof Error ? fault.message : String(fault)));
  process.exit(1);
});
console.log(`Leaderless: open ${server.url} on this machine. Ctrl-C stops it.`);
for (const address of lanAddresses()) console.log(`Phones in this network: http://${address}:${server.port}`);

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  process.on(signal, () => void server.stop().then(() => process.exit(0)));
}
