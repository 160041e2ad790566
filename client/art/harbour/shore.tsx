import { cloud, curve, edges, type Point } from "../strokes.ts";
import { lamp } from "./lamp.ts";
import css from "./shore.module.css";

const PEN = { fill: "none", stroke: "var(--p-line)", "stroke-linecap": "round", "stroke-linejoin": "round" } as const;

const FAR: Point[] = [522, 508, 526, 498, 514, 502, 524, 506, 520, 496, 512, 500].map((y, i) => [i * 150 - 40, y]);
const MID: Point[] = [
  [-40, 526],
  [90, 518],
  [230, 540],
  [380, 534],
  [470, 562],
];
const MID_RIGHT: Point[] = [
  [1130, 562],
  [1220, 536],
  [1370, 528],
  [1500, 508],
  [1640, 516],
];

interface Lights {
  lit: boolean;
  /** All is well: beams shine brighter. */
  calm: boolean;
}

/** A lighthouse far off: foot at x, y. Its beam is too far off to see. */
function Distant({ x, y, k, lit, calm }: Lights & { x: number; y: number; k: number }) {
  return (
    <g
      transform={`translate(${x} ${y}) scale(${k})`}
      stroke="var(--p-line)"
      stroke-width={1.6 / k}
      stroke-linejoin="round"
    >
      {lit && (
        <g class={css.beam} data-calm={calm || undefined} stroke="none">
          <circle cy="-69" r="34" />
          <circle cy="-71" r="17" />
        </g>
      )}
      <path d="M-10 0L-6.4 -60 6 -60 9.6 0Z" fill="var(--p-tower)" />
      <path d="M-9 -16L9 -16 8 -30 -8 -30Z" fill="var(--p-band)" stroke="none" />
      <path d="M-5.4 -61H5.4V-76H-5.4Z" class={lamp(lit)} />
      <path d="M-9 -60.6H9M-7.4 -76L0 -85 7.4 -76Z" fill="var(--p-band)" />
    </g>
  );
}

/** The far shore with its lights: each a node like any other. */
export function FarShore({ lit, calm }: Lights) {
  return (
    <g>
      <path d={`${curve(FAR, false, 2, 3)}V600H-60Z`} fill="var(--p-far)" />
      <path {...PEN} d={curve(FAR, false, 2.5, 44)} stroke-width="1.2" stroke-dasharray="190 5 70 9 260 4" />
      <Distant x={420} y={520} k={0.62} lit={lit} calm={calm} />
      <Distant x={612} y={514} k={0.74} lit={lit} calm={calm} />
      <Distant x={1030} y={512} k={0.66} lit={lit} calm={calm} />
      {[MID, MID_RIGHT].map((line, i) => (
        <g key={i}>
          <path d={`${curve(line, false, 2, i + 5)}V604H${i ? 1640 : -60}Z`} fill="var(--p-mid)" />
          <path {...PEN} d={curve(line, false, 2.5, i + 47)} stroke-width="1.5" stroke-dasharray="120 5 60 7" />
        </g>
      ))}
      <Distant x={150} y={526} k={1.05} lit={lit} calm={calm} />
      <Distant x={1440} y={522} k={1.2} lit={lit} calm={calm} />
    </g>
  );
}

const ROCK: Point[] = [
  [726, 650],
  [752, 618],
  [790, 596],
  [828, 588],
  [884, 586],
  [930, 600],
  [962, 628],
  [996, 650],
];
const TOWER = edges(
  [
    [812, 596],
    [828, 346],
    [876, 346],
    [892, 596],
  ],
  1,
  4,
);

/** The great light on its rock, in the middle of the picture. */
export function GreatLight({ lit, calm }: Lights) {
  return (
    <g stroke="var(--p-line)" stroke-width="2.2" stroke-linejoin="round" stroke-linecap="round">
      {lit && (
        <g class={css.beam} data-calm={calm || undefined} stroke="none">
          <path d="M852 322L-60 214V392Z" />
          <path d="M852 322L1660 232V376Z" />
          <circle cx="852" cy="322" r="62" />
          <circle cx="852" cy="322" r="40" />
        </g>
      )}
      <path d={`${curve(ROCK, false, 4, 6)}V664H720Z`} fill="var(--p-rock)" />
      <path d={cloud(772, 640, 40, 20, 9, 3)} fill="var(--p-rock)" />
      <path d={TOWER} fill="var(--p-tower)" />
      <path d="M868 348L876 347 891 595 866 596Z" fill="var(--p-shade)" stroke="none" />
      <path d="M824.6 400L880 400 883.6 456 821 456ZM818 506L886 506 889.4 556 814.6 556Z" fill="var(--p-band)" />
      <path d={TOWER} fill="none" />
      <path d="M838 596V566C840 556 860 556 862 566V596Z" fill="var(--p-line)" />
      <path d="M846 478h10v16h-10zM846 368h9v14h-9z" class={lamp(lit)} />
      <path d="M816 346H888L884 336H820Z" fill="var(--p-rock)" />
      <path d="M833 336V304H871V336Z" class={lamp(lit)} />
      <path {...PEN} d="M846 336V304M859 336V304M818 338V322M886 338V322M818 324H833M871 324H886" stroke-width="1.8" />
      <path d="M826 304C832 284 872 284 878 304Z" fill="var(--p-band)" />
      <path {...PEN} d="M852 289V272" />
      <path d="M916 616V580L944 566 970 580V622Z" fill="var(--p-tower)" />
      <path d="M908 584L944 562 980 586 972 590 944 574 916 590Z" fill="var(--p-band)" />
      <path d="M936 592h12v12h-12z" class={lamp(lit)} />
    </g>
  );
}
