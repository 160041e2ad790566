import { effect } from "@preact/signals";
import { route } from "../route.ts";
import { look } from "./registry.ts";

/** What the browser paints its own bars in. */
const BARS = { meadow: "#a9cdd6", harbour: "#0f2233" } as const;

/** The page wears its stage's colours, to its edges and beyond: the browser's bars too. Runs as long as the page lives. */
export function wearLook(): void {
  effect(() => {
    const wears = route.value.page === "room" ? look.value : "meadow";
    document.documentElement.dataset.stage = wears;
    document.querySelector<HTMLMetaElement>("meta[name=theme-color]")?.setAttribute("content", BARS[wears]);
  });
}
