// What a page does when a script of its own does not come: after a deploy it is gone from the server, under its name.
import { route } from "../route.ts";
import { outlives } from "./keys.ts";
import { ofTab } from "./storage.ts";

const ONCE = "leaderless.broken";

/** The version of this page; empty where it was built without one. */
export const ownVersion = (): string =>
  document.querySelector<HTMLMetaElement>("meta[name=leaderless-client]")?.content ?? "";

/**
 * Loads the page anew, once the network answers. Only a whole page: browsers may remember a script that failed as failed,
 * and after an update the script has another name. Whether the network answered.
 */
export async function reload(): Promise<boolean> {
  return (await answers()) && go();
}

/** Whether it costs nobody a seat. */
const seatKept = (): boolean => route.value.page !== "room" || outlives(route.value.code);

/**
 * The same by itself, where it costs nobody a seat, and once for each version of the page in this tab, so that a page that comes
 * back as it was stays.
 */
export async function reloadOnce(): Promise<boolean> {
  if (!seatKept()) return false;
  // A page on its way out may ask again.
  if (going) return true;
  if (ofTab.get(ONCE) === ownVersion() || !(await answers()) || going) return going;
  // Where the one try cannot be remembered there would be no end to them.
  return ofTab.put(ONCE, ownVersion()) && go();
}

async function answers(): Promise<boolean> {
  try {
    return (await fetch("/", { cache: "no-store" })).ok;
  } catch {
    return false;
  }
}

let going = false;

function go(): true {
  going = true;
  location.reload();
  return true;
}
