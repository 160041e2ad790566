import { useLazy } from "../parts/lazy.ts";
import { words } from "../words/words.ts";

/** The lab, which comes when somebody goes there. */
export function Lab() {
  const Loaded = useLazy(() => import("../lab/index.ts").then(({ lab }) => lab()));
  return Loaded ? <Loaded /> : <main>{words.home.labComing}</main>;
}
