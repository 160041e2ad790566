import { curve, type Point, seededRandom } from "./strokes.ts";

const SHAPE: Point[] = [
  [-8, -24],
  [-40, -14],
  [-60, 14],
  [-63, 54],
  [-54, 96],
  [-40, 134],
  [-22, 166],
  [-3, 184],
  [17, 164],
  [38, 132],
  [54, 92],
  [60, 48],
  [54, 10],
  [30, -16],
];

/** Half the cluster's breadth at a height, a little inside its outline. */
const breadth = (y: number): number =>
  y < 34 ? 34 + 24 * Math.sqrt(Math.max(0, 1 - ((34 - y) / 54) ** 2)) : 60 * Math.cos(((y - 34) / 152) * 1.57) ** 0.68;

/** Bees on bees: short strokes that hang like scales, in three shades. */
function scales(): [string, string, string] {
  const d: [string, string, string] = ["", "", ""];
  const roll = seededRandom(11);
  for (let y = -16; y < 176; y += 7) {
    const half = breadth(y);
    for (let x = -half + 6; x < half - 4; x += 7) {
      const lean = (x / 50) * 3 + (roll() - 0.5) * 5;
      const px = Math.round(x + (roll() - 0.5) * 4);
      // Towards the right and the foot the cluster turns from the sun.
      const light = 0.66 - x / 120 - y / 380 + (roll() - 0.5) * 0.5;
      const tone = light > 0.62 ? 0 : light > 0.24 ? 1 : 2;
      d[tone] += `M${px} ${Math.round(y + (roll() - 0.5) * 4)}l${lean.toFixed(1)} 5`;
    }
  }
  return d;
}
const [LIGHT, MIDDLE, DARK] = scales();

/** The swarm as it hangs from 0,0 in the picture. */
export const SWARM = (
  <g stroke-linecap="round" stroke-linejoin="round">
    <path d={curve(SHAPE, true, 2, 4)} fill="var(--p-bee2)" />
    <path d={DARK} stroke="var(--p-bee3)" stroke-width="4" />
    <path d={MIDDLE} stroke="var(--p-bee1)" stroke-width="4" />
    <path d={LIGHT} stroke="var(--p-bee0)" stroke-width="4" />
    <path
      d={curve(SHAPE, true, 2, 9)}
      fill="none"
      stroke="var(--p-line)"
      stroke-width="2.4"
      stroke-dasharray="80 4 46 6 120 5"
    />
  </g>
);

/** Specks of bees about the cluster. */
export const ABOUT = (
  <path
    d="M-74 40l5 2M-88 96l4 -3M68 20l5 1M80 84l4 3M-60 150l5 1M62 148l4 -2M-30 -14l4 -3M96 130l5 -1M-104 62l5 1M26 196l5 2"
    stroke="var(--p-line)"
    stroke-width="4"
    stroke-linecap="round"
  />
);
