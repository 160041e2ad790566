// Before the browser and chaos tests: the client and the Worker as they are deployed.
import { bundle } from "../../src/tools/bundle.ts";

export default async function setup() {
  // `npm test` has just built them.
  if (process.env.LEADERLESS_BUILT) return;
  if (!(await bundle())) throw new Error("the build failed: no browser test can run");
}
