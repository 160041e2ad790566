// Before each test file: the client's modules read their words from their first line on, so these are loaded before them. Some
// ask the browser something as they are loaded: it is a phone's, by day, unless a test says otherwise.
import { expect } from "vitest";

if (expect.getState().testPath?.replaceAll("\\", "/").includes("/test/client/")) {
  const at = { origin: "https://leaderless.test", host: "leaderless.test", hostname: "leaderless.test" };
  const phone = {
    location: { ...at, pathname: "/", search: "", hash: "" },
    matchMedia: () => ({ matches: false, addEventListener() {}, removeEventListener() {} }),
    addEventListener() {},
    innerHeight: 844,
  };
  for (const [name, value] of Object.entries(phone))
    if (!(name in globalThis)) Object.assign(globalThis, { [name]: value });
  await import("./words.ts");
}
