import { all, you } from "../store.ts";
import { words } from "./words/words.ts";

const w = words.help;

/** What one can do in a step that is no round, for the help sheet. */
export function Help(_: { code: string }) {
  const kind = all.value?.phase === "finale" ? "finale" : (all.value?.lesson?.step?.kind ?? "join");
  // Whoever has no seat leads, or looks on; only a host sees the plan's steps.
  if (you.value.seat === undefined) return <p>{you.value.host ? w.desk : w.watch}</p>;
  return <p>{kind === "round" ? w.join : w[kind]}</p>;
}
