import "./crate.css";
import "./harbour.css";
import "./lantern.css";
import "./lights.css";
import "./tree.css";

export { BlockTree } from "./block-tree.tsx";
export { CrateOrder, MoneyTag } from "./crate.tsx";
export { Harbour } from "./harbour.tsx";
export { HarbourSky } from "./harbour-sky.tsx";
export { Lighthouse, type LightNode } from "./lighthouse.tsx";
export { LightSign, type LightState } from "./lighthouse-art.tsx";
export { LighthouseRow, QuorumBar, type Tally } from "./lighthouse-row.tsx";
export { NodeMark } from "./node-mark.tsx";
export type { TreeBlock } from "./types.ts";
