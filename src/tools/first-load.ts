// What the first script imports only when the words are there, the page asks for at once: see client/main.ts. Without
// it the browser would learn of it a round trip late.
import type { Plugin } from "vite";

/** The scripts of the first load, as soon as they are named. */
const first = new Set<string>();

/**
 * Of what a later part needs, what is not there before it. Vite would list all of it beside every import of a part, some kilobytes
 * in the first load itself.
 */
export const notInFirstLoad = (needs: string[]): string[] => needs.filter((file) => !first.has(file));

export const firstLoad: Plugin = {
  name: "first-load",
  enforce: "pre",
  generateBundle(_options, bundle) {
    const follow = (file: string): void => {
      const chunk = bundle[file];
      if (first.has(file) || chunk?.type !== "chunk") return;
      first.add(file);
      for (const one of chunk.imports) follow(one);
    };
    first.clear();
    for (const file of Object.values(bundle))
      if (file.type === "chunk" && (file.isEntry || file.facadeModuleId?.endsWith("/client/start.tsx")))
        follow(file.fileName);
  },
  transformIndexHtml: {
    order: "post",
    handler(html, { bundle }) {
      const start = Object.values(bundle ?? {}).find(
        (file) => file.type === "chunk" && file.facadeModuleId?.endsWith("/client/start.tsx"),
      );
      if (start?.type !== "chunk") throw new Error("client/start.tsx is no chunk of its own");
      // As Vite itself has it: what is imported comes first, and what that imports before it.
      const found = new Set<string>();
      const follow = (file: string): void => {
        const chunk = bundle?.[file];
        if (found.has(file) || chunk?.type !== "chunk") return;
        for (const one of chunk.imports) follow(one);
        found.add(file);
      };
      follow(start.fileName);
      // All words need these, and so no list of what to ask for stands beside each: see vite.config.ts.
      for (const file of Object.keys(bundle ?? {})) if (/\/plurals-[^/]+\.js$/.test(file)) follow(file);
      const all = [...found];
      const styles = all.flatMap((file) => {
        const chunk = bundle?.[file];
        return chunk?.type === "chunk" ? [...(chunk.viteMetadata?.importedCss ?? [])] : [];
      });
      const scripts = all.filter((file) => !html.includes(`/${file}"`));
      return [
        ...scripts.map((file) => ({
          tag: "link",
          attrs: { rel: "modulepreload", crossorigin: true, href: `/${file}` },
        })),
        ...styles.map((file) => ({ tag: "link", attrs: { rel: "stylesheet", crossorigin: true, href: `/${file}` } })),
      ];
    },
  },
};
