export { Choose } from "./choose.tsx";
export { Desk } from "./desk.tsx";
export { Next, Strip } from "./strip.tsx";
