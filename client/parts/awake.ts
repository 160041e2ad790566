import { useEffect } from "preact/hooks";

/** Keeps the screen of this device lit while `wanted`, where browsers can (on secure pages alone): a dark phone misses the round. */
export function useAwake(wanted: boolean): void {
  useEffect(() => {
    if (!wanted || !("wakeLock" in navigator)) return undefined;
    let lock: WakeLockSentinel | undefined;
    let over = false;
    const take = async (): Promise<void> => {
      // The browser lets go whenever the page is not seen, and never takes it again by itself.
      if (document.visibilityState !== "visible" || (lock && !lock.released)) return;
      try {
        lock = await navigator.wakeLock.request("screen");
      } catch {
        // Refused, with an empty battery say: the phone goes dark as it always does.
      }
      if (over) void lock?.release();
    };
    void take();
    document.addEventListener("visibilitychange", take);
    return () => {
      over = true;
      document.removeEventListener("visibilitychange", take);
      void lock?.release();
    };
  }, [wanted]);
}
