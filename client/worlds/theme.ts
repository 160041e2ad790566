import { effect } from "@preact/signals";
import { route } from "../route.ts";
import { type Theme, theme } from "./registry.ts";

/** What the browser paints its own bars in. */
const BARS: Readonly<Record<Theme, string>> = { day: "#a9cdd6", night: "#0f2233" };

/** Gives the page its world's colours, and the browser's bars theirs. Runs as long as the page lives. */
export function wearTheme(): void {
  effect(() => {
    const wears = route.value.page === "room" ? theme.value : "day";
    document.documentElement.dataset.theme = wears;
    document.querySelector<HTMLMetaElement>("meta[name=theme-color]")?.setAttribute("content", BARS[wears]);
  });
}
