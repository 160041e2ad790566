import { siteName } from "../../../art/sites.ts";
import type { Teller } from "../../../parts/moments/telling.ts";
import { SiteMark } from "../art.ts";
import { flown } from "../flown.tsx";
import { words } from "./words/words.ts";

const w = words.told;

/** What the whole meadow feels: that one has decided for all, and that it flies. */
export const tell: Teller = ({ kind, site }) => {
  const at = { site: siteName(Number(site)) };
  if (kind === "decided") {
    const shape = <SiteMark site={Number(site)} size={200} />;
    return { size: "picture", rank: 4, text: w.chose(at), shape, tone: "honey", sound: "bell" };
  }
  return kind === "liftoff" ? flown(Number(site), w.liftoff(at)) : undefined;
};
