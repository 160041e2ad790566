import { siteName } from "../../../art/sites.ts";
import type { Teller } from "../../../parts/moments/telling.ts";
import { SiteMark } from "../art.ts";
import { words } from "./words/words.ts";

const w = words.told;

/** What the whole meadow feels: that one has decided for all, and that it flies. */
export const tell: Teller = ({ kind, site }) => {
  const at = { site: siteName(Number(site)) };
  const shape = <SiteMark site={Number(site)} size={200} />;
  if (kind === "decided") return { size: "picture", rank: 4, text: w.chose(at), shape, tone: "honey", sound: "bell" };
  if (kind === "liftoff") return { size: "picture", rank: 5, text: w.liftoff(at), shape, tone: "good", sound: "air" };
  return undefined;
};
