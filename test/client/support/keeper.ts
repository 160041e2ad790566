import type { Keeper } from "../../../client/net/keeper.ts";

/** A tab's storage, which outlives a page that is loaded anew; or one that is blocked. */
export class TestKeeper implements Keeper {
  readonly texts = new Map<string, string>();
  blocked = false;

  get(key: string): string | undefined {
    return this.blocked ? undefined : this.texts.get(key);
  }

  put(key: string, text: string): boolean {
    if (!this.blocked) this.texts.set(key, text);
    return !this.blocked;
  }

  remove(key: string): void {
    if (!this.blocked) this.texts.delete(key);
  }
}
