export { ThreeAxes } from "./axes.tsx";
export { Reference } from "./band.tsx";
export { Influences } from "./influences.tsx";
export { Power } from "./power.tsx";
