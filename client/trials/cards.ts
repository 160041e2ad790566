/** Text that may depend on the world; the words of one language may not need it, so that either is called alike. */
export const inWorld = (text: string | ((say: { chain: boolean }) => string), chain: boolean): string =>
  typeof text === "string" ? text : text({ chain });
