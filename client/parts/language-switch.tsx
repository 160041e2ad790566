import { useLazy } from "./lazy.ts";

const load = () => import("./language-list.tsx").then((it) => it.Languages);

/** On pages where somebody arrives. Elsewhere it is in the help. */
export function LanguageSwitch() {
  const Loaded = useLazy(load);
  return Loaded ? <Loaded /> : null;
}
