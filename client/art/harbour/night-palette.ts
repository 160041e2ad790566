/** The night's colours: late dusk (0), its middle, first dawn (1). Those that start with sky serve the meadow's brush too. */
const PAINT = {
  sky0: ["#2b4a6b", "#0a1626", "#2f5374"],
  sky1: ["#4d5f80", "#0f2233", "#5c7a92"],
  sky2: ["#8b7189", "#15304a", "#a99aa0"],
  sky3: ["#c98a7a", "#1d405c", "#e3b191"],
  sky4: ["#e8b07a", "#264a66", "#f6d9a4"],
  far: ["#5b5266", "#173049", "#6b7180"],
  mid: ["#3c3d52", "#102438", "#4a5363"],
  rock: ["#262c3d", "#0b1927", "#363f4d"],
  tower: ["#e0cdb8", "#a9bac4", "#eee0cb"],
  shade: ["#b49a90", "#73899a", "#c3b0a0"],
  band: ["#a8483f", "#6b3a45", "#b65a4c"],
  water0: ["#b08883", "#1d4059", "#cbb3a2"],
  water1: ["#6e6a84", "#16344d", "#8c959c"],
  water2: ["#3c4c6c", "#10293e", "#566f84"],
  water3: ["#1f324b", "#0b1c2c", "#324d63"],
  glint: ["#f6cf9f", "#d6e6e6", "#fff0cd"],
  quay: ["#4c3c38", "#1d2733", "#5d4d45"],
  line: ["#171a24", "#050c14", "#1d2631"],
} as const;
const NIGHT = [0.3, 1, 0.12];

/** The colours at one moment, as custom properties for a scene's root. */
export function nightPalette(night: number): Record<string, string> {
  const t = 2 * Math.max(0, Math.min(1, night));
  const i = t < 1 ? 0 : 1;
  const k = t - i;
  const style: Record<string, string> = {};
  for (const [name, tones] of Object.entries(PAINT)) {
    style[`--p-${name}`] = `color-mix(in srgb, ${tones[i]}, ${tones[i + 1]} ${(100 * k).toFixed(1)}%)`;
  }
  style["--p-night"] = ((NIGHT[i] as number) * (1 - k) + (NIGHT[i + 1] as number) * k).toFixed(2);
  return style;
}

/** The moon's way over the water: up from the left, down on the right by dawn. */
export function moonAt(night: number): { x: number; y: number } {
  const t = Math.max(0, Math.min(1, night));
  return { x: 560 + 480 * t, y: 400 - 250 * Math.sin(Math.PI * (0.12 + 0.76 * t)) };
}
