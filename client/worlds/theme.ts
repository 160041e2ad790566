import { computed, effect, signal } from "@preact/signals";
import { nightly } from "../night.ts";
import { route } from "../route.ts";
import { all } from "../store.ts";
import { type Theme, theme } from "./registry.ts";

/** What the browser paints its own bars in. */
const BARS: Readonly<Record<Theme, string>> = { day: "#a9cdd6", night: "#0f2233" };

const asks = matchMedia("(prefers-color-scheme: dark)");
const dark = signal(asks.matches);
asks.addEventListener("change", () => {
  dark.value = asks.matches;
});

/** A round is on: there the meadow keeps its daylight, dimmed where the device asks for dark. */
const playing = computed(() => route.value.page === "room" && all.value?.phase === "round");

/** Gives the page its world's colours, or the night's where the device asks for it, and the browser's bars theirs. Runs as long as the page lives. */
export function wearTheme(): void {
  effect(() => {
    nightly.value = dark.value && !(route.value.page === "room" && route.value.screen);
    const own = route.value.page === "room" ? theme.value : "day";
    const wears = nightly.value && !playing.value ? "night" : own;
    const { dataset } = document.documentElement;
    dataset.theme = wears;
    if (nightly.value && wears === "day") dataset.dim = "";
    else delete dataset.dim;
    document.querySelector<HTMLMetaElement>("meta[name=theme-color]")?.setAttribute("content", BARS[wears]);
  });
}
