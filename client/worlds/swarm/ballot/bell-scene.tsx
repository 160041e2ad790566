import { TinyBee } from "../../../art/bee.tsx";

/** Where the bees of the swarm sit about the bough, and how they are turned. */
const PLACES: readonly (readonly [number, number])[] = [
  [92, 66],
  [108, 62],
  [122, 70],
  [84, 82],
  [100, 80],
  [116, 86],
  [130, 84],
  [92, 98],
  [108, 100],
  [122, 102],
  [100, 116],
  [114, 118],
  [107, 132],
];
const BEES = PLACES.map(([x, y], i) => [x, y, 47 * i] as const);

/** The round that the ring about the bell runs, in the picture's own units. */
const RING = 52;
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
      <path d="M80 44C70 78 84 120 107 144 130 120 142 78 134 42Z" fill="#c98e2b" stroke="#231c14" stroke-width="2.4" />
      {BEES.map(([x, y, turn]) => (
        <TinyBee key={turn} x={x} y={y} turn={turn} size={17} />
      ))}
      <g transform="translate(262 100)">
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
        <path d="M0 -58V-30" stroke="#231c14" stroke-width="3" />
        <g data-ringing={ringing || undefined} stroke="#231c14" stroke-width="2.6" stroke-linejoin="round">
          <path d="M0 18a6.500 6.500 0 1 0 .1 0" fill="#231c14" />
          <path
            d="M0 -31C14 -31 17 -16 18 -4 19 8 22 12 27 18H-27C-22 12 -19 8 -18 -4 -17 -16 -14 -31 0 -31Z"
            fill="#f2b632"
          />
          <path d="M-24 12H24" fill="none" />
        </g>
      </g>
    </svg>
  );
}
