// The keyboard's place on the page, where what had it disappears: browsers give the focus to nobody then, and the next Tab
// begins at the top. Loaded once the page stands. For one section whose buttons come and go see parts/focus.ts.
import { say } from "../announcer.tsx";

/** What had the focus, and all that it stood in, nearest first. */
let path: readonly Element[] = [];
/** The screen that is shown. */
let screen = document.querySelector("main");

function pathOf(element: Element): Element[] {
  const found: Element[] = [];
  for (let at: Element | null = element; at && at !== document.body; at = at.parentElement) found.push(at);
  return found;
}

/** Gives something the focus that is no control. It is where one goes on from, and a screen reader reads it. */
function place(element: HTMLElement): void {
  if (!element.hasAttribute("tabindex")) element.tabIndex = -1;
  element.focus({ preventScroll: true });
}

/** What a screen is called. */
const headingOf = (main: Element): HTMLElement | null => main.querySelector<HTMLElement>("h1, h2");

/** After something has changed on the page. */
function look(): void {
  const main = document.querySelector("main");
  const changed = main !== screen;
  screen = main;
  if (!main) return;
  const [had] = path;
  const lost = had !== undefined && !had.isConnected && document.activeElement === document.body;
  if (lost) {
    // The nearest of what is left of the same screen; else the top of the new one.
    const left = path.find((one): one is HTMLElement => one instanceof HTMLElement && one.isConnected);
    place(left && main.contains(left) ? left : (headingOf(main) ?? main));
    return;
  }
  // Whoever has not been moved is told where they are.
  const heading = changed && headingOf(main)?.textContent;
  if (heading) say(heading);
}

document.addEventListener("focusin", ({ target }) => {
  if (target instanceof Element) path = pathOf(target);
});
document.addEventListener("focusout", ({ target, relatedTarget }) => {
  // Taken away by its owner, who tapped beside it: then nothing is to be given back.
  if (relatedTarget === null && target instanceof Element)
    setTimeout(() => {
      if (target === path[0] && target.isConnected && document.activeElement === document.body) path = [];
    });
});
if (document.activeElement) path = pathOf(document.activeElement);
new MutationObserver(look).observe(document.body, { childList: true, subtree: true });
