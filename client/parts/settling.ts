/**
 * A button that has just come, changed its verb, or moved takes no tap for so long: a finger that was on its way to what stood
 * there before presses nothing. From deciding to landing a finger takes about half a second. ms
 */
export const SETTLES = 800;
/** A button that has gone less far is in the same place. px */
const MOVED = 6;

interface Mark {
  what: string;
  x: number;
  y: number;
}

/** Explained terms only open a note: they may flow with their text. */
const BUTTONS = "button:not([data-term])";

function markOf(button: HTMLElement): Mark | undefined {
  const { left, top, width, height } = button.getBoundingClientRect();
  if (width === 0) return undefined;
  return { what: button.dataset.does ?? "", x: left + scrollX + width / 2, y: top + scrollY + height / 2 };
}

/** Whether a change brought, took or renamed a button outside a picture in which many come and go. */
function ofButtons({ type, target, addedNodes, removedNodes }: MutationRecord): boolean {
  if (target instanceof Element && target.closest("[data-crowd]")) return false;
  const has = (node: Node) =>
    node instanceof Element && (node.matches(BUTTONS) || node.querySelector(BUTTONS) !== null);
  return type === "attributes" || [...addedNodes, ...removedNodes].some(has);
}

/** `data-settles` stands on each such button for that long, and keeps taps from it (base.css); keys still press it. */
export function settling(page: HTMLElement): () => void {
  const marks = new WeakMap<HTMLElement, Mark>();
  const timers = new Map<HTMLElement, ReturnType<typeof setTimeout>>();
  const each = (heed: (button: HTMLElement, now: Mark, before: Mark | undefined) => void) => {
    for (const button of page.querySelectorAll<HTMLElement>(BUTTONS)) {
      const now = markOf(button);
      if (!now) continue;
      heed(button, now, marks.get(button));
      marks.set(button, now);
    }
  };
  const settle = (button: HTMLElement) => {
    button.dataset.settles = "";
    clearTimeout(timers.get(button));
    timers.set(
      button,
      setTimeout(() => {
        delete button.dataset.settles;
        timers.delete(button);
      }, SETTLES),
    );
  };
  const look = () =>
    each((button, now, before) => {
      const same = before?.what === now.what && Math.hypot(now.x - before.x, now.y - before.y) <= MOVED;
      if (!same) settle(button);
    });
  // What the player moves is no surprise.
  const follow = () => each(() => {});
  follow();
  // Buttons that come, go or change are looked at at once; anything else, which may move them, with the next frame, when a layout is
  // due anyway: at each step of three hundred dancers by itself it would cost one more each.
  let due: number | undefined;
  const lookNow = () => {
    if (due === undefined) return;
    cancelAnimationFrame(due);
    due = undefined;
    look();
  };
  const changes = new MutationObserver((all) => {
    due ??= requestAnimationFrame(lookNow);
    if (all.some(ofButtons)) lookNow();
  });
  changes.observe(page, { childList: true, characterData: true, subtree: true, attributeFilter: ["data-does"] });
  // A picture that has come, or a page that was turned, moves what stands below it without a word of change.
  const sizes = new ResizeObserver(look);
  for (const part of page.children) sizes.observe(part);
  document.addEventListener("scroll", follow, { capture: true, passive: true });
  // A finger that is quicker than the frame.
  document.addEventListener("pointerdown", lookNow, { capture: true, passive: true });
  return () => {
    if (due !== undefined) cancelAnimationFrame(due);
    changes.disconnect();
    sizes.disconnect();
    document.removeEventListener("scroll", follow, { capture: true });
    document.removeEventListener("pointerdown", lookNow, { capture: true });
    for (const timer of timers.values()) clearTimeout(timer);
  };
}
