import preact from "@preact/preset-vite";
import { defineConfig } from "vite";

// The client's build. There is no Vite dev server: `npm start` builds with this and serves what is deployed.
export default defineConfig({
  root: "client",
  plugins: [preact({ devToolsEnabled: false, prefreshEnabled: false })],
  build: {
    outDir: "../dist",
    emptyOutDir: true,
    target: "es2022",
    // Nothing but what the page needs: no polyfill for browsers below the target, no source maps.
    modulePreload: { polyfill: false },
    sourcemap: false,
    // Read by src/tools/size.ts, which holds the first load to its budget.
    manifest: "manifest.json",
    // Small files stay files: a strict content security policy allows no data: addresses.
    assetsInlineLimit: 0,
    reportCompressedSize: false,
  },
});
