/** What a channel shows, by part. */
export type Shown = Readonly<Record<string, object>>;

/**
 * Reads one part's views, of which `V` says the types by kind of channel; `shown` looks up what is shown in the channel of a
 * kind that the reader is in. Bots, pages and tests all read views through this, so that only one place claims
 * that a part shows what its factory's type says.
 */
export function viewReader<V>(part: string, shown: (kind: string) => Shown | undefined) {
  return <K extends keyof V & string>(kind: K): V[K] | undefined => shown(kind)?.[part] as V[K] | undefined;
}
