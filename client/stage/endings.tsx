import { siteLook } from "../words/sites.ts";
import { WORDS } from "../words/stage.ts";
import { Trunk } from "./bark.tsx";
import { TinyBee } from "./bee.tsx";
import { paint } from "./dusk.ts";
import { GRAIN } from "./grain.tsx";
import { curve, dice, type Point, ticks } from "./hand.ts";
import { LAND } from "./land.tsx";
import { MarkShape } from "./mark.tsx";
import { SKY } from "./sky.tsx";
import { SWARM } from "./swarm.tsx";

/** Bees on their way in: thick at the start, one by one at the door. */
function stream() {
  const roll = dice(21);
  return Array.from({ length: 34 }, (_, i) => {
    const t = (i + 0.5) / 34;
    const loose = 30 * (1 - t) + 5;
    const x = -44 + 168 * t + (roll() - 0.5) * loose;
    const y = 46 + 112 * t ** 1.2 - 34 * Math.sin(t * 5.2) * (1 - t) + (roll() - 0.5) * loose * 1.8;
    return (
      <TinyBee
        key={i}
        x={Math.round(x)}
        y={Math.round(y)}
        turn={Math.round(75 + 45 * t + (roll() - 0.5) * 50)}
        size={17 - 5 * t}
      />
    );
  });
}
const STREAM = stream();

/** Comb as it hangs: from the roof of the hollow, a lobe each, the middle one the longest. */
const lobe = (x: number, roof: number, half: number, long: number): string =>
  curve(
    [
      [x - half, roof],
      [x - half * 1.06, roof + long * 0.5],
      [x - half * 0.6, roof + long * 0.9],
      [x, roof + long],
      [x + half * 0.6, roof + long * 0.88],
      [x + half * 1.06, roof + long * 0.45],
      [x + half, roof],
    ],
    false,
    1.5,
    half,
  );
const COMBS = [lobe(185, 60, 17, 84), lobe(221, 46, 18, 122), lobe(253, 66, 14, 70)];
const CELLS = [ticks(46, [174, 68, 22, 58], [2.4, 0.3], 3), ticks(74, [208, 56, 25, 90], [2.4, 0.3], 4)]
  .concat(ticks(32, [243, 74, 19, 46], [2.4, 0.3], 5))
  .join("");

/** The swarm moves into its new home. */
export function Housed({ site, dusk = 0.42 }: { site: number; dusk?: number }) {
  return (
    <svg
      class="ending"
      viewBox="0 0 400 300"
      style={paint(dusk)}
      role="img"
      aria-label={WORDS.housed(siteLook(site).name)}
    >
      <g transform="translate(-330 -150) scale(.66)">
        <g transform="translate(-1600 0)">{SKY}</g>
        {SKY}
        <g transform="translate(1600 0)">{SKY}</g>
        <g transform="translate(-1590 0)">{LAND}</g>
        <g transform="translate(1590 0)">{LAND}</g>
        {LAND}
      </g>
      <Trunk site={site} />
      <path class="site-wood" d={hollow(11)} />
      <path class="ending-hall" d={hollow(0)} />
      <path class="ending-comb" d={COMBS.join("")} />
      <path class="ending-cells" d={CELLS} />
      <ellipse class="site-door" cx="128" cy="158" rx="13" ry="16" />
      {STREAM}
      <circle class="flight-sign" cx="292" cy="226" r="24" />
      <MarkShape site={site} x={292} y={226} size={30} />
      {GRAIN}
    </svg>
  );
}

function hollow(grow: number): string {
  const egg: Point[] = [
    [216, 34 - grow],
    [258 + grow * 0.6, 60 - grow * 0.6],
    [272 + grow, 122],
    [262 + grow * 0.8, 176 + grow * 0.4],
    [218, 198 + grow],
    [174 - grow * 0.8, 178 + grow * 0.6],
    [160 - grow, 120],
    [174 - grow * 0.7, 60 - grow * 0.5],
  ];
  return curve(egg, true, 2, 6);
}

/** Night, and the swarm still on its branch. */
export function Homeless() {
  return (
    <svg class="ending" viewBox="0 0 400 300" style={paint(1)} role="img" aria-label={WORDS.homeless}>
      <g transform="translate(-330 -120) scale(.66)">
        <g transform="translate(-1600 0)">{SKY}</g>
        {SKY}
        <g transform="translate(1600 0)">{SKY}</g>
        <g transform="translate(-1590 0)">{LAND}</g>
        <g transform="translate(1590 0)">{LAND}</g>
        {LAND}
      </g>
      <path
        transform="translate(6 66)"
        class="ending-moon"
        d="M322 34C300 40 292 66 306 84C318 98 340 98 350 86C334 86 322 76 318 62C315 52 317 42 322 34Z"
      />
      <path
        class="flight-bough"
        d="M-300 50C-100 40 60 52 200 46C280 42 330 50 372 40L374 46C330 58 280 54 200 60C60 68 -100 58 -300 72Z"
      />
      <path class="ending-twig" d="M290 50C312 66 318 78 322 92M92 58C84 74 84 84 78 96M240 52C250 38 262 32 276 30" />
      <g transform="translate(180 78) scale(.86)">
        <g class="breathes">{SWARM}</g>
      </g>
      {/* The wind has the picture to itself. */}
      <path
        class="ending-wind"
        d="M20 128C60 118 90 132 122 124C136 120 134 108 124 110M262 150C300 140 326 154 352 146C368 140 366 126 354 128M40 186C70 180 88 190 112 184M252 108C268 104 280 110 294 106"
      />
      {GRAIN}
    </svg>
  );
}
