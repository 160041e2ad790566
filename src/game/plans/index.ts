export { plans } from "./built-in.ts";
export { TICKET_MAX } from "./limits.ts";
export * from "./plan.ts";
export { planWrong, type Read, readPlan } from "./read.ts";
export { plannedMinutes, rows, type WrittenPlan, type WrittenRound, type WrittenStep } from "./rows.ts";
