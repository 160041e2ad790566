import { signal } from "@preact/signals";

/** Whether the console is open. */
export const open = signal(false);
/** Opens the console, from wherever a page has a button for it. */
export const openConsole = (): void => {
  open.value = true;
};
