// Stand-ins until the drawings are there.

export { DanceFloor, SiteMark } from "../stage/index.ts";
export const Meadow = ({ dusk }: { dusk: number; piping?: boolean }) => (
  <div style={{ height: "100%", background: `rgb(${Math.round(200 - 150 * dusk)},210,200)` }} />
);
export const SkyClock = ({ share }: { share: number }) => (
  <div style={{ height: "100%", background: `rgb(${Math.round(200 - 150 * share)},210,220)` }} />
);
// biome-ignore lint/suspicious/noExplicitAny: stand-in
export const SiteScene = ({ site }: any) => <div style={{ height: "100%", background: "#cdb" }}>{site}</div>;
// biome-ignore lint/suspicious/noExplicitAny: stand-in
export const FlightScene = ({ progress }: any) => <div style={{ height: "100%", background: "#cde" }}>{progress}</div>;
