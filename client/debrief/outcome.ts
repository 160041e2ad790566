/** What is told before all cards, as if it were one: the headlines. The room can be led there as well. */
export const OUTCOME = "outcome";
