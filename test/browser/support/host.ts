import type { Page } from "playwright-core";
import { SocketTransport } from "../../../client/net/socket.ts";

/** The keys to its room that a page holds. */
export function keysOf(page: Page): Promise<{ seat: string; host: string }> {
  const at = `leaderless.room.${new URL(page.url()).pathname.slice(-5)}`;
  return page.evaluate((at) => JSON.parse(localStorage.getItem(at) ?? "{}"), at);
}

/** A message that comes again with the same id is no other message. */
let said = 0;

/**
 * Tells a room what its host may say and has no button for yet: that the clock runs out now, or longer. `page` is the
 * host's. Resolves when the room has done it.
 */
export async function sayAsHost(
  page: Page,
  says:
    | { type: "end" }
    | { type: "mode"; mode: "friends" | "class" }
    | { type: "more"; ms: number }
    | { type: "pace"; pace: number }
    | { type: "card"; trial: string; options?: Record<string, string | number | boolean> },
): Promise<void> {
  const { origin, pathname } = new URL(page.url());
  const { host } = await keysOf(page);
  const url = `${origin.replace(/^http/, "ws")}/api/rooms/${pathname.slice(-5)}/socket`;
  const id = `testhost.${++said}`;
  const line = new SocketTransport(url, [host]);
  const done = Promise.withResolvers<void>();
  line.open({
    opened: () => line.send({ ...says, id }),
    frame: ({ ack, no }) => {
      if (ack?.includes(id)) done.resolve();
      for (const { code } of no ?? []) done.reject(new Error(`the room refuses to ${says.type}: ${code}`));
    },
    heard: () => {},
    closed: (code) => done.reject(new Error(`the line to the room ended: ${code}`)),
  });
  await done.promise.finally(() => line.close());
}
