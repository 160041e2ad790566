/** Where a thought stands in a debrief, in the order in which one is led: from what one felt to what one will do. */
export const PHASES = ["feel", "happened", "learned", "relates", "whatif", "next"] as const;
export type Phase = (typeof PHASES)[number];
