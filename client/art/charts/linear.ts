/** Numbers of a chart to places in its drawing, evenly. d3-scale does this and much more, for 11 KB of a page's 150. The one scale of all charts. */
export interface Linear {
  (x: number): number;
  /** Round numbers within, about so many. */
  ticks(about: number): number[];
}

/** A round step that goes about so many times into a length: 1, 2 or 5 times a power of ten. */
function stepOf(length: number, about: number): number {
  const rough = length / about;
  const power = 10 ** Math.floor(Math.log10(rough));
  return power * ([1, 2, 5].find((times) => times * power >= rough * 0.7) ?? 10);
}

export function linear([from, to]: readonly [number, number], [start, end]: readonly [number, number]): Linear {
  const place = (x: number): number => start + ((end - start) * (x - from)) / (to - from || 1);
  return Object.assign(place, {
    ticks(about: number): number[] {
      if (!(to > from)) return [from];
      const step = stepOf(to - from, about);
      const first = Math.ceil(from / step - 1e-9);
      const many = Math.floor(to / step + 1e-9) - first + 1;
      // Without the grit of binary fractions.
      return Array.from({ length: Math.max(0, many) }, (_, i) => Number(((first + i) * step).toPrecision(12)));
    },
  });
}

/** The same ends, moved out to round numbers. */
export function rounded([from, to]: readonly [number, number], about: number): [number, number] {
  const step = stepOf(to - from || 1, about);
  return [Math.floor(from / step) * step, Math.ceil(to / step) * step];
}
