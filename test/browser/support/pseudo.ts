import type { Page } from "playwright-core";
import { botName, NAMES, offeredName } from "../../../src/game/names.ts";
import { CLOSE, OPEN } from "../../../src/tools/pseudo.ts";

/** What a page may show in letters that is no message: people and bots by their names; seals and addresses. */
const names = [
  ...Array.from({ length: NAMES }, (_, i) => offeredName(i)),
  ...Array.from({ length: 200 }, (_, i) => botName(i)),
]
  // The longer first: "Sage" is part of "Sage 2".
  .sort((a, b) => b.length - a.length);
/** Rooms' codes; and blocks' names, as on their lanterns: "4b". */
const CODES = /\b([A-Z]{5}|\d+[a-z]{1,2})\b/g;
/** Codes, addresses, seals and keys: a page says of them itself that they are not for translating. */
const DATA = "[translate=no]";

/** What is left of a text without its messages, which stand in brackets, and without names. */
function unmarked(text: string): string {
  let rest = text;
  const innermost = new RegExp(`\\${OPEN}[^\\${OPEN}\\${CLOSE}]*\\${CLOSE}`, "g");
  for (let before = ""; before !== rest; ) {
    before = rest;
    rest = rest.replace(innermost, "");
  }
  for (const name of names) rest = rest.replaceAll(name, "");
  return rest.replace(CODES, "");
}

interface Seen {
  texts: { text: string; at: string }[];
  faults: string[];
}

/** What is wrong with a page in the pseudo-locale: too wide, cut off, or not translated. */
export async function pseudoFindings(page: Page): Promise<string[]> {
  const { texts, faults } = await page.evaluate(
    ({ data, open }): Seen => {
      const faults: string[] = [];
      const texts: Seen["texts"] = [{ text: document.title, at: "title" }];
      const name = (element: Element): string =>
        `${element.tagName.toLowerCase()}.${element.getAttribute("class") ?? ""}`;
      const root = document.documentElement;
      const inScroll = (at: Element | null): boolean =>
        at !== null && (["auto", "scroll"].includes(getComputedStyle(at).overflowX) || inScroll(at.parentElement));
      // The wall's pages lie side by side, and are turned.
      const turns = (at: Element): boolean =>
        at.closest("[data-paged] [data-part=sections]") !== null ||
        at.matches("[data-paged] :has([data-part=sections])");
      if (root.scrollWidth > root.clientWidth) {
        const out = [...document.body.querySelectorAll("*")].filter(
          (element) => element.getBoundingClientRect().right > root.clientWidth + 1 && !inScroll(element.parentElement),
        );
        const names = out.map((element) => `${name(element)} ${element.textContent?.slice(0, 40)}`).slice(-5);
        faults.push(`the page is ${root.scrollWidth - root.clientWidth} px too wide: ${names.join(" | ")}`);
      }

      for (const element of document.body.querySelectorAll("*")) {
        for (const attribute of ["aria-label", "aria-valuetext", "placeholder", "title", "alt"]) {
          const text = element.getAttribute(attribute);
          if (text && !element.matches(data)) texts.push({ text, at: `${name(element)} ${attribute}` });
        }
        if (!(element instanceof HTMLElement) || element.closest(".visually-hidden") || !element.checkVisibility())
          continue;
        const { overflowX, overflowY, textOverflow } = getComputedStyle(element);
        // A name alone may be cut short, with dots; a message may not.
        if (textOverflow === "ellipsis" && !element.textContent?.includes(open)) continue;
        const hides = (overflow: string): boolean => overflow === "hidden" || overflow === "clip";
        const own = [...element.childNodes].some(
          (node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim(),
        );
        const [wide, high] = [element.scrollWidth - element.clientWidth, element.scrollHeight - element.clientHeight];
        if (hides(overflowX) && wide > 0 && element.textContent && !turns(element))
          faults.push(`${name(element)} hides ${wide} px: ${element.textContent}`);
        // A line's own descenders may reach a pixel or two out of its box.
        if (hides(overflowY) && high > 2 && own)
          faults.push(`${name(element)} hides ${high} px of height: ${element.textContent}`);
      }

      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const parent = node.parentElement;
        if (!parent || parent.closest(`script, style, noscript, ${data}`) || !node.textContent?.trim()) continue;
        // A sentence whose terms can be tapped is in pieces: it is read whole.
        const around = parent.closest("[data-term]")?.parentElement ?? parent;
        const pieces = around.querySelector(":scope > [data-term]") !== null;
        texts.push({ text: (pieces ? around : node).textContent ?? "", at: name(pieces ? around : parent) });
        if (parent.closest(".visually-hidden, dialog:not([open])") || !parent.checkVisibility()) continue;
        const range = document.createRange();
        range.selectNodeContents(node);
        const { left, right, width } = range.getBoundingClientRect();
        if (width > 0 && (left < -1 || right > innerWidth + 1) && !inScroll(parent) && !turns(parent)) {
          faults.push(`${name(parent)} reaches out of the page: ${node.textContent}`);
        }
      }
      return { texts, faults };
    },
    { data: DATA, open: OPEN },
  );
  const english = texts
    .filter(({ text }) => /\p{L}/u.test(unmarked(text)))
    .map(({ text, at }) => `${at} is not translated: ${text}`);
  return [...new Set([...faults, ...english])];
}
