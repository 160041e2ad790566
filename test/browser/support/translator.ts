import type { Page } from "playwright-core";

/** How translators put their texts in: see `translate`. */
export const WAYS = ["font", "moved", "exchanged", "written", "rewritten"] as const;
export type Way = (typeof WAYS)[number];

/** What a translated text stands in. */
const [OPEN, CLOSE] = ["⟦", "⟧"];

/**
 * Does to a page what a browser does that translates it, and to everything that changes from then on. `font`: a new text in
 * two elements takes the place of the old one (Chrome). `moved`: the old one is moved into an element and written over.
 * `exchanged`: a new text node takes its place. `written`: it is written over where it is (Edge). `rewritten`: all texts of an
 * element go, and come back as other nodes between its elements (Firefox).
 */
export async function translate(page: Page, way: Way): Promise<void> {
  await page.evaluate(
    ([way, open, close]) => {
      const mine = new WeakSet<Node>();
      const wanted = (text: Text): boolean =>
        Boolean(text.data.trim()) &&
        !text.data.startsWith(open) &&
        !mine.has(text) &&
        !text.parentElement?.closest("[translate=no], script, style, svg, font");
      const write = (text: string): Text => {
        const made = new Text(open + text + close);
        mine.add(made);
        return made;
      };
      const font = (inner: Node): HTMLElement => {
        const [outer, middle] = [document.createElement("font"), document.createElement("font")];
        middle.append(inner);
        outer.append(middle);
        return outer;
      };
      const replace = (text: Text): void => {
        const { parentElement } = text;
        if (!parentElement) return;
        if (way === "font") text.replaceWith(font(write(text.data)));
        else if (way === "exchanged") text.replaceWith(write(text.data));
        else if (way === "written") text.data = open + text.data + close;
        else if (way === "moved") {
          const around = document.createElement("font");
          text.replaceWith(around);
          around.append(text);
          text.data = open + text.data + close;
        } else {
          const nodes = [...parentElement.childNodes];
          const made = nodes.map((node) => (node instanceof Text && wanted(node) ? write(node.data) : node));
          for (const node of nodes) if (!made.includes(node)) node.remove();
          for (const node of made) if (node instanceof Text) parentElement.append(node);
          // In their order again, one by one.
          for (const node of made) parentElement.append(node);
        }
      };
      const under = (root: Node): void => {
        const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
        const found: Text[] = root instanceof Text ? [root] : [];
        for (let node = walker.nextNode(); node; node = walker.nextNode()) found.push(node as Text);
        for (const text of found) if (text.isConnected && wanted(text)) replace(text);
      };
      under(document.body);
      new MutationObserver((records) => {
        for (const { type, target, addedNodes } of records) {
          if (type === "characterData") under(target);
          else for (const node of addedNodes) under(node);
        }
      }).observe(document.body, { childList: true, characterData: true, subtree: true });
    },
    [way, OPEN, CLOSE] as const,
  );
}

/** The texts of all elements that fit, in their order, without the translator's marks; and how many have them. */
export async function textsOf(page: Page, selector: string): Promise<{ texts: string[]; translated: number }> {
  const texts = await page.locator(selector).evaluateAll((all) => all.map((one) => one.textContent ?? ""));
  return {
    texts: texts.map((text) => text.replaceAll(OPEN, "").replaceAll(CLOSE, "")),
    translated: texts.filter((text) => text.includes(OPEN)).length,
  };
}
