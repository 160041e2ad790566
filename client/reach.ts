// Under which address other devices reach this page. A page that was opened as `localhost` is known under that name to its
// own machine alone; the server knows the machine's addresses in its network (GET /api/where).
import { signal } from "@preact/signals";
import type { Where } from "../src/protocol/http.ts";

const LOOPBACK = /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/i;
/** Addresses of networks of one's own: RFC 1918, link-local, and names that are told inside such a network. */
const AT_HOME =
  /^(10(\.\d+){3}|192\.168(\.\d+){2}|172\.(1[6-9]|2\d|3[01])(\.\d+){2}|169\.254(\.\d+){2}|[^.]+\.local)$/i;

export const onLoopback = LOOPBACK.test(location.hostname);
/** Whether this page comes from a machine in the same network, where Wi-Fi and firewalls decide who reaches it. */
export const fromNearby = onLoopback || AT_HOME.test(location.hostname);

/** The page's address for other devices; the page's own until it is known better. */
export const origin = signal(location.origin);
/** No other device can open this page: the server is there for its own machine alone. */
export const alone = signal(false);

/** Scheme and port are the page's: it is the same server. */
const under = (address: string): string => {
  const url = new URL(location.origin);
  url.hostname = address;
  return url.origin;
};

/** The same as people type it. */
export const host = (): string => new URL(origin.value).host;

/** Asks the server where it is, if this page does not know. */
export async function findAddress(): Promise<void> {
  if (!onLoopback || origin.value !== location.origin) return;
  try {
    const response = await fetch("/api/where");
    if (!response.ok) return;
    const { addresses } = (await response.json()) as Where;
    alone.value = addresses[0] === undefined;
    if (addresses[0] !== undefined) origin.value = under(addresses[0]);
  } catch {
    // It is asked again where the address is shown the next time.
  }
}
