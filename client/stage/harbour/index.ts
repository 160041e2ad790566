import "./tree.css";

export { BlockTree, type BlockTreeProps } from "./block-tree.tsx";
export { NodeMark, NodeShape } from "./node-mark.tsx";
export type { BlockState, TreeBlock, TreeSize } from "./types.ts";
