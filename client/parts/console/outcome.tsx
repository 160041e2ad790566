import { useEffect } from "preact/hooks";
import css from "./console.module.css";
import { outcome } from "./order.ts";

/** What the latest control did stands for so long. ms */
const FOR = 6000;

/** What the latest control did, or why not. The announcer reads it aloud. */
export function Outcome() {
  const told = outcome.value;
  useEffect(() => {
    if (!told) return undefined;
    const timer = setTimeout(() => {
      if (outcome.peek() === told) outcome.value = undefined;
    }, FOR);
    return () => clearTimeout(timer);
  }, [told]);
  if (!told) return null;
  return (
    <p key={told.at} class={css.outcome} data-wrong={told.wrong || undefined} data-part="outcome">
      {told.text}
    </p>
  );
}
