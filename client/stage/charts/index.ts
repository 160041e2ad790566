export { PathLine } from "./path.tsx";
export { QualityBars } from "./quality.tsx";
export { SupportChart } from "./support.tsx";
