import { Component, createRef } from "preact";
import { COMB, RESTING, SUNWARD } from "./comb.tsx";
import css from "./dance-floor.module.css";
import { Dancer, type FloorDance } from "./dancer.tsx";
import { placesFor, Slots } from "./slots.ts";
import { words } from "./words/words.ts";

export interface DanceFloorProps {
  dances: readonly FloorDance[];
  /** Session time: how long each dance still lasts is reckoned from it. */
  now: number;
  selected: number | undefined;
  onSelect: (id: number) => void;
  /** Where it stands among other things: its place's layout. */
  class?: string | undefined;
}

/** The liveliest dances, in order of arrival: a reader's way through the floor should not reshuffle. */
function shown({ dances, selected }: DanceFloorProps, most: number): FloorDance[] {
  const rank = (d: FloorDance): number => (d.own ? 3 : 0) + (d.id === selected ? 2 : 0) + d.vigour;
  return [...dances]
    .sort((a, b) => rank(b) - rank(a) || a.id - b.id)
    .slice(0, most)
    .sort((a, b) => a.id - b.id);
}

/** The comb with everyone who dances on it. */
export class DanceFloor extends Component<DanceFloorProps, { height: number }> {
  override state = { height: 330 };
  #slots = new Slots();
  #box = createRef<HTMLElement>();
  #watch: ResizeObserver | undefined;

  override componentDidMount() {
    const box = this.#box.current;
    if (!box) return;
    this.#watch = new ResizeObserver(() => {
      const height = box.clientHeight;
      if (placesFor(height) === placesFor(this.state.height)) return;
      // Another floor has other places.
      this.#slots = new Slots();
      this.setState({ height });
    });
    this.#watch.observe(box);
  }

  override componentWillUnmount() {
    this.#watch?.disconnect();
  }

  override render(props: DanceFloorProps, { height }: { height: number }) {
    const places = placesFor(height);
    const list = shown(props, places.length);
    const slots = this.#slots.assign(list.map((d) => d.id));
    const last = Math.max(-1, ...slots.values());
    const big = last < (places.length > 9 ? 6 : 3) ? 1.6 : 1;
    const more = props.dances.length - list.length;
    return (
      <section data-crowd="" ref={this.#box} class={`${css.floor} ${props.class ?? ""}`} aria-label={words.floor}>
        {COMB}
        {SUNWARD}
        {list.length === 0 && RESTING}
        {list.map((dance) => (
          <Dancer
            key={dance.id}
            dance={dance}
            now={props.now}
            place={places[slots.get(dance.id) ?? 0] ?? [0.5, 0.5]}
            big={big}
            selected={dance.id === props.selected}
            onSelect={() => props.onSelect(dance.id)}
          />
        ))}
        {more > 0 && <span class={css.more}>{words.more({ n: more })}</span>}
      </section>
    );
  }
}
