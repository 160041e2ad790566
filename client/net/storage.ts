import type { Keeper } from "./keeper.ts";

/** A browser's storage as one. It is asked for each time: where storage is blocked, even naming it throws. */
export function keeperIn(storage: () => Storage): Keeper {
  return {
    get(key) {
      try {
        return storage().getItem(key) ?? undefined;
      } catch {
        return undefined;
      }
    },
    put(key, text) {
      try {
        storage().setItem(key, text);
        return true;
      } catch {
        return false;
      }
    },
    remove(key) {
      try {
        storage().removeItem(key);
      } catch {
        // Then it was never kept.
      }
    },
  };
}

/** What outlives this page, and not its tab. */
export const ofTab = keeperIn(() => sessionStorage);
/** What outlives the tab as well. */
export const ofBrowser = keeperIn(() => localStorage);
