import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";

/** Where the tree has room for its larger size: as in the styles of screens/play.tsx. */
const WIDE = "(min-width: 860px) and (min-height: 500px)";

/** Whether the page is as wide as a laptop or a projector; follows a turned or resized one. */
export function useWide(): boolean {
  const wide = useSignal(matchMedia(WIDE).matches);
  useEffect(() => {
    const query = matchMedia(WIDE);
    const look = (): void => {
      wide.value = query.matches;
    };
    query.addEventListener("change", look);
    return () => query.removeEventListener("change", look);
  }, []);
  return wide.value;
}
