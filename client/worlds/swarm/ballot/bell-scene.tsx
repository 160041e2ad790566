import { TinyBee } from "../../../art/bee.tsx";

/** Where the bees of the swarm sit about the bough, and how they are turned. */
const PLACES: readonly (readonly [number, number])[] = [
  [116, 66],
  [132, 62],
  [146, 70],
  [108, 82],
  [124, 80],
  [140, 86],
  [154, 84],
  [116, 98],
  [132, 100],
  [146, 102],
  [124, 116],
  [138, 118],
  [131, 132],
];
const BEES = PLACES.map(([x, y], i) => [x, y, 47 * i] as const);

/** The round that the ring about the bell runs, in the picture's own units. */
const RING = 46;
const ROUND = 2 * Math.PI * RING;

/** A swarm on its bough, and a bell beside it. The ring about the bell is what is left of the time: `left` from 0 to 1. */
export function BellScene({
  left,
  ringing,
  class: extra,
}: {
  left: number;
  ringing: boolean;
  class?: string | undefined;
}) {
  return (
    <svg viewBox="0 0 390 190" preserveAspectRatio="xMidYMid slice" class={extra} aria-hidden="true">
      <rect width="390" height="190" fill="var(--dawn, #f6e6bd)" />
      <path d="M0 190C80 168 160 176 230 168S340 158 390 166V190Z" fill="#9db26a" stroke="#231c14" stroke-width="2" />
      <path
        d="M-6 36C60 50 150 38 262 40S360 30 396 26V14C340 22 290 26 240 26S70 34 -6 20Z"
        fill="#8a6a3d"
        stroke="#231c14"
        stroke-width="2.4"
      />
      <path
        d="M104 44C94 78 108 120 131 144 154 120 166 78 158 42Z"
        fill="#c98e2b"
        stroke="#231c14"
        stroke-width="2.4"
      />
      {BEES.map(([x, y, turn]) => (
        <TinyBee key={turn} x={x} y={y} turn={turn} size={17} />
      ))}
      <g transform="translate(240 98)">
        <circle r={RING} fill="#fbf5e6" stroke="#231c14" stroke-width="3" />
        <circle
          r={RING - 6}
          fill="none"
          stroke="#f2b632"
          stroke-width="9"
          stroke-dasharray={`${(ROUND * (RING - 6)) / RING}`}
          stroke-dashoffset={`${((ROUND * (RING - 6)) / RING) * (1 - left)}`}
          transform="rotate(-90)"
        />
        <path d="M0 -60V-26" stroke="#231c14" stroke-width="3" />
        <g data-ringing={ringing || undefined} stroke="#231c14" stroke-width="2.6" stroke-linejoin="round">
          <path d="M0 16a6 6 0 1 0 .1 0" fill="#231c14" />
          <path
            d="M0 -27C12 -27 15 -14 16 -3 17 7 19 11 24 16H-24C-19 11 -17 7 -16 -3 -15 -14 -12 -27 0 -27Z"
            fill="#f2b632"
          />
          <path d="M-21 11H21" fill="none" />
        </g>
      </g>
    </svg>
  );
}
