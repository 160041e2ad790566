export { Figure } from "./figure.tsx";
export { PathLine, type PathStop, type PathText } from "./path-line.tsx";
export { QualityBars } from "./quality-bars.tsx";
export { SupportChart } from "./support-chart.tsx";
export { TimeLine } from "./time-line.tsx";
export type { TimeMark } from "./time-marks.tsx";
