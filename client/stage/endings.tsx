import { siteLook } from "../words/sites.ts";
import { Trunk } from "./bark.tsx";
import { TinyBee } from "./bee.tsx";
import { paint } from "./dusk.ts";
import { GRAIN } from "./grain.tsx";
import { curve, dice, type Point } from "./hand.ts";
import { LAND } from "./land.tsx";
import { MarkShape } from "./mark.tsx";
import { SKY } from "./sky.tsx";
import { SWARM } from "./swarm.tsx";
import { WORDS } from "./words.ts";

/** Bees on their way in: thick at the start, one by one at the door. */
function stream() {
  const roll = dice(21);
  return Array.from({ length: 34 }, (_, i) => {
    const t = (i + 0.5) / 34;
    const loose = 34 * (1 - t) + 4;
    const x = -70 + 238 * t + (roll() - 0.5) * loose;
    const y = 30 + 120 * t ** 1.6 - 40 * Math.sin(t * 3.1) + (roll() - 0.5) * loose * 1.6;
    return (
      <TinyBee
        key={i}
        x={Math.round(x)}
        y={Math.round(y)}
        turn={Math.round(75 + 45 * t + (roll() - 0.5) * 50)}
        size={15 - 4 * t}
      />
    );
  });
}
const STREAM = stream();

const COMBS = [
  [188, 74, 30, 62],
  [216, 70, 34, 80],
  [246, 78, 26, 56],
].map(([x, y, w, h], i): [string, number] => {
  const [cx, cy, cw, ch] = [x as number, y as number, (w as number) / 2, h as number];
  const lobe: Point[] = [
    [cx - cw * 0.8, cy - 14],
    [cx - cw, cy + ch * 0.4],
    [cx - cw * 0.4, cy + ch * 0.9],
    [cx + cw * 0.3, cy + ch],
    [cx + cw, cy + ch * 0.5],
    [cx + cw * 0.8, cy - 14],
  ];
  return [curve(lobe, true, 1, i + 2), i];
});

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
      {COMBS.map(([d, i]) => (
        <path key={i} class="ending-comb" d={d} />
      ))}
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
