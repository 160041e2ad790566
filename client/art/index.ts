export { DanceFloor } from "./dance-floor.tsx";
export { FlightScene } from "./flight-scene.tsx";
export { SiteMark } from "./mark.tsx";
export { Meadow } from "./meadow.tsx";
export { SiteScene } from "./site-scene.tsx";
export { SkyClock } from "./sky-clock.tsx";
