// Which port a server of ours may take: said in a sentence before anything starts.
import { createServer } from "node:net";

const PORT_MAX = 65_535;

/** What is wrong with a port that somebody asked for, as a sentence; undefined when it can be taken. `host` as in listen(). */
export async function portFault(text: string, name: string, host?: string): Promise<string | undefined> {
  if (!/^\d{1,5}$/.test(text) || Number(text) > PORT_MAX)
    return `${name} is ${JSON.stringify(text)}: a port is a number from 1 to ${PORT_MAX}, such as 8787.`;
  const port = Number(text);
  if (port === 0) return undefined;
  // A program that listens for this machine alone may hide behind one for every network.
  for (const each of host === undefined ? [undefined, "127.0.0.1"] : [host]) {
    const fault = await tried(port, each);
    if (fault === "EADDRINUSE")
      return `Port ${port} is taken: another program, perhaps another Leaderless, listens there. Stop it, or take another: ${name} ${port + 1 > PORT_MAX ? port - 1 : port + 1}.`;
    if (fault === "EACCES")
      return `Port ${port} is kept for the system's own programs. Take one above 1023: ${name} 8787.`;
  }
  return undefined;
}

function tried(port: number, host: string | undefined): Promise<string | undefined> {
  return new Promise((done) => {
    const server = createServer();
    server.once("error", (fault: NodeJS.ErrnoException) => done(fault.code));
    server.listen({ port, host, exclusive: true }, () => server.close(() => done(undefined)));
  });
}
