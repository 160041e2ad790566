import { useSignal } from "@preact/signals";
import type { ComponentType } from "preact";
import { useEffect } from "preact/hooks";

/** What did not load is asked for again after so long: the line may be back. ms */
const AGAIN = 4000;

/** A component that comes when it is there. */
export function useLazy<P>(load: () => Promise<ComponentType<P>>): ComponentType<P> | undefined {
  const got = useSignal<{ component: ComponentType<P> } | undefined>(undefined);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let here = true;
    const ask = (): void => {
      load().then(
        (component) => {
          if (here) got.value = { component };
        },
        () => {
          if (here) timer = setTimeout(ask, AGAIN);
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
