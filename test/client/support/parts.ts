// Loads the parts of stages that a page loads only when a room plays them.
import { later } from "../../../client/worlds/swarm/registry.ts";

await Promise.all(Object.values(later).map((load) => load()));
