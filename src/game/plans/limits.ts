/** Letters of an exit ticket: one sentence. */
export const TICKET_MAX = 140;
