import "./stage.css";

export { Bee } from "./bee.tsx";
export { DanceFloor, type DanceFloorProps } from "./dance-floor.tsx";
export type { FloorDance } from "./dancer.tsx";
export { SiteMark } from "./mark.tsx";
