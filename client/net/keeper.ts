/** A place for texts that outlives the page. It may be blocked or full: then nothing is found, and nothing kept. */
export interface Keeper {
  get(key: string): string | undefined;
  /** Whether it is kept. */
  put(key: string, text: string): boolean;
  remove(key: string): void;
}
