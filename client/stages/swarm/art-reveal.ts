export { PathLine, QualityBars, SupportChart } from "../../stage/charts/index.ts";
export { SiteMark } from "../../stage/mark.tsx";
