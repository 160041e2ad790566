import "./crate.css";
import "./harbour.css";
import "./lantern.css";
import "./lights.css";
import "./tree.css";

export { BlockTree, type BlockTreeProps } from "./block-tree.tsx";
export { CrateOrder, type CrateOrderProps, type CrateState, MoneyTag } from "./crate.tsx";
export { Harbour, type HarbourProps } from "./harbour.tsx";
export { HarbourSky } from "./harbour-sky.tsx";
export { Lighthouse, type LightNode } from "./lighthouse.tsx";
export { LightSign, type LightState } from "./lighthouse-art.tsx";
export { LighthouseRow, type LighthouseRowProps, QuorumBar, type Tally } from "./lighthouse-row.tsx";
export { NodeMark, NodeShape } from "./node-mark.tsx";
export type { BlockState, TreeBlock, TreeSize } from "./types.ts";
