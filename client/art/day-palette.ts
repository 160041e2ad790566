/** The evening's colours, from the afternoon (0) over gold and rose to the first stars (1). */
const AT = [0, 0.42, 0.72, 1];
const PAINT = {
  sky0: ["a9cdd6", "c4d3c8", "54728e", "12243a"],
  sky1: ["c3dcdb", "e3dcb6", "8d93a0", "1b3550"],
  sky2: ["dde8da", "f5dc9a", "cf9f8d", "2b4b64"],
  sky3: ["f3efd8", "f9cd74", "ea9a6c", "47657a"],
  sky4: ["fbf3dc", "f7b854", "f2a65c", "7d8481"],
  sun: ["fff3c4", "fff2c0", "f4703f", "c9604a"],
  far: ["b5c9ae", "cdbb7e", "8c8780", "2b465a"],
  mid: ["98b87f", "b9a855", "6f7562", "203a49"],
  near: ["78a05f", "989440", "505c45", "182e3a"],
  turf: ["5f8b4d", "7d8034", "3d4b38", "11252d"],
  blade: ["3f6b3a", "555f27", "27362a", "0a181e"],
  leaf: ["6f9c55", "93903a", "46543f", "152a33"],
  shade: ["4f7d47", "6f752f", "323f33", "0f2029"],
  bark: ["8a6c4c", "8d683c", "4f4438", "14222a"],
  wall: ["f1e4c8", "f5d79a", "b59a86", "3a5260"],
  roof: ["b9674a", "b75d3a", "7d4d45", "1d2f3b"],
  bee0: ["f2b632", "f4b437", "cf8d3c", "6d6a52"],
  bee1: ["b97c28", "b97a2a", "8f5f33", "3f4a48"],
  bee2: ["7a4d1c", "744617", "4f3322", "22313a"],
  bee3: ["4a2f12", "482b10", "2f2018", "101d26"],
  poppy: ["d2553a", "cf5230", "a04336", "39414f"],
  daisy: ["fbf5e6", "fdecc4", "cdb9a6", "7d8d97"],
  scabious: ["7f93b8", "94917f", "66708a", "34506a"],
  line: ["3a2f22", "3d2d19", "241f1d", "08141b"],
} as const;
const NAMES = Object.keys(PAINT) as (keyof typeof PAINT)[];

const part = (hex: string, i: number): number => Number.parseInt(hex.slice(i, i + 2), 16);

/** The colours at one moment, as custom properties for a scene's root. */
export function dayPalette(dusk: number): Record<string, string> {
  const t = Math.max(0, Math.min(1, dusk));
  const i = t < (AT[1] as number) ? 0 : t < (AT[2] as number) ? 1 : 2;
  const k = (t - (AT[i] as number)) / ((AT[i + 1] as number) - (AT[i] as number));
  const style: Record<string, string> = {};
  for (const name of NAMES) {
    const [a, b] = [PAINT[name][i] as string, PAINT[name][i + 1] as string];
    const mix = [0, 2, 4].map((j) => Math.round(part(a, j) + (part(b, j) - part(a, j)) * k));
    style[`--p-${name}`] = `rgb(${mix.join()})`;
  }
  // Stars and lit windows come last.
  style["--p-night"] = String(Math.max(0, Math.min(1, (t - 0.74) / 0.22)));
  return style;
}
