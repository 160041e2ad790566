export { Panel } from "./panel.tsx";
export { OnPhone } from "./phone.tsx";
export { OnWall } from "./wall.tsx";
