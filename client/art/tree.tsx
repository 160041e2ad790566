import { cloud, curve, type Point, ticks } from "./strokes.ts";

const TRUNK: Point[] = [
  [1010, 900],
  [1040, 800],
  [1040, 640],
  [1028, 470],
  [1010, 340],
  [990, 250],
  [1070, 210],
  [1096, 330],
  [1110, 480],
  [1118, 640],
  [1134, 780],
  [1190, 900],
];
const BOUGH: Point[] = [
  [1040, 352],
  [980, 318],
  [900, 300],
  [820, 288],
  [740, 296],
  [690, 284],
  [684, 278],
  [740, 282],
  [820, 268],
  [900, 270],
  [980, 276],
  [1050, 270],
];
const PEN = { fill: "none", stroke: "var(--p-line)", "stroke-linecap": "round", "stroke-linejoin": "round" } as const;

/** x, y, rx, ry, bumps, from behind to before. */
const BEHIND = [
  [1210, 196, 190, 128, 27],
  [1000, 110, 250, 118, 33],
  [846, 140, 130, 80, 22],
] as const;
const BEFORE = [
  [1270, 96, 150, 100, 23],
  [930, 54, 190, 92, 26],
  [1108, 150, 168, 96, 25],
  [684, 272, 50, 26, 13],
  [884, 226, 78, 36, 16],
] as const;

const LEAVES = [
  ticks(46, [800, 10, 250, 110], [9, 6], 3),
  ticks(34, [1000, 90, 220, 120], [9, 6], 4),
  ticks(26, [1180, 40, 180, 100], [9, 6], 7),
  ticks(8, [652, 258, 60, 24], [7, 4], 5),
  ticks(9, [828, 206, 100, 32], [7, 4], 6),
].join("");

/** The lime that the swarm hangs in: trunk, the bough to the left, and its leaves. */
export const TREE_BACK = (
  <g stroke-linejoin="round">
    {BEHIND.map(([x, y, rx, ry, bumps], i) => (
      <path
        key={x}
        d={cloud(x, y, rx, ry, bumps, i + 31)}
        fill="var(--p-shade)"
        stroke="var(--p-line)"
        stroke-width="2"
      />
    ))}
    <path d={curve(TRUNK, false, 2, 5)} fill="var(--p-bark)" />
    <path {...PEN} d={curve(TRUNK, false, 3, 8)} stroke-width="2.8" />
    <path d={curve(BOUGH, true, 1.5, 5)} fill="var(--p-bark)" />
    <path {...PEN} d={curve(BOUGH, false, 2, 9)} stroke-width="2.6" />
    <path
      {...PEN}
      opacity=".65"
      stroke-width="1.8"
      d="M1056 860C1066 780 1062 700 1060 620M1084 880C1090 800 1086 720 1090 650M1060 560C1056 500 1052 450 1044 400M1086 600C1084 540 1080 500 1074 440M1108 820C1106 780 1104 750 1106 720M1066 380C1060 350 1052 330 1040 312M960 292C930 284 900 284 870 282M820 278L780 282M1120 860L1112 800"
    />
    <path d="M1066 690C1078 678 1092 690 1088 712C1084 726 1068 724 1066 708Z" fill="var(--p-line)" />
  </g>
);

export const TREE_FRONT = (
  <g stroke-linejoin="round">
    {BEFORE.map(([x, y, rx, ry, bumps], i) => (
      <path
        key={x}
        d={cloud(x, y, rx, ry, bumps, i + 51)}
        fill="var(--p-leaf)"
        stroke="var(--p-line)"
        stroke-width="1.9"
      />
    ))}
    <path {...PEN} opacity=".6" stroke-width="2" d={LEAVES} />
  </g>
);
