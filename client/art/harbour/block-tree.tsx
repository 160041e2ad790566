import { Component, createRef } from "preact";
import css from "./block-tree.module.css";
import { blockByKey } from "./keyboard.ts";
import { headOf, type Layout, layout } from "./layout.ts";
import { filling, LEGIBLE, type Measure, measure, scaleOf, shrinking } from "./measure.ts";
import { Overview } from "./overview.tsx";
import { RIPPLES } from "./ripples.tsx";
import { TreeSheet } from "./tree-sheet.tsx";
import type { TreeBlock, TreeSize } from "./types.ts";

export interface BlockTreeProps {
  blocks: readonly TreeBlock[];
  /** The main chain's newest block; my tip, or else the highest public one, if not given. */
  head?: number | undefined;
  selected?: number | undefined;
  onSelect?: ((id: number) => void) | undefined;
  /** What a screen reader says of a block; its label should be part of it. */
  describe: (block: TreeBlock) => string;
  words: { tree: string; toNewest: string };
  size: TreeSize;
  /** Drawn larger while there is room for it: nobody scrolls a picture on the wall. */
  fills?: boolean;
}
/** With more blocks than this come or gone at once it is another time that is shown, or a reader who was away: nothing floats or fades then. */
const JUMP = 6;

interface State {
  /** Whether the newest is kept in view. */
  follows: boolean;
  left: number;
  seen: number;
  /** How much of its height is in view. px */
  high: number;
  focus: number | undefined;
}

/** The living block tree: time flows to the right, the main chain hangs straight, forks part above and below. */
export class BlockTree extends Component<BlockTreeProps, State> {
  override state: State = { follows: true, left: 0, seen: 0, high: 0, focus: undefined };
  #scroll = createRef<HTMLDivElement>();
  #watch: ResizeObserver | undefined;
  #laid: Layout | undefined;
  #m: Measure | undefined;
  #of: readonly TreeBlock[] | undefined;
  #jumped = true;

  override componentDidMount() {
    const box = this.#scroll.current;
    if (!box) return;
    this.#watch = new ResizeObserver(() => {
      this.setState({ seen: box.clientWidth, high: box.clientHeight });
      this.#follow("instant");
    });
    this.#watch.observe(box);
    this.#follow("instant");
  }
  override componentDidUpdate(before: BlockTreeProps) {
    if (before.blocks !== this.props.blocks) this.#follow();
  }
  override componentWillUnmount() {
    this.#watch?.disconnect();
  }

  #follow(behavior?: ScrollBehavior) {
    const box = this.#scroll.current;
    if (!box || !this.state.follows) return;
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    // On a wall the whole of a tree is in the middle; elsewhere its main chain, until somebody scrolls.
    const middle = this.props.fills ? box.scrollHeight / 2 : behavior && this.#m?.middle(0);
    const top = middle === undefined ? {} : { top: middle - box.clientHeight / 2 };
    box.scrollTo({ ...top, left: box.scrollWidth, behavior: behavior ?? (calm ? "instant" : "smooth") });
  }
  #layout({ blocks, head }: BlockTreeProps): Layout {
    const to = head ?? headOf(blocks);
    if (this.#of !== blocks) {
      const spots = this.#laid?.spots;
      const come = blocks.filter(({ id }) => !spots?.has(id)).length;
      this.#jumped = !spots || come > JUMP || spots.size - blocks.length > JUMP;
    }
    if (!this.#laid || this.#of !== blocks || this.#laid.head !== to)
      this.#laid = layout(blocks, to, this.#laid?.spots);
    this.#of = blocks;
    return this.#laid;
  }

  #measure(blocks: readonly TreeBlock[], laid: Layout): Measure {
    const { seen, high } = this.state;
    const least = scaleOf(this.props.size, innerHeight);
    if (high === 0) return measure(blocks, laid, least, { seen });
    // On a phone as many lanes as can still be read are in view at once; of more it scrolls.
    if (!this.props.fills)
      return measure(blocks, laid, least, { seen, smaller: Math.max(LEGIBLE, shrinking(blocks, laid, least, high)) });
    const type = filling(blocks, laid, least, { seen, high });
    return measure(blocks, laid, type, { seen, smaller: shrinking(blocks, laid, type, high) });
  }

  #scrolled = () => {
    const box = this.#scroll.current;
    if (!box) return;
    const { scrollLeft } = box;
    const end = box.scrollWidth - box.clientWidth - scrollLeft < 40;
    // Following only ever goes to the right: who goes left wants to look at something.
    const follows = end || (this.state.follows && scrollLeft > this.state.left - 2);
    this.setState({ left: scrollLeft, follows });
  };
  #toNewest = () => this.setState({ follows: true }, () => this.#follow());
  #go = (share: number) => {
    const box = this.#scroll.current;
    if (!box) return;
    this.setState({ follows: false });
    box.scrollTo({ left: share * box.scrollWidth - box.clientWidth / 2, behavior: "instant" });
  };
  #key = (event: KeyboardEvent, from: number) => {
    const to = this.#laid && blockByKey(event.key, from, this.props.blocks, this.#laid);
    if (to === undefined) return;
    event.preventDefault();
    this.setState({ follows: to === this.#laid?.head });
    this.#scroll.current?.querySelector<HTMLElement>(`[data-block="${to}"]`)?.focus();
  };

  #focus = (id: number) => this.setState({ focus: id });

  override render(props: BlockTreeProps, { left, seen, high, follows, focus }: State) {
    const { blocks, size, selected, onSelect, words } = props;
    const laid = this.#layout(props);
    const m = this.#measure(blocks, laid);
    this.#m = m;
    const stop = [focus, selected, laid.head].find((id) => id !== undefined && laid.spots.has(id));
    const more = seen > 0 && m.width > seen + 1;
    const scrolls = more || (high > 0 && m.height > high + 1);
    return (
      <section
        class={css.tree}
        data-size={size}
        data-jumped={this.#jumped || undefined}
        data-lanes={m.k < m.type ? "many" : undefined}
        aria-label={words.tree}
        style={{ "--k": m.k, "--type": m.type, "--col": `${m.column}px` }}
      >
        {RIPPLES}
        <div
          class={css.scroll}
          ref={this.#scroll}
          onScroll={this.#scrolled}
          {...(!onSelect && scrolls && { tabIndex: 0, role: "group", "aria-label": words.tree })}
        >
          <TreeSheet {...props} laid={laid} m={m} stop={stop} onFocus={this.#focus} onKey={this.#key} />
        </div>
        {more && !follows && left + seen < m.width - 40 && (
          <button type="button" class={css.newest} data-passing onClick={this.#toNewest}>
            {words.toNewest}
          </button>
        )}
        {more && (
          <Overview
            blocks={blocks}
            laid={laid}
            view={{ from: left / m.width, to: (left + seen) / m.width }}
            onGo={this.#go}
          />
        )}
      </section>
    );
  }
}
