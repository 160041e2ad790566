import { useSignal } from "@preact/signals";
import type { ComponentType } from "preact";
import { useEffect } from "preact/hooks";
import { reloadOnce } from "../net/reload.ts";

/**
 * What did not load is asked for again after so long, and then twice as long each time: the line may be back. A browser that
 * remembers a script as failed (Chromium does, for as long as the page lives) needs the whole page anew: see net/reload.ts. ms
 */
const AGAIN = 4000;
const AGAIN_MAX = 60_000;

/** A component that comes when it is there. */
export function useLazy<P>(load: () => Promise<ComponentType<P>>): ComponentType<P> | undefined {
  const got = useSignal<{ component: ComponentType<P> } | undefined>(undefined);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let here = true;
    let wait = AGAIN;
    const ask = (): void => {
      load().then(
        (component) => {
          if (here) got.value = { component };
        },
        () => {
          if (!here) return;
          if (wait > AGAIN) void reloadOnce();
          timer = setTimeout(ask, wait);
          wait = Math.min(2 * wait, AGAIN_MAX);
        },
      );
    };
    ask();
    return () => {
      here = false;
      clearTimeout(timer);
    };
  }, []);
  return got.value?.component;
}
