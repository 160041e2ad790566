import { findBrowser } from "../browser/chromium.ts";

/** Before any test file: several at once would unpack the same browser, and start it half written. */
export default async function setup(): Promise<void> {
  await findBrowser();
}
