/** What a drawing's looks are made of: a saved one has no style sheet to take them from. */
const LOOKS = [
  "fill",
  "stroke",
  "stroke-width",
  "stroke-dasharray",
  "stroke-linecap",
  "stroke-linejoin",
  "font-family",
  "font-size",
  "font-weight",
  "text-anchor",
  "opacity",
] as const;
/** Twice the size of the drawing's own units: sharp on a page. */
const LARGER = 2;
/** The address of a saved file is kept for so long: browsers begin a download some time after the click. ms */
const KEPT = 10_000;

/** A drawing as a file of its own: its looks in it, on the page's paper. */
export function svgText(svg: SVGSVGElement): string {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const from = svg.querySelectorAll("*");
  copy.querySelectorAll("*").forEach((element, i) => {
    const looks = getComputedStyle(from[i] as Element);
    for (const name of LOOKS) {
      const value = looks.getPropertyValue(name);
      // Looks that refer to a pattern stand as a whole address: in the file it is its own.
      if (value) element.setAttribute(name, value.replace(/url\(["']?[^)#]*#([\w-]+)["']?\)/, "url(#$1)"));
    }
    element.removeAttribute("class");
    element.removeAttribute("style");
  });
  const { width, height } = svg.viewBox.baseVal;
  copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  copy.setAttribute("width", String(LARGER * width));
  copy.setAttribute("height", String(LARGER * height));
  copy.removeAttribute("class");
  const paper = document.createElementNS("http://www.w3.org/2000/svg", "rect");
  for (const [name, value] of Object.entries({ width, height, fill: getComputedStyle(document.body).backgroundColor }))
    paper.setAttribute(name, String(value));
  copy.prepend(paper);
  return new XMLSerializer().serializeToString(copy);
}

/** Saves a drawing as a file. */
export function saveSvg(svg: SVGSVGElement, name: string): void {
  const address = URL.createObjectURL(new Blob([svgText(svg)], { type: "image/svg+xml" }));
  const anchor = document.createElement("a");
  anchor.href = address;
  anchor.download = `${name.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, "-")}.svg`;
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(address), KEPT);
}
