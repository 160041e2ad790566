export { ThreeAxes } from "./axes.tsx";
export { Reference } from "./band.tsx";
export { Influences } from "./influence.tsx";
export { Power } from "./power.tsx";
