// What a part of the page says to those who hear it, as lines: for a screen that somebody cannot see.

/** What stands in a line of its own. */
const BLOCKS: ReadonlySet<string> = new Set(
  "address article aside dd div dl dt figcaption figure footer form h1 h2 h3 h4 header li main nav ol p section svg table tr ul".split(
    " ",
  ),
);
/** What has a name of its own, and nothing in it that is read besides. */
const WHOLE: ReadonlySet<string> = new Set(["img", "progressbar", "meter", "timer"]);

const isHidden = (one: Element): boolean =>
  one.getAttribute("aria-hidden") === "true" || one.hasAttribute("hidden") || one.tagName.toLowerCase() === "style";

/** What nodes say one after the other: words that are only drawn apart are two. */
function joined(nodes: Iterable<Node>): string {
  let text = "";
  for (const node of nodes) {
    const next = read(node);
    const apart = node.nodeType === 1 && /[\p{L}\p{N}]$/u.test(text) && /^[\p{L}\p{N}]/u.test(next);
    text += `${apart ? " " : ""}${next}`;
  }
  return text;
}

function read(node: Node): string {
  if (node.nodeType === 3) return node.nodeValue ?? "";
  if (node.nodeType !== 1) return "";
  const one = node as Element;
  if (isHidden(one)) return "";
  const tag = one.tagName.toLowerCase();
  const name = one.getAttribute("aria-label") ?? "";
  const whole = tag === "svg" || tag === "button" || WHOLE.has(one.getAttribute("role") ?? "");
  // A list, a group: its name, and then what is in it.
  const inside = name !== "" && whole ? name : `${name === "" ? "" : `${name}\n`}${joined(one.childNodes)}`;
  return BLOCKS.has(tag) || name !== "" ? `\n${inside}\n` : inside;
}

/** The lines of what is under an element, in their order; none that comes twice in a row, and none without a letter or a digit. */
export function linesOf(root: Element): string[] {
  const lines = joined(root.childNodes)
    .split("\n")
    .map((line) => line.replaceAll(/\s+/g, " ").trim())
    .filter((line) => /[\p{L}\p{N}]/u.test(line));
  return lines.filter((line, i) => line !== lines[i - 1]);
}
