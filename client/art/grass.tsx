import { seededRandom } from "./strokes.ts";

/** Blades at the very front, as one dark fringe along the foot of the picture. */
function blades(): [string, string] {
  const roll = seededRandom(77);
  let [d, thin] = ["", ""];
  for (let x = -10; x < 1610; x += 11) {
    const h = 26 + roll() * 62 * (0.6 + 0.4 * Math.sin(x / 130));
    const lean = (roll() - 0.4) * 30;
    const [l, t, m] = [Math.round(lean), Math.round(900 - h), Math.round(902 - h / 2)];
    d += `M${x - 5} 904Q${x - 2} ${m} ${x + l} ${t}Q${x + 6} ${m} ${x + 7} 904Z`;
    if (roll() < 0.16) thin += `M${x} 900Q${x + 2} ${m} ${x + l * 1.4} ${t - 34}`;
  }
  return [d, thin];
}
const [BLADES, STEMS] = blades();

/** Poppy, ox-eye daisy and scabious, each on its stem: x, height, which. */
const FLOWERS = [
  [628, 96, 0],
  [652, 70, 1],
  [690, 118, 2],
  [756, 74, 0],
  [842, 84, 1],
  [876, 112, 1],
  [952, 92, 2],
  [984, 66, 0],
  [90, 110, 0],
  [130, 84, 1],
  [230, 104, 2],
  [330, 80, 0],
  [372, 116, 0],
  [470, 92, 1],
  [540, 76, 2],
  [1216, 88, 1],
  [1250, 120, 2],
  [1330, 90, 0],
  [1372, 72, 1],
  [1460, 114, 0],
  [1530, 96, 2],
] as const;
const HEADS = [
  <path
    key="poppy"
    d="M-13 -2C-15 -13 -4 -16 0 -11C5 -17 15 -12 13 -2C10 6 -10 6 -13 -2ZM-5 -10C-3 -6 -3 -2 -4 3"
    fill="var(--p-poppy)"
  />,
  <g key="daisy">
    <path
      d="M0 -3C-4 -14 4 -14 0 -3C8 -12 14 -6 0 -1C13 0 12 8 0 1C6 12 -2 13 -1 1C-10 9 -14 3 -2 0C-14 -3 -10 -11 0 -3Z"
      fill="var(--p-daisy)"
    />
    <circle r="3.4" fill="var(--p-bee0)" />
  </g>,
  <path key="scabious" d="M-10 0L-11 -6 -6 -5 -5 -11 0 -7 5 -11 6 -5 11 -6 10 0 6 5 -6 5Z" fill="var(--p-scabious)" />,
];

/** The meadow's front edge. */
export const GRASS = (
  <g stroke-linejoin="round" stroke-linecap="round">
    <path d={STEMS} fill="none" stroke="var(--p-blade)" stroke-width="2" />
    {FLOWERS.map(([x, h, kind]) => (
      <g key={x}>
        <path
          d={`M${x - 8} 900Q${x - 10} ${900 - h / 2} ${x} ${900 - h}`}
          fill="none"
          stroke="var(--p-blade)"
          stroke-width="2.6"
        />
        <g transform={`translate(${x} ${900 - h}) scale(1.35)`} stroke="var(--p-line)" stroke-width="1.6">
          {HEADS[kind]}
        </g>
      </g>
    ))}
    <path d={BLADES} fill="var(--p-blade)" stroke="var(--p-line)" stroke-width=".8" stroke-opacity=".5" />
  </g>
);
