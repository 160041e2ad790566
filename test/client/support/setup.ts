// Before each test file: the client's modules read their words from their first line on, so these are loaded before them.
import { expect } from "vitest";

if (expect.getState().testPath?.replaceAll("\\", "/").includes("/test/client/")) await import("./words.ts");
