import { useEffect, useState } from "preact/hooks";

/** What comes to stand where something else was does nothing for so long: a tap that was on its way was meant for the other. Real ms */
const DEAD = 700;

/** Whether the component has only just appeared. */
export function useDead(): boolean {
  const [dead, setDead] = useState(true);
  useEffect(() => {
    const timer = setTimeout(() => setDead(false), DEAD);
    return () => clearTimeout(timer);
  }, []);
  return dead;
}
