import { type AddressInfo, connect, createServer, type Socket } from "node:net";

/** A line to a server that can be cut and mended, as a phone's is: connections die and new ones fail while it is cut. */
export interface Line {
  url: string;
  cut(): void;
  mend(): void;
  close(): Promise<void>;
}

/** Opens one on a free port of this machine. */
export async function lineTo(url: string): Promise<Line> {
  const { port } = new URL(url);
  const open = new Set<Socket>();
  let broken = false;
  const server = createServer((near) => {
    if (broken) {
      near.destroy();
      return;
    }
    const far = connect(Number(port), "127.0.0.1");
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(one);
      one.pipe(other);
      one.on("error", () => other.destroy());
      one.on("close", () => {
        open.delete(one);
        other.destroy();
      });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    cut() {
      broken = true;
      for (const socket of open) socket.destroy();
    },
    mend() {
      broken = false;
    },
    close() {
      for (const socket of open) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
