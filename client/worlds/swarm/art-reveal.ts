export { PathLine, QualityBars, SupportChart } from "../../art/charts/index.ts";
export { SiteMark } from "../../art/mark.tsx";
