import { sharedBlocks } from "../../../../src/game/worlds/chain/nodes.ts";
import type { ChainState, Node } from "../../../../src/game/worlds/chain/state.ts";
import type { Shown } from "./types.ts";

const isOpen = (node: Node) => !node.hidden;
/** The blocks that the attackers' node has and nobody else. */
const heldBy = (s: ChainState, hidden: Node) =>
  Object.keys(hidden.has)
    .map(Number)
    .filter((id) => !s.nodes.some((node) => isOpen(node) && node.has[id] !== undefined));

/** Whether this viewer is one of the attackers who meet at the hidden node, which is then its second node. */
function nodesOf(s: ChainState, viewer: number): number[] {
  const own = s.seats[viewer]?.node;
  const hidden = s.nodes.findIndex((node) => node.hidden && node.seats.includes(viewer));
  return [...(own === undefined ? [] : [own]), ...(hidden < 0 ? [] : [hidden])];
}

export const chain: Shown = {
  paths(r, viewer) {
    const s = r.parts.chain as ChainState;
    const paths = ["options", "links.delays", "blocks.nothing", "nodes.nothing"];
    const block = (id: number) => {
      for (const field of ["id", "parents", "height", "letter", "by", "t", "meta"]) paths.push(`blocks.${id}.${field}`);
    };
    paths.push("listed");
    for (const [i, node] of s.nodes.entries()) {
      paths.push(`nodes.${i}.hidden`);
      // Where it is listed who sits where, seats may have moved since, which nobody else is told.
      if (isOpen(node) && !s.listed) paths.push(`nodes.${i}.seats`);
    }
    for (const seat of Object.keys(s.seats)) {
      if (!s.listed || Number(seat) === viewer) paths.push(`seats.${seat}.node`);
      paths.push(`seats.${seat}.power`);
    }
    if (viewer === "screen") {
      sharedBlocks(s).forEach(block);
      return paths;
    }
    for (const i of nodesOf(s, viewer)) {
      const node = s.nodes[i] as Node;
      paths.push(
        `nodes.${i}.has`,
        `nodes.${i}.head`,
        `nodes.${i}.looks`,
        `nodes.${i}.heard`,
        `nodes.${i}.seats`,
        `nodes.${i}.composing.nothing`,
      );
      // Of what waits, which are double-spends is nobody's to know.
      for (const field of ["slot", "until", "waiting", "chosen"]) paths.push(`nodes.${i}.composing.${field}`);
      // A node's own height and what it builds on are known even to attackers who hold them back.
      Object.keys(node.has).map(Number).forEach(block);
    }
    for (const field of ["busy", "auditing", "audits"]) paths.push(`seats.${viewer}.${field}`);
    return paths;
  },
  mend(mutant, r, viewer) {
    const [s, hidden] = [r.parts.chain as ChainState, mutant.parts.chain as ChainState];
    if (viewer === "screen") {
      // It sees which blocks everybody has.
      const shared = new Set(sharedBlocks(s));
      for (const { id } of Object.values(s.blocks)) {
        const open = hidden.nodes.filter(isOpen);
        if (shared.has(id)) for (const node of open) node.has[id] ??= 0;
        else if (open[0]) delete open[0].has[id];
      }
      return;
    }
    // Whoever is no attacker knows that.
    for (const [i, node] of hidden.nodes.entries())
      if (s.nodes[i]?.hidden && !s.nodes[i]?.seats.includes(viewer))
        node.seats = node.seats.filter((seat) => seat !== viewer);
    // Attackers see which of their blocks are out.
    const cartel = s.nodes.find((node) => node.hidden && node.seats.includes(viewer));
    if (cartel) {
      const held = new Set(heldBy(s, cartel));
      const own = s.seats[viewer]?.node ?? -1;
      const other = hidden.nodes.findIndex((node, i) => isOpen(node) && i !== own);
      for (const id of Object.keys(cartel.has).map(Number)) {
        if (held.has(id)) for (const node of hidden.nodes) if (isOpen(node)) delete node.has[id];
        if (!held.has(id) && s.nodes[own]?.has[id] === undefined) (hidden.nodes[other] as Node).has[id] ??= 0;
      }
    }
  },
};
