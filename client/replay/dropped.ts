import { signal } from "@preact/signals";

/** A file that was dropped on the page and is still to be read. */
export const dropped = signal<Blob | undefined>(undefined);

/**
 * Takes what is dropped anywhere on the page, from its first picture on: a browser would leave the page for the file. What comes
 * before the page can read it waits. Returns what ends it.
 */
export function takeDrops(): () => void {
  const over = (event: DragEvent): void => event.preventDefault();
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    dropped.value = event.dataTransfer?.files[0] ?? dropped.peek();
  };
  addEventListener("dragover", over);
  addEventListener("drop", drop);
  return () => {
    removeEventListener("dragover", over);
    removeEventListener("drop", drop);
    dropped.value = undefined;
  };
}
