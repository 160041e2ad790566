import type { RefObject } from "preact";
import { useLayoutEffect } from "preact/hooks";
import { SETTLES, settling } from "./settling.ts";

/** One page has taken another's place: none of its buttons takes a tap for as long. */
function settlePage(): void {
  const root = document.documentElement;
  root.dataset.settles = "";
  setTimeout(() => {
    delete root.dataset.settles;
  }, SETTLES);
}

/** Keeps buttons safe from taps that were meant for what stood there a moment ago: on this page, and as it comes and goes. */
export function useSettled(page: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    if (!page.current) return undefined;
    settlePage();
    const end = settling(page.current);
    return () => {
      end();
      settlePage();
    };
  }, [page]);
}
