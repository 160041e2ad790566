export { Help } from "./help.tsx";
export { OnPhone } from "./phone.tsx";
export { Revisited } from "./revisited.tsx";
export { Silent } from "./silent.tsx";
export { Together } from "./together.tsx";
export { OnWall } from "./wall.tsx";
