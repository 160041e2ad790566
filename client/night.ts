import { computed, signal } from "@preact/signals";
import { route } from "./route.ts";

const asks = matchMedia("(prefers-color-scheme: dark)");
const dark = signal(asks.matches);
asks.addEventListener("change", () => {
  dark.value = asks.matches;
});

/** The device asks for dark pages. A projector's does not count: it shines into a room that is lit. */
export const nightly = computed(() => dark.value && !(route.value.page === "room" && route.value.screen));
