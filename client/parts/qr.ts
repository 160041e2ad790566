import { encode } from "uqr";

/** A QR code for a text: its dark squares as one SVG path, with the quiet border that readers need. */
export function qrPath(text: string): { d: string; size: number } {
  const { data, size } = encode(text, { border: 2, ecc: "M" });
  let d = "";
  for (const [y, row] of data.entries()) {
    for (const [x, dark] of row.entries()) if (dark) d += `M${x} ${y}h1v1h-1z`;
  }
  return { d, size };
}
