import { curve, type Point, seededRandom } from "../../../../art/strokes.ts";

/** Grass as an ant sees it: blades from a line upwards, each leaning its own way. One path for all. */
export function blades(
  count: number,
  [x, y, wide]: readonly [number, number, number],
  [least, most]: readonly [number, number],
  thick: number,
  seed: number,
): string {
  const roll = seededRandom(seed);
  let d = "";
  for (let i = 0; i < count; i++) {
    const at = x + ((i + roll()) / count) * wide;
    const high = least + (most - least) * roll();
    const lean = (roll() - 0.5) * high * 0.7;
    const w = thick * (0.6 + 0.8 * roll());
    const n = (v: number): number => Math.round(v * 10) / 10;
    d += `M${n(at - w)} ${n(y)}Q${n(at - w + lean * 0.2)} ${n(y - high * 0.6)} ${n(at + lean)} ${n(y - high)}Q${n(at + w + lean * 0.3)} ${n(y - high * 0.5)} ${n(at + w)} ${n(y)}Z`;
  }
  return d;
}

/** A flat stone on the ground: its outline, `w` to each side of 0,0 and `h` high. */
export function slab(w: number, h: number, seed: number): string {
  const at: Point[] = [
    [-w, 0],
    [-w * 0.94, -h * 0.62],
    [-w * 0.56, -h * 0.92],
    [-w * 0.1, -h],
    [w * 0.42, -h * 0.86],
    [w * 0.9, -h * 0.6],
    [w, -h * 0.08],
    [w * 0.6, h * 0.08],
    [0, h * 0.02],
    [-w * 0.6, h * 0.1],
  ];
  return curve(at, true, h * 0.05, seed);
}

/** A stone with the dark gap under it, and moss on top. */
export function Stone({
  x,
  y,
  w,
  h,
  seed,
  gap = true,
}: {
  x: number;
  y: number;
  w: number;
  h: number;
  seed: number;
  gap?: boolean;
}) {
  return (
    <g transform={`translate(${x} ${y})`} stroke="var(--p-line)" stroke-linejoin="round">
      {gap && <path d={`M${-w * 0.5} ${h * 0.2}Q0 ${-h * 0.16} ${w * 0.5} ${h * 0.2}Z`} fill="#231c14" stroke="none" />}
      <path d={slab(w, h, seed)} fill="var(--stone, #a9a497)" stroke-width={Math.max(1.6, w / 60)} />
      <path
        d={`M${-w * 0.86} ${-h * 0.3}Q${-w * 0.3} ${-h * 0.5} ${w * 0.2} ${-h * 0.36}T${w * 0.9} ${-h * 0.26}`}
        fill="none"
        stroke-width={Math.max(1.2, w / 110)}
        opacity=".45"
      />
      <path
        d={`M${-w * 0.5} ${-h * 0.9}Q${-w * 0.3} ${-h * 1.06} ${-w * 0.05} ${-h}Q${-w * 0.1} ${-h * 0.8} ${-w * 0.3} ${-h * 0.78}Z`}
        fill="var(--p-leaf)"
        stroke-width="1.2"
      />
    </g>
  );
}
