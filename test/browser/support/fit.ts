import type { Page } from "playwright-core";

export interface Fit {
  /** Nobody scrolls this page: a projector, or a phone in play. */
  still: boolean;
  /** The least size of a letter, as a share of the page's height; 0 where none is asked for. */
  letters: number;
}

/**
 * What does not fit on a page as it stands, one line each: a button of play that is out of view or under something else,
 * text that is cut off, controls that lie on one another, letters too small for a projector, a page that would have to be scrolled.
 */
export function misfits(page: Page, fit: Fit): Promise<string[]> {
  return page.evaluate(({ still, letters }) => {
    const found: string[] = [];
    const { innerWidth: wide, innerHeight: high } = window;
    const root = document.documentElement;
    const named = (one: Element): string => {
      const text = one.textContent ?? "";
      return `<${one.tagName.toLowerCase()} ${one.closest("[data-part]")?.getAttribute("data-part") ?? ""}> ${text.trim().replace(/\s+/g, " ").slice(0, 60)}`;
    };
    const seen = (one: Element): boolean => {
      const { width, height } = one.getBoundingClientRect();
      if (width < 2 || height < 2) return false;
      for (let up: Element | null = one; up; up = up.parentElement) {
        const { visibility, display, opacity, clipPath } = getComputedStyle(up);
        if (visibility === "hidden" || display === "none" || Number(opacity) < 0.2 || clipPath === "inset(50%)")
          return false;
        if (up.getAttribute("aria-hidden") === "true" && up.tagName.toLowerCase() !== "svg") return false;
      }
      return true;
    };
    if (root.scrollWidth > root.clientWidth + 1)
      found.push(`too wide: the page reaches ${root.scrollWidth - root.clientWidth} px to the side`);
    if (still && letters > 0 && root.scrollHeight > high + 1)
      found.push(`too high: the page would have to be scrolled by ${root.scrollHeight - high} px`);

    // What one is in the round is read without scrolling, whatever else there is to read.
    for (const role of document.querySelectorAll("[data-part=role]"))
      if (still && role.getBoundingClientRect().bottom > high) found.push(`below the edge: ${named(role)}`);

    // A modal dialog covers what is below it: that is what it is for.
    const scope: ParentNode = document.querySelector("dialog[open]") ?? document.body;
    /** What of an element's box its scrolling or clipping ancestors let through; and the nearest of those. */
    const clipped = (one: Element): { box: DOMRect; within: Element | undefined } => {
      let { left, top, right, bottom } = one.getBoundingClientRect();
      let within: Element | undefined;
      for (
        let up = one.parentElement;
        up && up !== document.body && getComputedStyle(one).position !== "fixed";
        up = up.parentElement
      ) {
        const { overflowX, overflowY } = getComputedStyle(up);
        if (overflowX === "visible" && overflowY === "visible") continue;
        within ??= up;
        const edge = up.getBoundingClientRect();
        [left, top] = [Math.max(left, edge.left), Math.max(top, edge.top)];
        [right, bottom] = [Math.min(right, edge.right), Math.min(bottom, edge.bottom)];
      }
      return { box: new DOMRect(left, top, Math.max(0, right - left), Math.max(0, bottom - top)), within };
    };
    const controls = [...scope.querySelectorAll("button, a[href], input, select, summary")]
      .filter(seen)
      .filter((one) => clipped(one).box.width > 2 && clipped(one).box.height > 2);
    const whole = controls.map((one) => one.getBoundingClientRect());
    const shown = controls.map(clipped);
    for (const [i, one] of controls.entries()) {
      const { box, within } = shown[i]!;
      const { left, right, top: above, bottom } = whole[i]!;
      const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
      const acts = one.closest("[data-part=actions]") !== null;
      const out = left < -1 || right > wide + 1 || above < -1 || bottom > high + 1;
      if (still && acts && out) found.push(`out of view: ${named(one)}`);
      else if (!out) {
        // What a drawing puts over its own parts passes the tap on; what comes for a moment says so.
        const top = document.elementFromPoint(x, y);
        if (top && within?.contains(top)) continue;
        // What scrolls goes below the bar that stays under the thumb.
        if (!acts && top?.closest("[data-part=actions]")) continue;
        const inline = getComputedStyle(one).display === "inline";
        if (
          top &&
          !top.closest("[data-part=footer], [data-passing]") &&
          !one.contains(top) &&
          !top.contains(one) &&
          !one.closest("label")?.contains(top) &&
          !inline
        )
          found.push(`covered: ${named(one)} by ${named(top)}`);
      }
      for (const [j, other] of controls.entries()) {
        if (j <= i || one.contains(other) || other.contains(one)) continue;
        if (acts !== (other.closest("[data-part=actions]") !== null)) continue;
        if (one.closest("[data-passing]") || other.closest("[data-passing]")) continue;
        // Blocks in a drawing of their own may stand close.
        if (within && within === shown[j]!.within && within.tagName !== "MAIN") continue;
        const b = shown[j]!.box;
        const across = Math.min(box.right, b.right) - Math.max(box.left, b.left);
        const down = Math.min(box.bottom, b.bottom) - Math.max(box.top, b.top);
        if (
          across > 2 &&
          down > 2 &&
          getComputedStyle(one).position !== "fixed" &&
          getComputedStyle(other).position !== "fixed" &&
          !one.closest("[data-part=footer]") &&
          !other.closest("[data-part=footer]")
        )
          found.push(`on one another: ${named(one)} and ${named(other)}`);
      }
    }

    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const told = new Set<Element>();
    /** How many texts of pages told one after the other are in view: on the one that is shown there is something. */
    const inView = new Map<Element, number>();
    for (let text = walker.nextNode(); text; text = walker.nextNode()) {
      const holder = text.parentElement;
      if (!holder || !text.textContent?.trim() || told.has(holder) || !seen(holder)) continue;
      told.add(holder);
      const size = Number.parseFloat(getComputedStyle(holder).fontSize);
      if (letters > 0 && !holder.closest("svg") && size < letters * high - 0.5)
        found.push(`letters too small: ${size.toFixed(1)} px in ${named(holder)}`);
      // Pages told one after the other: only the one that is shown has to fit.
      const paged = holder.closest("[data-pages]");
      const pages = paged?.getBoundingClientRect();
      const range = document.createRange();
      range.selectNodeContents(text);
      const box = range.getBoundingClientRect();
      const other = pages && (box.left >= pages.right - 2 || box.right <= pages.left + 2);
      if (paged) inView.set(paged, (inView.get(paged) ?? 0) + (other ? 0 : 1));
      if (other) continue;
      for (let up: Element | null = holder; up && up !== document.body; up = up.parentElement) {
        const { overflowX, overflowY } = getComputedStyle(up);
        if (overflowX === "visible" && overflowY === "visible") continue;
        const edge = up.getBoundingClientRect();
        const scrolls = /auto|scroll/.test(overflowX + overflowY);
        if (scrolls || up.tagName.toLowerCase() === "svg") break;
        if (
          box.right > edge.right + 2 ||
          box.left < edge.left - 2 ||
          box.bottom > edge.bottom + 3 ||
          box.top < edge.top - 3
        ) {
          found.push(`cut off: ${named(holder)}`);
          break;
        }
      }
      if (box.right > wide + 2 && !holder.closest("svg")) found.push(`beyond the right edge: ${named(holder)}`);
      if (still && letters > 0 && box.bottom > high + 2) found.push(`below the edge: ${named(holder)}`);
    }
    for (const [paged, texts] of inView)
      if (texts === 0) found.push(`blank: nothing is in view of ${paged.getAttribute("data-screen") ?? named(paged)}`);
    return [...new Set(found)];
  }, fit);
}
