export { Choose } from "./choose.tsx";
export { Desk } from "./desk.tsx";
export { OnPhone } from "./phone.tsx";
export { Revisited } from "./revisited.tsx";
export { Silent } from "./silent.tsx";
export { Next, Strip } from "./strip.tsx";
export { Together } from "./together.tsx";
export { nextTitle } from "./told.ts";
export { OnWall } from "./wall.tsx";
