import { all } from "../store.ts";
import { refusalText } from "../words/refusals.ts";

/** The latest round was given up: why, and what that means. Says nothing otherwise. */
export function Dropped() {
  const why = all.value?.dropped?.why;
  return why === undefined ? null : <p role="status">{refusalText(why)}</p>;
}
