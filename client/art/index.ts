export { Bee } from "./bee.tsx";
export { DanceFloor, type DanceFloorProps } from "./dance-floor.tsx";
export type { FloorDance } from "./dancer.tsx";
export { FlightScene, type FlightSceneProps } from "./flight-scene.tsx";
export { SiteMark } from "./mark.tsx";
export { Meadow, type MeadowProps } from "./meadow.tsx";
export { SiteScene, type SiteSceneProps } from "./site-scene.tsx";
export { SkyClock } from "./sky-clock.tsx";
