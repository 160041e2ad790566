export { TakeAlong } from "./take.tsx";
