export { SiteMark } from "../stage/mark.tsx";
// biome-ignore lint/suspicious/noExplicitAny: stand-in
export const SupportChart = (_: any) => <div />;
// biome-ignore lint/suspicious/noExplicitAny: stand-in
export const QualityBars = (_: any) => <div />;
// biome-ignore lint/suspicious/noExplicitAny: stand-in
export const PathLine = (_: any) => <div />;
