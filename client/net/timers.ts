/** Real time, as far as the client's inner parts need it: the browser's, or in tests one that passes when told to. */
export interface Timers {
  /** In ms, from any beginning; never goes back. */
  now(): number;
  /** Does something once, in `ms`. Returns what calls it off. */
  after(ms: number, then: () => void): () => void;
  /** Does something every `ms`. Returns what ends it. */
  every(ms: number, then: () => void): () => void;
}

export const realTimers: Timers = {
  now: () => performance.now(),
  after(ms, then) {
    const timer = setTimeout(then, ms);
    return () => clearTimeout(timer);
  },
  every(ms, then) {
    const timer = setInterval(then, ms);
    return () => clearInterval(timer);
  },
};
