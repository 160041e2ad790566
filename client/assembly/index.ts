export { Decided } from "./decided.tsx";
export { Panel } from "./panel.tsx";
export { OnPhone } from "./phone.tsx";
export { Story } from "./story.tsx";
export { OnWall } from "./wall.tsx";
