// What a browser of the floor (src/tools/floor.ts) does not know of styles.

/**
 * What styles may hold that a browser of the floor does not know (developer.mozilla.org's compatibility tables, November
 * 2026, for Chrome 97, Safari 15.4, Firefox 114).
 */
export const NEWER: Readonly<Record<string, RegExp>> = {
  "viewport units": /[\d.][dsl]v(h|w|i|b|min|max)\b/,
  "container units": /[\d.]cq(w|h|i|b|min|max)\b/,
  "line units": /[\d.](lh|rlh|cap|rcap|ric|rex|rch)\b/,
  colours: /\b(color-mix|oklch|oklab|lch|lab|color|light-dark|contrast-color)\(/,
  mathematics:
    /\b(sin|cos|tan|asin|acos|atan2?|pow|sqrt|hypot|log|exp|abs|sign|round|mod|rem|linear|if|anchor|anchor-size)\(/,
  "single transforms": /(^|[;{\s])(translate|rotate|scale)\s*:/,
  "offset of a path": /(^|[;{\s])offset(-[a-z]+)?\s*:/,
  containers: /@container|(^|[;{\s])container(-[a-z]+)?\s*:/,
  subgrid: /\bsubgrid\b/,
  "text wrap": /(^|[;{\s])text-wrap(-[a-z]+)?\s*:/,
  "overflow clip": /(^|[;{\s])overflow(-[xy])?\s*:\s*clip/,
  "other properties":
    /(^|[;{\s])(mask(-[a-z]+)*|backdrop-filter|user-select|content-visibility|field-sizing|interpolate-size|anchor-name|position-anchor|position-area|view-transition-name|animation-timeline|animation-composition|scroll-timeline|font-palette|text-box|transition-behavior|white-space-collapse|interactivity)\s*:/,
  "at-rules":
    /@(layer|property|scope|starting-style|view-transition|font-palette-values|counter-style|position-try|function)\b/,
  ":has": /:has\(/,
  "other selectors":
    /:(popover-open|user-valid|user-invalid|open|modal|autofill|state\(|dir\()|::(details-content|highlight|view-transition|checkmark|picker)|:nth-(last-)?child\([^)]* of /,
  "scroll bars": /(^|[;{\s])scrollbar-[a-z]+\s*:/,
  zoom: /(^|[;{\s])zoom\s*:/,
  nesting: /&/,
  "ranges in media queries": /@media[^{]*[<>]/,
};

/** Styles without the blocks that begin so. */
function without(css: string, block: string): string {
  let text = css;
  for (let at = text.indexOf(block); at >= 0; at = text.indexOf(block)) {
    let end = text.indexOf("{", at) + 1;
    for (let depth = 1; depth > 0; end++) depth += text[end] === "{" ? 1 : text[end] === "}" ? -1 : 0;
    text = text.slice(0, at) + text.slice(end);
  }
  return text;
}

/** Styles without comments, quoted texts, and what is asked for before it is used. */
export const plain = (css: string): string =>
  without(css.replace(/\/\*[\s\S]*?\*\//g, "").replace(/"[^"]*"/g, '""'), "@supports");

/** Styles as a browser of the floor reads them: without what it does not know. */
export function asOfTheFloor(css: string): string {
  const newer = (text: string): boolean => Object.values(NEWER).some((one) => one.test(text));
  return ["@supports", "@container", "@layer", "@property", "@scope", "@starting-style"]
    .reduce(without, css)
    .replace(/[^{}]*:has\([^{}]*\{[^{}]*\}/g, "")
    .replace(/(?<=[{;])[^{};]+(?=[;}])/g, (declaration) => (newer(`{${declaration}`) ? "" : declaration));
}
