// Loads the parts of stages that a page loads only when a room plays them.
import "../../../client/worlds/chain/registry.ts";
import { later as chain } from "../../../client/worlds/chain/later.ts";
import { later } from "../../../client/worlds/swarm/registry.ts";

await Promise.all(Object.values({ ...later, ...chain }).map((load) => load()));
