// Before each test file: the client's modules read their words from their first line on, so these are loaded before them. Some
// ask where the page is as they are loaded: at a phone's address, unless a test says otherwise.
import { expect } from "vitest";

if (expect.getState().testPath?.replaceAll("\\", "/").includes("/test/client/")) {
  const at = { origin: "https://leaderless.test", host: "leaderless.test", hostname: "leaderless.test" };
  if (!("location" in globalThis))
    Object.assign(globalThis, { location: { ...at, pathname: "/", search: "", hash: "" } });
  if (!("addEventListener" in globalThis)) Object.assign(globalThis, { addEventListener() {} });
  await import("./words.ts");
}
