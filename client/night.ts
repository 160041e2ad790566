import { signal } from "@preact/signals";

/** The device asks for dark pages. Set by worlds/theme.ts: a projector's does not count, it shines into a room that is lit. */
export const nightly = signal(false);
