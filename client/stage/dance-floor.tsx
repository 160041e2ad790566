import { Component } from "preact";
import { COMB, RESTING, SUNWARD } from "./comb.tsx";
import { Dancer, type FloorDance } from "./dancer.tsx";
import { MOST, PLACES, Slots } from "./slots.ts";
import { WORDS } from "./words.ts";

export interface DanceFloorProps {
  dances: readonly FloorDance[];
  /** Session time: how long each dance still lasts is reckoned from it. */
  now: number;
  selected: number | undefined;
  onSelect: (id: number) => void;
}

/** The liveliest dances, in order of arrival: a reader's way through the floor should not reshuffle. */
function shown({ dances, selected }: DanceFloorProps): FloorDance[] {
  const rank = (d: FloorDance): number => (d.own ? 3 : 0) + (d.id === selected ? 2 : 0) + d.vigour;
  return [...dances]
    .sort((a, b) => rank(b) - rank(a) || a.id - b.id)
    .slice(0, MOST)
    .sort((a, b) => a.id - b.id);
}

/** The comb with everyone who dances on it. */
export class DanceFloor extends Component<DanceFloorProps> {
  #slots = new Slots();

  render(props: DanceFloorProps) {
    const list = shown(props);
    const slots = this.#slots.assign(list.map((d) => d.id));
    const last = Math.max(-1, ...slots.values());
    const big = last < 6 ? 1.45 : 1;
    const more = props.dances.length - list.length;
    return (
      <section class="dance-floor" aria-label={WORDS.floor}>
        {COMB}
        {SUNWARD}
        {list.length === 0 && RESTING}
        {list.map((dance) => (
          <Dancer
            key={dance.id}
            dance={dance}
            now={props.now}
            place={PLACES[slots.get(dance.id) ?? 0] as readonly [number, number]}
            big={big}
            selected={dance.id === props.selected}
            onSelect={() => props.onSelect(dance.id)}
          />
        ))}
        {more > 0 && <span class="floor-more">{WORDS.more(more)}</span>}
      </section>
    );
  }
}
