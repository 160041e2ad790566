import { NodeMark } from "../../art/harbour/index.ts";
import { nodeName, shortName } from "./names.ts";
import css from "./power.module.css";
import { percent } from "./sure.ts";
import { chainAll, chainSeat, truth } from "./views.ts";
import { words as chainWords } from "./words/words.ts";

const w = chainWords.power;

export interface Holder {
  node: number;
  /** Of all power, 0 to 1. */
  share: number;
}

/** Who holds how much, the mightiest first. */
export function holders(): Holder[] {
  const nodes = Object.entries((truth.value ?? chainAll.value)?.nodes ?? {});
  const total = nodes.reduce((sum, [, { power }]) => sum + power, 0);
  const list = nodes.map(([id, { power }]) => ({ node: Number(id), share: total > 0 ? power / total : 0 }));
  return list.sort((a, b) => b.share - a.share || a.node - b.node);
}

/** Whether some hold more than others. */
export function isUnequal(): boolean {
  const all = holders();
  return (all[0]?.share ?? 0) > (all[all.length - 1]?.share ?? 0) + 0.001;
}

/** From this share on a piece has room for its percentage; below, for its mark alone; and below that for neither. By where it stands. */
const TOLD = { phone: 0.17, page: 0.17, wall: 0.06 };
const MARKED = 0.035;
/** A mark that must fit into a small piece. px */
const SMALL = 0.08;

/** Whose mark is whose, before play: later a tap on a block says it. */
const Legend = () => (
  <ul class={css.legend} aria-hidden="true">
    {holders()
      .filter(({ share }) => share >= MARKED)
      .map(({ node }) => (
        <li key={node}>
          <span class={css.name}>
            <NodeMark by={node} size={16} /> {shortName(node)}
          </span>
        </li>
      ))}
  </ul>
);

/** All power as one bar. `lit` are nodes whose blocks are fresh; `size` is where it stands. */
export function PowerBar({ lit = [], size }: { lit?: readonly number[]; size: "phone" | "page" | "wall" }) {
  const me = chainSeat.value?.node;
  return (
    <div class={css.power} data-size={size}>
      <ul class={css.bar} aria-label={w.title}>
        {holders().map(({ node, share }) => (
          <li
            key={node}
            style={{ "--share": share }}
            data-lit={lit.includes(node) || undefined}
            data-me={node === me || undefined}
          >
            <span class="visually-hidden">{w.holds({ name: nodeName(node), percent: percent(share) })}</span>
            {share >= MARKED && <NodeMark by={node} size={share < SMALL ? 14 : 20} />}
            {share >= TOLD[size] && <span aria-hidden="true">{percent(share)}</span>}
          </li>
        ))}
      </ul>
      {size === "page" && <Legend />}
    </div>
  );
}
