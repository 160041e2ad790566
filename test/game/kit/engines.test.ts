import { fileURLToPath } from "node:url";
import { getQuickJS } from "quickjs-emscripten";
import { build } from "vite";
import { expect, test } from "vitest";
import { report } from "./engines-entry.ts";

test("another engine (QuickJS) computes the same, to the last bit", async () => {
  const result = await build({
    configFile: false,
    logLevel: "error",
    publicDir: false,
    build: {
      write: false,
      minify: false,
      target: "es2022",
      lib: {
        entry: fileURLToPath(new URL("./engines-entry.ts", import.meta.url)),
        name: "kit",
        formats: ["iife"],
        fileName: "kit",
      },
    },
  });
  const chunk = [result].flat().flatMap((one) => ("output" in one ? one.output : []))[0];
  if (chunk?.type !== "chunk") throw new Error("nothing was built");
  const n = 2000;
  const quick = await getQuickJS();
  const said = quick.evalCode(`${chunk.code}\nJSON.stringify(kit.report(${n}))`);
  expect(JSON.parse(String(said))).toEqual(report(n));
});
