/** Escapes text for SVG. */
const escaped = (text: string) => text.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);

/** An element with its attributes; numbers to two decimals. */
export function el(name: string, attributes: Record<string, string | number>, ...inside: string[]): string {
  const list = Object.entries(attributes).map(([k, v]) => {
    const value = typeof v === "number" ? String(Math.round(v * 100) / 100) : escaped(v);
    return ` ${k}="${value}"`;
  });
  return `<${name}${list.join("")}>${inside.join("")}</${name}>`;
}

export function text(x: number, y: number, content: string, more: Record<string, string | number> = {}): string {
  return el("text", { x, y, fill: "#333", ...more }, escaped(content));
}

export function line(
  x1: number,
  y1: number,
  x2: number,
  y2: number,
  more: Record<string, string | number> = {},
): string {
  return el("line", { x1, y1, x2, y2, stroke: "#999", ...more });
}

/** A whole picture on white, with a title that screen readers find. */
export function picture(width: number, height: number, title: string, ...inside: string[]): string {
  const frame = {
    xmlns: "http://www.w3.org/2000/svg",
    viewBox: `0 0 ${width} ${height}`,
    width,
    height,
    role: "img",
    "font-family": "system-ui, sans-serif",
    "font-size": 12,
  };
  const ground = el("rect", { width, height, fill: "#fff" });
  return `${el("svg", frame, el("title", {}, escaped(title)), ground, ...inside)}\n`;
}
