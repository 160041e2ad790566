import { curve, type Point, seededRandom, ticks } from "./strokes.ts";

/** How each kind of tree looks close by: bark, cut wood, leaf, and how its bark breaks. By site id, as in sites.ts. */
const KINDS = [
  { bark: "#947c62", leaf: "#7ea35c", breaks: "rings" },
  { bark: "#a9673f", leaf: "#3f6f52", breaks: "plates" },
  { bark: "#857660", leaf: "#6f9c55", breaks: "furrows" },
  { bark: "#efe7d6", leaf: "#9ab25a", breaks: "rings" },
  { bark: "#8d8474", leaf: "#c4813f", breaks: "plates" },
  { bark: "#7f7158", leaf: "#86a94f", breaks: "furrows" },
  { bark: "#7d6548", leaf: "#5d8a4a", breaks: "furrows" },
] as const;

const LEFT: Point[] = [
  [92, -40],
  [84, 60],
  [82, 150],
  [78, 230],
  [58, 340],
];
const RIGHT: Point[] = [
  [334, 340],
  [322, 230],
  [320, 150],
  [324, 60],
  [316, -40],
];
const TRUNK = curve([...LEFT, ...RIGHT], false, 1.5, 3);

function furrows(): string {
  const roll = seededRandom(9);
  let d = "";
  for (let x = 98; x < 312; x += 15) {
    let y = -20 + roll() * 40;
    while (y < 300) {
      const long = 30 + roll() * 70;
      d += curve(
        [
          [x, y],
          [x + (roll() - 0.5) * 10, y + long / 2],
          [x + (roll() - 0.5) * 8, y + long],
        ],
        false,
        1,
        x,
      );
      y += long + 12 + roll() * 30;
    }
  }
  return d;
}
function plates(): string {
  const roll = seededRandom(12);
  let d = "";
  for (let y = -20; y < 310; y += 27) {
    for (let x = 86 + (y % 2 ? 0 : 13); x < 306; x += 26) {
      const w = 8 + roll() * 8;
      const [px, py] = [Math.round(x + roll() * 6), Math.round(y + roll() * 8)];
      d += `M${px} ${py}q${w / 2} ${(6 + roll() * 5).toFixed(1)} ${w.toFixed(1)} 1l-1 ${(9 + roll() * 8).toFixed(1)}`;
    }
  }
  return d;
}
const BREAKS = {
  furrows: furrows(),
  plates: plates(),
  rings: `${ticks(26, [88, -10, 200, 310], [26, 2], 6)}${ticks(30, [90, -10, 214, 310], [9, 1], 7)}`,
};

/** The trunk with its bark, close by. */
export function Trunk({ site }: { site: number }) {
  const { bark, leaf, breaks } = KINDS[site % KINDS.length] ?? KINDS[0];
  const strong = bark === "#efe7d6";
  return (
    <g stroke="#3a2f22" stroke-linecap="round" stroke-linejoin="round">
      <path d={TRUNK} fill={bark} stroke-width="2.6" />
      <path d={BREAKS[breaks]} fill="none" stroke-width={strong ? 3.2 : 1.7} opacity={strong ? 0.85 : 0.5} />
      <g fill={leaf} stroke-width="1.8">
        {LEAVES.map(([x, y, turn]) => (
          <path
            key={x}
            transform={`translate(${x} ${y}) rotate(${turn})`}
            d="M0 0C8 -15 30 -17 44 0C30 14 9 14 0 0ZM2 0L34 -1"
          />
        ))}
      </g>
    </g>
  );
}
const LEAVES = [
  [330, -6, 24],
  [352, 6, 62],
  [372, -12, 30],
  [404, 4, 58],
  [440, -10, 40],
  [310, -14, 70],
  [62, -12, 120],
  [30, -8, 96],
  [-10, -10, 70],
  [-50, -12, 50],
] as const;
