import "./charts.css";

export { PathLine } from "./path-line.tsx";
export { QualityBars } from "./quality-bars.tsx";
export { SupportChart } from "./support-chart.tsx";
