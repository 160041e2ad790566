/** The drawings that play needs at once; the reveal's charts come later, from `art-reveal.ts`. */
export { DanceFloor, FlightScene, Meadow, SiteMark, SiteScene, SkyClock } from "../../art/index.ts";
