export { PathLine, type PathStop } from "./path-line.tsx";
export { QualityBars } from "./quality-bars.tsx";
export { SupportChart } from "./support-chart.tsx";
