import { signal } from "@preact/signals";
import type { ComponentType } from "preact";

/** The recording that is shown in place of the room; its part of the page is loaded with it. */
export const shown = signal<ComponentType | undefined>(undefined);
