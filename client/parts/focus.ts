import { useEffect, useRef } from "preact/hooks";

/**
 * Keeps the keyboard's place in a section whose buttons come and go: when the one that had the focus disappears, the
 * section itself takes it, so that the next Tab goes to its first button and not to the top of the page.
 */
export function useFocusKept() {
  const section = useRef<HTMLElement>(null);
  const here = useRef(false);
  useEffect(() => {
    const follow = (event: FocusEvent): void => {
      here.current = section.current?.contains(event.target as Node) ?? false;
    };
    document.addEventListener("focusin", follow);
    return () => document.removeEventListener("focusin", follow);
  }, []);
  useEffect(() => {
    if (here.current && document.activeElement === document.body) section.current?.focus();
  });
  return section;
}
