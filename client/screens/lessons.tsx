import { useLazy } from "../parts/lazy.ts";
import { words } from "../words/words.ts";

/** Lessons to read, print and compose, which come when somebody goes there. */
export function Lessons({ path }: { path: string }) {
  const Loaded = useLazy(() => import("../plans/load.ts").then(({ lessons }) => lessons()));
  return Loaded ? <Loaded path={path} /> : <main>{words.home.setting}</main>;
}
