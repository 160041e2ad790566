// Arithmetic whose last digit is the same in every engine: only + - * / and exact powers of two.
export { exp, log, log1p } from "./explog.ts";
export { pow } from "./pow.ts";
