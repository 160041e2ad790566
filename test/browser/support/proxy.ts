import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";

/** A proxy as some schools have them: answers are held back until they are whole, and no socket gets through. */
export interface HoldingProxy {
  port: number;
  /** Sockets that were refused, and keys that stood in an address. */
  refused: number;
  readonly leaked: string[];
  close(): Promise<void>;
}

/** Before a server, on a free port of this machine; every answer of its API comes `late` ms after it was whole. */
export async function holdingBack(url: string, late: number): Promise<HoldingProxy> {
  const { port } = new URL(url);
  const proxy: HoldingProxy = { port: 0, refused: 0, leaked: [], close: () => Promise.resolve() };
  const server = createServer((asked, answer) => {
    const { method, url: path = "/", headers } = asked;
    const { authorization = "" } = headers;
    for (const key of authorization.replace("Bearer ", "").split(","))
      if (key !== "" && path.includes(key)) proxy.leaked.push(path);
    const onward = request({ host: "127.0.0.1", port, method, path, headers }, (response) => {
      const pieces: Buffer[] = [];
      response.on("data", (piece: Buffer) => pieces.push(piece));
      response.on("end", () => {
        const whole = Buffer.concat(pieces);
        const { "transfer-encoding": _, ...rest } = response.headers;
        const send = (): void => {
          answer.writeHead(response.statusCode ?? 502, { ...rest, "content-length": whole.length });
          answer.end(whole);
        };
        if (path.startsWith("/api/")) setTimeout(send, late);
        else send();
      });
    });
    // Whoever asked may leave in the middle, and the server may end before its proxy does.
    onward.on("error", () => answer.destroy());
    asked.on("error", () => onward.destroy());
    answer.on("error", () => onward.destroy());
    asked.pipe(onward);
  });
  server.on("upgrade", (_, socket) => {
    proxy.refused++;
    socket.on("error", () => socket.destroy());
    socket.end("HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  proxy.port = (server.address() as AddressInfo).port;
  proxy.close = () =>
    new Promise((resolve) => {
      server.closeAllConnections();
      server.close(() => resolve());
    });
  return proxy;
}
