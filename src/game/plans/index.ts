export { plans } from "./built-in.ts";
export * from "./plan.ts";
export { planWrong, type Read, readPlan } from "./read.ts";
