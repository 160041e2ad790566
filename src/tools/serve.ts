// Serves the game to a class from this machine: `npm run serve`. As `npm start -- --lan`, but without the development
// tools: less than half the processor, an eighth of the memory. PORT sets the port; rooms are kept in .wrangler/serve.
import { join } from "node:path";
import { bundle } from "./bundle.ts";
import { lanAddresses } from "./lan.ts";
import { root } from "./run.ts";
import { startWorkerd } from "./workerd.ts";

console.log("Leaderless: building …");
if (!(await bundle())) process.exit(1);

const server = await startWorkerd({
  stateDir: join(root, ".wrangler/serve"),
  port: Number(process.env.PORT ?? 8787),
  host: "*",
  verbose: true,
});
console.log(`Leaderless: open ${server.url} on this machine. Ctrl-C stops it.`);
for (const address of lanAddresses()) console.log(`Phones in this network: http://${address}:${server.port}`);

let stopping = false;
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  process.on(signal, () => {
    stopping = true;
    void server.stop();
  });
}
await server.exited;
if (!stopping) console.error("Leaderless: the server ended by itself");
process.exit(stopping ? 0 : 1);
