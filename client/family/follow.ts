import { useEffect } from "preact/hooks";
import { disconnect } from "../net/connection.ts";
import { heldKeys, keep } from "../net/keys.ts";
import { navigate, roomPath } from "../route.ts";
import { live, you } from "../store.ts";

/** The room's keys open another of its family, too: they are kept for it. */
export const keepFor = (code: string, to: string): void => keep(to, heldKeys(code));

/** Where a seat's person is in another room now, their page goes there: whether it was told so as it happened, or came later. */
export function useFollowing(code: string, screen: boolean): void {
  const to = live.value && !screen ? you.value.parted : undefined;
  useEffect(() => {
    if (to === undefined) return;
    keepFor(code, to);
    // The page of the other room begins with nothing of this one.
    disconnect();
    navigate(roomPath(to), true);
  }, [code, to]);
}
